"""The record as a spreadsheet, streamed."""

from collections.abc import Iterator

from audit.actions import ACTIONS
from audit.canonical import canonical
from audit.models import AuditEvent
from audit.querysets import AuditEventQuerySet
from common.slow_reading import take_slowly
from common.spreadsheets import spell_time, stream_lines

COLUMNS = (
    "created_at",
    "who",
    "who_kind",
    "who_id",
    "action",
    "description",
    "outcome",
    "subject_type",
    "subject",
    "subject_id",
    "address",
    "session_id",
    "request_id",
    "data",
)
CHUNK = 500


def stream_csv(events: AuditEventQuerySet) -> Iterator[str]:
    """The header line, then one line an event."""
    return stream_lines(COLUMNS, _rows(events))


def _rows(events: AuditEventQuerySet) -> Iterator[list[str]]:
    for event in take_slowly(events, CHUNK):
        yield row_of(event)


def row_of(event: AuditEvent) -> list[str]:
    """The cells of one event, in the order of ``COLUMNS``."""
    return [
        spell_time(event.created_at),
        event.actor_name,
        event.actor_kind,
        str(event.actor_id or ""),
        event.action,
        ACTIONS[event.action].sentence,
        event.outcome,
        event.subject_type,
        event.subject_label,
        event.subject_id,
        event.address,
        str(event.session_id or ""),
        event.request_id,
        canonical(event.data) if event.data else "",
    ]
