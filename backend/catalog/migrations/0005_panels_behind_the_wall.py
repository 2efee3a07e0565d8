"""Panels have the same walls as tests. There are few of them: a search needs no index."""

from django.db import migrations

from audit.triggers import append_only
from common.row_policies import TENANT_ID, readable_to_all, tenant_policy

OWN = f"lab_id = {TENANT_ID}"
OF_OPEN_LABS = (
    "lab_id IN (SELECT id FROM accounts_organization WHERE kind = 'lab' AND is_approved AND is_active)"
)


class Migration(migrations.Migration):
    dependencies = [("catalog", "0004_panels")]

    operations = [
        tenant_policy("catalog_catalogpanel", owner=OWN),
        readable_to_all("catalog_catalogpanel", rows=OF_OPEN_LABS),
        tenant_policy("catalog_catalogpanelversion", owner=OWN),
        readable_to_all("catalog_catalogpanelversion", rows=OF_OPEN_LABS),
        tenant_policy("catalog_catalogpanelwords", owner=OWN),
        readable_to_all("catalog_catalogpanelwords", rows=OF_OPEN_LABS),
        append_only("catalog_catalogpanelversion", unique=[["id"], ["item_id", "version"]]),
    ]
