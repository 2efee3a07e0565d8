"""Other logs that the record vouches for.

An app with an append-only log of its own registers the model and its fields here; each line of the record that
tells of such a row carries the row's digest, so that an edited, deleted or smuggled row is found.
"""

from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Model

from audit.canonical import digest_of


class Witness(NamedTuple):
    """A row of another log, with the digest it had when it was written."""

    type: str
    id: UUID
    digest: str


class Log(NamedTuple):
    """A model and the columns that are vouched for. Columns added later are not: old digests must hold."""

    model: type[Model]
    columns: tuple[str, ...]


LOGS: dict[str, Log] = {}


def vouch_for(model: type[Model], columns: tuple[str, ...]) -> None:
    """Make ``model`` (with ``id`` and ``created_at``) a log whose rows are vouched for."""
    LOGS[str(model._meta.model_name)] = Log(model, ("id", "created_at", *columns))


def witness_of(row: Model) -> Witness:
    """What a line of the record says of ``row``, which has just been written."""
    kind = str(row._meta.model_name)
    return Witness(kind, row.pk, digest_of({name: getattr(row, name) for name in LOGS[kind].columns}))


def digests_of(kind: str, ids: list[UUID]) -> dict[UUID, str]:
    """The present digests of those of the rows that exist."""
    model, columns = LOGS[kind]
    rows: Any = model._base_manager.filter(pk__in=ids).values(*columns)
    return {row["id"]: digest_of(row) for row in rows}
