"""The second wall behind ``visible_to`` (see accounts.tenancy): patients are their clinic's alone."""

from django.db import migrations

from common.row_policies import TENANT_ID, tenant_policy

OWN = f"clinic_id = {TENANT_ID}"


class Migration(migrations.Migration):
    dependencies = [("patients", "0001_initial")]

    operations = [
        tenant_policy("patients_patient", owner=OWN),
        tenant_policy("patients_patientidentifier", owner=OWN),
        tenant_policy("patients_patientword", owner=OWN),
        tenant_policy("patients_patientmerge", owner=OWN),
    ]
