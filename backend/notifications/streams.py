"""Numbers that readers can rely on: strictly growing, and visible in the order they were given."""

from collections.abc import Iterable
from typing import Literal
from uuid import UUID

from django.db import connection

from notifications.models import Epoch, StreamHead


def advance(stream_ids: Iterable[UUID], counter: Literal["seq", "read_seq"] = "seq") -> dict[UUID, int]:
    """Take the next number of each stream; returns stream id → its new number.

    Call it last in a transaction: the rows stay locked until it ends. One upsert in id order takes the locks, new
    rows included, so that two transactions never wait for each other (two statements, lock and then insert what is
    missing, do deadlock).
    """
    streams = sorted(set(stream_ids))
    if not streams:
        return {}
    id_field = StreamHead._meta.pk
    table = connection.ops.quote_name(StreamHead._meta.db_table)
    first = {"seq": "1, 0", "read_seq": "0, 1"}[counter]
    sql = (  # names of our own only, values as parameters
        f"INSERT INTO {table} (id, seq, read_seq) VALUES {', '.join([f'(%s, {first})'] * len(streams))}"  # noqa: S608  # nosec B608
        f" ON CONFLICT (id) DO UPDATE SET {counter} = {table}.{counter} + 1 RETURNING id, {counter}"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [id_field.get_db_prep_value(each, connection) for each in streams])
        return {id_field.to_python(stream_id): number for stream_id, number in cursor.fetchall()}


def heads_of(stream_ids: Iterable[UUID]) -> dict[UUID, StreamHead]:
    """The heads of the streams; one that never moved stands at zero."""
    wanted = list(stream_ids)
    found = StreamHead.objects.in_bulk(wanted)
    return {stream_id: found.get(stream_id) or StreamHead(id=stream_id) for stream_id in wanted}


def current_epoch() -> str:
    """The epoch that cursors belong to."""
    epoch, _ = Epoch.objects.get_or_create(pk=1)
    return str(epoch.value)
