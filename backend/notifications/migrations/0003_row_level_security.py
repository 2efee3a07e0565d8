"""The second wall behind ``visible_to`` (see accounts.tenancy)."""

from django.db import migrations

from common.row_policies import TENANT_ID, tenant_policy

OWN = f"organization_id = {TENANT_ID}"


class Migration(migrations.Migration):
    dependencies = [("notifications", "0002_letters")]

    operations = [
        tenant_policy("notifications_notification", owner=OWN),
        tenant_policy("notifications_feedentry", owner=OWN),
    ]
