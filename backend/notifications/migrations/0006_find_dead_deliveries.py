from django.db import migrations, models

from common.online_index import AddIndexOnline


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ("notifications", "0005_email_replaced"),
    ]

    operations = [
        AddIndexOnline(
            model_name="emaildelivery",
            index=models.Index(
                condition=models.Q(("status", "dead")), fields=["finished_at"], name="email_delivery_dead"
            ),
        ),
        AddIndexOnline(
            model_name="letter",
            index=models.Index(condition=models.Q(("status", "dead")), fields=["finished_at"], name="letter_dead"),
        ),
    ]
