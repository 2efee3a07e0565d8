"""The second wall behind ``visible_to`` (see accounts.tenancy).

A specimen is its order's, which was sent: both sides see it. The series of a lab's numbers is the lab's own; when a
clinic's order takes a number of it, the system does.
"""

from django.db import migrations

from common.row_policies import TENANT_ID, tenant_policy

EITHER_SIDE = f"clinic_id = {TENANT_ID} OR lab_id = {TENANT_ID}"
# Of a manifest that the tenant sees: the sub-select goes through that table's policy.
OF_OWN_MANIFEST = "EXISTS (SELECT FROM specimens_manifest WHERE specimens_manifest.id = manifest_id)"


class Migration(migrations.Migration):
    dependencies = [("specimens", "0001_initial")]

    operations = [
        tenant_policy("specimens_specimen", owner=EITHER_SIDE),
        tenant_policy("specimens_manifest", owner=EITHER_SIDE),
        tenant_policy("specimens_manifestline", owner=OF_OWN_MANIFEST),
        tenant_policy("specimens_accessionseries", owner=f"lab_id = {TENANT_ID}"),
    ]
