"""How long the record is kept: its oldest part goes as a whole, and a signed checkpoint takes its place."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from audit.chain import signed_checkpoint
from audit.models import AuditCheckpoint, AuditEvent, AuditHead, AuditSeal
from audit.record import record
from common import clock


def trim_record() -> int:
    """Remove what is older than ``AUDIT_RETENTION_DAYS``; returns how many lines. Without that setting, none."""
    if settings.AUDIT_RETENTION_DAYS is None:
        return 0
    return trim_before(clock.now() - timedelta(days=settings.AUDIT_RETENTION_DAYS))


@transaction.atomic
def trim_before(moment: datetime) -> int:
    """Remove the sealed lines before the first one that is not older than ``moment``; never the newest."""
    head = AuditHead.objects.select_for_update().filter(pk=1).first()
    if head is None:
        return 0
    young = AuditEvent.objects.filter(created_at__gte=moment).values("pk")
    first_kept = AuditSeal.objects.filter(event_id__in=young).order_by("seq").first()
    last_gone = min(first_kept.seq if first_kept else head.seq, head.seq) - 1
    links = AuditSeal.objects.filter(seq__lte=last_gone)
    last = links.order_by("-seq").first()
    if last is None:
        return 0
    # The triggers let go what a checkpoint covers, and a line only while its link is still there.
    AuditCheckpoint(**signed_checkpoint(seq=last.seq, mac=last.mac, before=moment)).save(force_insert=True)
    lines, _ = AuditEvent._base_manager.filter(pk__in=links.values("event_id")).delete()
    AuditSeal._base_manager.filter(seq__lte=last.seq).delete()
    record("audit.trimmed", data={"lines": lines, "up_to": last.seq})
    return lines
