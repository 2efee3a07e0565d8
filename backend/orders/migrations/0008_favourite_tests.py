import django.db.models.deletion
from django.db import migrations, models

import common.clock
import common.ids
from common.row_policies import TENANT_ID, tenant_policy


class Migration(migrations.Migration):
    """The tests that a clinic wants at hand; its own people alone see them."""

    dependencies = [
        ("accounts", "0004_holidays"),
        ("catalog", "0007_words_written_at_once"),
        ("orders", "0007_collection_checked"),
    ]

    operations = [
        migrations.CreateModel(
            name="FavouriteTest",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=common.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=common.clock.now, editable=False)),
                (
                    "clinic",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organization",
                    ),
                ),
                (
                    "test",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="catalog.catalogtest",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("clinic", "test"), name="favourite_test_once")
                ],
            },
        ),
        tenant_policy("orders_favouritetest", owner=f"clinic_id = {TENANT_ID}"),
    ]
