from django.db import migrations

from audit.chain import GENESIS, signed_checkpoint
from audit.triggers import append_only
from common import clock


def begin_the_record_here(apps, schema_editor):
    """Events from before the record existed are vouched for by nobody: a signed checkpoint says so."""
    if apps.get_model("orders", "OrderEvent").objects.exists():
        checkpoint = signed_checkpoint(seq=0, mac=GENESIS, before=clock.now())
        apps.get_model("audit", "AuditCheckpoint").objects.create(**checkpoint)


class Migration(migrations.Migration):
    """Nobody edits or deletes an order's log."""

    dependencies = [("orders", "0001_initial"), ("audit", "0003_append_only")]

    operations = [
        migrations.RunPython(begin_the_record_here, migrations.RunPython.noop),
        append_only("orders_orderevent", unique=[["id"], ["order_id", "version"]]),
    ]
