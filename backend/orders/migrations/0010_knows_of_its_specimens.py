from django.db import migrations, models


class Migration(migrations.Migration):
    """An order without specimens need not be asked for them at each step."""

    dependencies = [("orders", "0009_find_what_was_asked_of_a_lab")]

    operations = [
        migrations.AddField(
            model_name="order",
            name="has_specimens",
            field=models.BooleanField(db_default=False, default=False, editable=False),
        ),
    ]
