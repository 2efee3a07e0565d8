from django.db import migrations, models

import accounts.validators


class Migration(migrations.Migration):
    """Days on which an organization is closed."""

    dependencies = [("accounts", "0003_users_are_people")]

    operations = [
        migrations.AddField(
            model_name="organization",
            name="holidays",
            field=models.JSONField(
                blank=True,
                db_default=models.Value([], models.JSONField()),
                default=list,
                help_text='Days on which it is closed, e.g. [{"date": "2026-12-25", "name": "Christmas Day"}].',
                validators=[accounts.validators.validate_holidays],
            ),
        ),
    ]
