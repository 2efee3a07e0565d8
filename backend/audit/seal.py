"""Sealing: the worker binds new lines into the chain, in batches, one holder at a time."""

from datetime import UTC, datetime, timedelta
from functools import partial
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef

from audit.anchor import Anchor, publish
from audit.chain import GENESIS, link
from audit.keys import current_key_id, mac_of
from audit.models import AuditEvent, AuditHead, AuditSeal
from audit.querysets import AuditEventQuerySet

BATCH = 1000
# A line is sealed if its transaction commits within this time; no request and no command takes as long.
LATEST = timedelta(minutes=10)


def seal_new_events() -> int:
    """Seal the next batch; returns how many lines, 0 also while another worker is at it."""
    if not unsealed_events().exists():
        return 0
    AuditHead.objects.get_or_create(pk=1, defaults={"mac": GENESIS})
    with transaction.atomic():
        head = AuditHead.objects.select_for_update(skip_locked=True).filter(pk=1).first()
        return 0 if head is None else _seal_after(head)


def unsealed_events() -> AuditEventQuerySet:
    """The lines that wait, oldest first. What is older than the chain's end by ``LATEST`` was smuggled in."""
    last = AuditSeal.objects.order_by("-seq").values_list("event_id", flat=True).first()
    events = AuditEvent.objects.filter(~Exists(AuditSeal.objects.filter(event_id=OuterRef("pk"))))
    if last is not None:
        events = events.filter(pk__gte=first_id_at(time_of(last) - LATEST))
    return events.order_by("pk")


def time_of(event_id: UUID) -> datetime:
    """The time in a UUIDv7 (RFC 9562, section 5.7)."""
    return datetime.fromtimestamp((event_id.int >> 80) / 1000, tz=UTC)


def first_id_at(moment: datetime) -> UUID:
    """The smallest UUIDv7 of ``moment``."""
    return UUID(int=int(moment.timestamp() * 1000) << 80)


def _seal_after(head: AuditHead) -> int:
    key_id = current_key_id()
    seals = []
    for event_id, event_mac in unsealed_events().values_list("pk", "mac")[:BATCH]:
        head.seq += 1
        head.mac = mac_of(link(head.mac, head.seq, event_id, event_mac), key_id) or ""
        seals.append(AuditSeal(seq=head.seq, event_id=event_id, key_id=key_id, mac=head.mac))
    if seals:
        AuditSeal.objects.bulk_create(seals)
        head.save()
        transaction.on_commit(partial(publish, Anchor(head.seq, head.mac)))
    return len(seals)
