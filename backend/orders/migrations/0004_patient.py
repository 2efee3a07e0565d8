import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """An order can name a patient, and keeps a copy of its own of who that is."""

    dependencies = [
        ("orders", "0003_row_level_security"),
        ("patients", "0002_row_level_security"),
    ]

    operations = [
        migrations.AddField(
            model_name="order",
            name="demographics",
            field=models.JSONField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="order",
            name="patient",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="orders",
                to="patients.patient",
            ),
        ),
        migrations.AddField(
            model_name="order",
            name="patient_words",
            field=models.TextField(blank=True, db_default="", default="", editable=False),
        ),
    ]
