from django.db import migrations, models

from common.online_index import AddIndexOnline


class Migration(migrations.Migration):
    """A patient's orders, newest first."""

    atomic = False  # built beside the writers

    dependencies = [("orders", "0004_patient")]

    operations = [
        AddIndexOnline(
            model_name="order",
            index=models.Index(
                models.F("patient"),
                models.OrderBy(models.F("id"), descending=True),
                condition=models.Q(("patient__isnull", False)),
                name="order_patient_newest",
            ),
        ),
    ]
