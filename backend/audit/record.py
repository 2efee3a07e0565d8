"""Writing a line of the record: one INSERT, in the transaction of what it tells of."""

from typing import Any, NamedTuple
from uuid import UUID

from django.db import DatabaseError, models

from audit import who as context
from audit.actions import ACTIONS
from audit.canonical import canonical
from audit.keys import current_key_id, mac_of
from audit.models import AuditEvent, Outcome
from audit.who import Who
from audit.witness import Witness
from common.errors import Unavailable
from common.prepared import PreparedInsert
from common.requests import current_request_id

# An id, a code, the name of a field: nothing that goes into ``data`` is longer. Sentences of people are.
LONGEST_TEXT = 64


class Subject(NamedTuple):
    """What it was done to: a type such as ``order``, an id, and a label that people know it by."""

    type: str
    id: str
    label: str = ""


def record(
    action: str,
    *,
    subject: models.Model | tuple[str, Any, str] | None = None,
    outcome: str = Outcome.DONE,
    data: dict[str, Any] | None = None,
    organization_id: UUID | None = None,
    who: Who | None = None,
    witness: Witness | None = None,
) -> AuditEvent:
    """Append one line; call inside the transaction of the change it tells of.

    A refusal that rolls its transaction back takes the line along: record a refusal outside.

    Args:
        action: a key of ``ACTIONS``.
        subject: a row, or ``(type, id, label)``; labels hold numbers and names, nothing of patients.
        outcome: ``done``, ``refused`` or ``failed``.
        data: ids, names of fields, numbers and codes. No passwords, tokens, patient data or sentences.
        organization_id: whose record it is, where that is not the organization that acts (an
            administrator's act, a failed log-in).
        who: who acts, where the request does not know (a log-in that has just succeeded, a socket).
        witness: a row of another log that this line vouches for.

    Raises:
        KeyError, ValueError: an action or data that must not be in the record: a programming error.
    """
    ACTIONS[action]
    who = who or context.current()
    about = _subject_of(subject)
    event = AuditEvent(
        action=action,
        outcome=Outcome(outcome).value,
        actor_kind=who.kind,
        actor_id=who.user_id,
        actor_name=who.name[:300],
        organization_id=organization_id or who.organization_id,
        session_id=who.session_id,
        address=who.address or context.current().address,
        request_id=current_request_id(),
        subject_type=about.type,
        subject_id=about.id,
        subject_label=about.label,
        data=checked(data or {}),
        witness_type=witness.type if witness else "",
        witness_id=witness.id if witness else None,
        witness_digest=witness.digest if witness else "",
        key_id=current_key_id(),
    )
    event.mac = mac_of(content_of(event), event.key_id) or ""
    _INSERT.insert(event)
    return event


def record_read(action: str, **more: Any) -> AuditEvent:
    """Record a reading before it is answered.

    Raises:
        Unavailable: it could not be written, so nothing is shown.
    """
    try:
        return record(action, **more)
    except DatabaseError as error:
        raise Unavailable("What is read here is recorded, and the record cannot be written now.") from error


_INSERT = PreparedInsert(AuditEvent)
CONTENT = tuple(field.attname for field in AuditEvent._meta.concrete_fields if field.attname != "mac")


def content_of(event: AuditEvent) -> str:
    """The canonical spelling of everything in a line but its seal."""
    return canonical({name: getattr(event, name) for name in CONTENT})


def checked(value: Any) -> Any:
    """``value`` in types that every database gives back as they were.

    Raises:
        ValueError: a fraction, a long text, or something that is no JSON.
    """
    if isinstance(value, dict):
        return {str(name): checked(inner) for name, inner in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [checked(inner) for inner in value]
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, str) and len(value) <= LONGEST_TEXT:
        return str(value)
    if value is None or isinstance(value, (bool, int)):
        return value
    raise ValueError(
        f"The record takes ids, codes and numbers, not {type(value).__name__}: shorten or leave out."
    )


def _subject_of(subject: models.Model | tuple[str, Any, str] | None) -> Subject:
    if subject is None:
        return Subject("", "")
    if isinstance(subject, models.Model):
        return Subject(str(subject._meta.model_name), str(subject.pk), str(subject)[:200])
    kind, subject_id, label = subject
    return Subject(kind, str(subject_id), str(label)[:200])
