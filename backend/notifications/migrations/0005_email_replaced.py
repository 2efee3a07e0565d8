from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("notifications", "0004_order_opened_by_administrator"),
    ]

    operations = [
        migrations.AlterField(
            model_name="letter",
            name="kind",
            field=models.CharField(
                choices=[
                    ("invitation", "Invitation"),
                    ("password_reset", "Password reset"),
                    ("password_changed", "Password changed"),
                    ("email_change", "E-mail change: proof"),
                    ("email_change_notice", "E-mail change: notice"),
                    ("email_replaced", "E-mail address replaced"),
                    ("second_factor_enabled", "Second factor set up"),
                    ("second_factor_disabled", "Second factor removed"),
                ],
                max_length=30,
            ),
        ),
    ]
