"""What a lab says of its tests: it alone writes it, and once it is open for orders everybody reads it.

What tests are found by has no wall for reading. A wall is asked before any operator that could betray a row, so no
trigram index would be used; and it leads to nothing but tests, which have their wall.
"""

from django.db import migrations

from audit.triggers import append_only
from common.row_policies import TENANT_ID, readable_to_all, tenant_policy

OWN = f"lab_id = {TENANT_ID}"
OF_OPEN_LABS = (
    "lab_id IN (SELECT id FROM accounts_organization WHERE kind = 'lab' AND is_approved AND is_active)"
)


class Migration(migrations.Migration):
    dependencies = [("catalog", "0002_words_behind_an_index"), ("audit", "0003_append_only")]

    operations = [
        tenant_policy("catalog_catalogtest", owner=OWN),
        readable_to_all("catalog_catalogtest", rows=OF_OPEN_LABS),
        tenant_policy("catalog_catalogtestversion", owner=OWN),
        readable_to_all("catalog_catalogtestversion", rows=OF_OPEN_LABS),
        tenant_policy("catalog_catalogtestwords", owner=OWN),
        readable_to_all("catalog_catalogtestwords", rows="true"),
        append_only("catalog_catalogtestversion", unique=[["id"], ["item_id", "version"]]),
    ]
