"""A clinic's list of what all labs offer, by name."""

from django.db import migrations, models

from common.online_index import AddIndexOnline


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("catalog", "0005_panels_behind_the_wall")]

    operations = [
        AddIndexOnline("catalogtest", models.Index(fields=["name", "id"], name="catalogtest_named")),
        AddIndexOnline("catalogpanel", models.Index(fields=["name", "id"], name="catalogpanel_named")),
    ]
