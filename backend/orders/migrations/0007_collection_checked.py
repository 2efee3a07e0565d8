from django.db import migrations, models

from common.online_check import AddCheckOnline


class Migration(migrations.Migration):
    """How a sample is drawn is one of three ways; only a planned drawing has a time."""

    atomic = False  # looked at beside the writers

    dependencies = [("orders", "0006_tests_and_collection")]

    operations = [
        AddCheckOnline(
            model_name="order",
            constraint=models.CheckConstraint(
                condition=models.Q(("collection__in", ["", "here", "planned", "by_lab"])),
                name="order_collection_known",
            ),
        ),
        AddCheckOnline(
            model_name="order",
            constraint=models.CheckConstraint(
                condition=models.Q(("collect_at", None), ("collection", "planned"), _connector="OR"),
                name="order_collect_at_when_planned",
            ),
        ),
    ]
