from django.db import migrations, models

from common.online_index import AddIndexOnline


class Migration(migrations.Migration):
    """A clinic's orders to one lab, newest first."""

    atomic = False  # built beside the writers

    dependencies = [("orders", "0008_favourite_tests")]

    operations = [
        AddIndexOnline(
            model_name="order",
            index=models.Index(
                models.F("clinic"),
                models.F("lab"),
                models.OrderBy(models.F("id"), descending=True),
                condition=models.Q(("submitted_at__isnull", False)),
                name="order_clinic_lab_newest",
            ),
        ),
    ]
