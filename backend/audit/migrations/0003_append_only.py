from django.db import migrations

from audit.triggers import append_only


class Migration(migrations.Migration):
    """Nobody edits or deletes the record; what a checkpoint covers may go."""

    dependencies = [("audit", "0002_seals")]

    operations = [
        append_only(
            "audit_auditevent",
            unique=[["id"]],
            unless=(
                "EXISTS (SELECT 1 FROM audit_auditseal s JOIN audit_auditcheckpoint c ON c.seq >= s.seq"
                " WHERE s.event_id = OLD.id)"
            ),
        ),
        append_only(
            "audit_auditseal",
            unique=[["seq"], ["event_id"]],
            unless="EXISTS (SELECT 1 FROM audit_auditcheckpoint c WHERE c.seq >= OLD.seq)",
        ),
        append_only("audit_auditcheckpoint", unique=[["id"]]),
    ]
