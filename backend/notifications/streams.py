"""Numbers that readers can rely on: strictly growing, and visible in the order they were given."""

from collections import Counter
from collections.abc import Iterable
from typing import Literal
from uuid import UUID

from django.db import connection

from common.ids import new_id
from common.prepared import PreparedByIds
from notifications.models import Epoch, StreamHead

_HEADS = PreparedByIds(
    lambda person_id, organization_id: StreamHead.objects.filter(
        pk__in=[person_id, organization_id]
    ).values_list("id", "seq", "read_seq")
)
_EPOCH = PreparedByIds(lambda: Epoch.objects.filter(pk=1).values_list("value"))


def advance(stream_ids: Iterable[UUID], counter: Literal["seq", "read_seq"] = "seq") -> dict[UUID, int]:
    """Take the next number of each stream, as many as it is named times; returns stream id → the last of them.

    Call it last in a transaction, and once: the rows stay locked until it ends. One upsert in id order takes the
    locks, new rows included, so that two transactions never wait for each other (two statements, whether lock and
    then insert what is missing or one after the other for two orders, do deadlock).
    """
    times = Counter(stream_ids)
    if not times:
        return {}
    id_field = StreamHead._meta.pk
    table = connection.ops.quote_name(StreamHead._meta.db_table)
    row = {"seq": "(%s, %s, 0)", "read_seq": "(%s, 0, %s)"}[counter]
    sql = (  # names of our own only, values as parameters
        f"INSERT INTO {table} (id, seq, read_seq) VALUES {', '.join([row] * len(times))}"  # noqa: S608  # nosec B608
        f" ON CONFLICT (id) DO UPDATE SET {counter} = {table}.{counter} + excluded.{counter} RETURNING id, {counter}"
    )
    with connection.cursor() as cursor:
        stored = [(id_field.get_db_prep_value(each, connection), times[each]) for each in sorted(times)]
        cursor.execute(sql, [value for pair in stored for value in pair])
        return {id_field.to_python(stream_id): number for stream_id, number in cursor.fetchall()}


def heads_of(person_id: UUID, organization_id: UUID) -> tuple[StreamHead, StreamHead]:
    """The heads of a person's and an organization's stream; one that never moved stands at zero."""
    rows = _HEADS.rows(person_id, organization_id)
    found = {row_id: StreamHead(id=row_id, seq=seq, read_seq=read_seq) for row_id, seq, read_seq in rows}
    own, feed = (
        found.get(stream_id) or StreamHead(id=stream_id) for stream_id in (person_id, organization_id)
    )
    return own, feed


def current_epoch() -> str:
    """The epoch that cursors belong to."""
    for (value,) in _EPOCH.rows():
        return str(value)
    epoch, _ = Epoch.objects.get_or_create(pk=1)
    return str(epoch.value)


def begin_new_epoch() -> None:
    """Void every cursor that was given out: numbers may now be given out a second time."""
    Epoch.objects.update_or_create(pk=1, defaults={"value": new_id()})
