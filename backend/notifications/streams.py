"""Numbers that readers can rely on: strictly growing, and visible in the order they were given."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import F

from notifications.models import Epoch, StreamHead


def advance(stream_ids: Iterable[UUID], counter: str = "seq") -> dict[UUID, int]:
    """Take the next number of each stream; returns stream id → its new number.

    Call it last in a transaction: the rows stay locked until it ends. They are locked in id order, so that two
    transactions never wait for each other.

    Args:
        counter: ``seq`` or ``read_seq``.
    """
    wanted = set(stream_ids)
    heads = _lock(wanted)
    missing = wanted - heads.keys()
    if missing:
        StreamHead.objects.bulk_create([StreamHead(id=each) for each in missing], ignore_conflicts=True)
        heads = _lock(wanted)
    StreamHead.objects.filter(pk__in=wanted).update(**{counter: F(counter) + 1})
    return {stream_id: getattr(head, counter) + 1 for stream_id, head in heads.items()}


def heads_of(stream_ids: Iterable[UUID]) -> dict[UUID, StreamHead]:
    """The heads of the streams; one that never moved stands at zero."""
    wanted = list(stream_ids)
    found = StreamHead.objects.in_bulk(wanted)
    return {stream_id: found.get(stream_id) or StreamHead(id=stream_id) for stream_id in wanted}


def current_epoch() -> str:
    """The epoch that cursors belong to."""
    epoch, _ = Epoch.objects.get_or_create(pk=1)
    return str(epoch.value)


def _lock(stream_ids: set[UUID]) -> dict[UUID, StreamHead]:
    rows = StreamHead.objects.select_for_update().filter(pk__in=stream_ids).order_by("pk")
    return {head.id: head for head in rows}
