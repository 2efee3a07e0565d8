"""The second wall behind ``visible_to`` (see accounts.tenancy)."""

from django.db import migrations

from common.row_policies import TENANT_ID, tenant_policy

OWN = f"clinic_id = {TENANT_ID} OR (lab_id = {TENANT_ID} AND submitted_at IS NOT NULL)"
# Of an order that the tenant sees: the sub-select goes through that table's policy.
OF_OWN_ORDER = "EXISTS (SELECT FROM orders_order WHERE orders_order.id = order_id)"


class Migration(migrations.Migration):
    dependencies = [("orders", "0002_events_append_only")]

    operations = [
        tenant_policy("orders_order", owner=OWN),
        tenant_policy("orders_orderevent", owner=OF_OWN_ORDER),
    ]
