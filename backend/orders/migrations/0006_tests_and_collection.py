from django.db import migrations, models


class Migration(migrations.Migration):
    """An order can ask for tests of its lab's catalogue, and say why and when the sample is drawn."""

    dependencies = [("orders", "0005_find_a_patients_orders")]

    operations = [
        migrations.AddField(
            model_name="order",
            name="tests",
            field=models.JSONField(
                blank=True, db_default=models.Value([], models.JSONField()), default=list, editable=False
            ),
        ),
        migrations.AddField(
            model_name="order",
            name="stat_reason",
            field=models.TextField(blank=True, db_default="", default=""),
        ),
        migrations.AddField(
            model_name="order",
            name="diagnosis_code",
            field=models.CharField(blank=True, db_default="", default="", max_length=10),
        ),
        migrations.AddField(
            model_name="order",
            name="diagnosis",
            field=models.TextField(blank=True, db_default="", default=""),
        ),
        migrations.AddField(
            model_name="order",
            name="collection",
            field=models.CharField(
                blank=True,
                choices=[("here", "Here"), ("planned", "Planned"), ("by_lab", "By lab")],
                db_default="",
                default="",
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="order",
            name="collect_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]
