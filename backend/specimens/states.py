"""The status of a specimen: one table, nowhere else.

It is read by the services that move specimens, by ``allowed_actions``, by the test of every status × action × side, and
by the diagram in the documentation. It knows no database.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final, Protocol
from uuid import UUID

from accounts.models import Role
from orders.states import Side
from orders.states import Status as OrderStatus


class Status(StrEnum):
    EXPECTED = "expected"
    COLLECTED = "collected"
    RECEIVED = "received"
    IN_USE = "in_use"
    STORED = "stored"
    DISCARDED = "discarded"
    REJECTED = "rejected"
    CANCELLED = "cancelled"

    @property
    def label(self) -> str:
        return self.value.replace("_", " ").capitalize()


class ReasonCode(StrEnum):
    """Why a lab rejects a specimen."""

    HAEMOLYSED = "haemolysed"
    CLOTTED = "clotted"
    INSUFFICIENT = "insufficient"
    WRONG_CONTAINER = "wrong_container"
    UNLABELLED = "unlabelled"
    MISMATCH = "mismatch"
    TOO_OLD = "too_old"
    TEMPERATURE = "temperature"
    LEAKED = "leaked"

    @property
    def in_words(self) -> str:
        return _IN_WORDS[self]


_IN_WORDS: Final[Mapping[ReasonCode, str]] = MappingProxyType(
    {
        ReasonCode.HAEMOLYSED: "it is haemolysed",
        ReasonCode.CLOTTED: "it is clotted",
        ReasonCode.INSUFFICIENT: "there is not enough of it",
        ReasonCode.WRONG_CONTAINER: "it is in the wrong container",
        ReasonCode.UNLABELLED: "it has no label",
        ReasonCode.MISMATCH: "label and order do not match",
        ReasonCode.TOO_OLD: "it is too old",
        ReasonCode.TEMPERATURE: "it was not kept at its temperature",
        ReasonCode.LEAKED: "it has leaked",
    }
)


class ManifestStatus(StrEnum):
    SENT = "sent"
    RECEIVED = "received"
    WITHDRAWN = "withdrawn"


class Subject(Protocol):
    """What of a specimen the table's conditions look at."""

    status: str
    received_from: str
    is_planned: bool
    replaces_id: UUID | None
    manifest_id: UUID | None
    received_by_id: UUID | None


class Reader(Protocol):
    """What of an actor they look at."""

    @property
    def kind(self) -> str: ...
    @property
    def role(self) -> str: ...
    @property
    def user(self) -> Any: ...


@dataclass(frozen=True)
class Transition:
    """One row of the table.

    Attributes:
        sources: statuses it may start from.
        target: the status it leads to; ``None``: back to the status before the receipt.
        by: the sides that may do it.
        event: the action of the event that it leaves in the order's log.
        needs: names of the fields that must be given.
        unless_order: refused once the order is in one of these.
        only_if: a further condition, by name in ``CONDITIONS``.
    """

    sources: frozenset[Status]
    target: Status | None
    by: frozenset[Side]
    event: str
    needs: frozenset[str] = frozenset()
    unless_order: frozenset[OrderStatus] = frozenset()
    only_if: str = ""


# Nothing more is taken in for an order in one of these.
CLOSED_ORDER: Final = frozenset({OrderStatus.REJECTED, OrderStatus.CANCELLED})
# Nor is anything drawn for it, or taken back, once its result is delivered.
OVER: Final = CLOSED_ORDER | {OrderStatus.DELIVERED}


def _row(
    sources: set[Status],
    target: Status | None,
    by: set[Side],
    event: str,
    *,
    needs: set[str] | None = None,
    unless_order: frozenset[OrderStatus] = frozenset(),
    only_if: str = "",
) -> Transition:
    return Transition(
        frozenset(sources), target, frozenset(by), event, frozenset(needs or ()), unless_order, only_if
    )


_EITHER, _CLINIC, _LAB = {Side.CLINIC, Side.LAB}, {Side.CLINIC}, {Side.LAB}
_EXPECTED, _COLLECTED, _RECEIVED = Status.EXPECTED, Status.COLLECTED, Status.RECEIVED
_IN_USE, _STORED = Status.IN_USE, Status.STORED

TRANSITIONS: Final[Mapping[str, Transition]] = MappingProxyType(
    {
        "collect": _row({_EXPECTED}, _COLLECTED, _EITHER, "specimen_collected", unless_order=OVER),
        "undo_collection": _row(
            {_COLLECTED},
            _EXPECTED,
            _EITHER,
            "specimen_uncollected",
            unless_order=OVER,
            only_if="on_no_manifest",
        ),
        # From expected too: a lab never refuses a tube because a button was not pressed.
        "receive": _row(
            {_EXPECTED, _COLLECTED}, _RECEIVED, _LAB, "specimen_received", unless_order=CLOSED_ORDER
        ),
        "undo_receipt": _row(
            {_RECEIVED},
            None,
            _LAB,
            "specimen_unreceived",
            unless_order=OVER,
            only_if="received_by_oneself_or_admin",
        ),
        "use": _row({_RECEIVED, _STORED}, _IN_USE, _LAB, "specimen_used"),
        "store": _row({_RECEIVED, _IN_USE}, _STORED, _LAB, "specimen_stored", needs={"storage_place"}),
        "discard": _row({_RECEIVED, _IN_USE, _STORED}, Status.DISCARDED, _LAB, "specimen_discarded"),
        "reject": _row(
            {_RECEIVED, _IN_USE}, Status.REJECTED, _LAB, "specimen_rejected", needs={"reason_code", "note"}
        ),
        "decline": _row(
            {_EXPECTED},
            Status.CANCELLED,
            _CLINIC,
            "specimen_declined",
            needs={"note"},
            only_if="is_recollection",
        ),
        "cancel": _row(
            {_EXPECTED}, Status.CANCELLED, _EITHER, "specimen_cancelled", only_if="was_added_by_hand"
        ),
    }
)

# At an end without having served: its group may be planned anew.
ENDED: Final = frozenset({Status.DISCARDED, Status.REJECTED, Status.CANCELLED})
# On its way to the lab.
AWAITED: Final = frozenset({Status.EXPECTED, Status.COLLECTED})


def meets(condition: str, specimen: Subject, actor: Reader) -> bool:
    """Whether ``specimen`` and ``actor`` meet a condition of the table; the empty one is always met."""
    if condition == "on_no_manifest":
        return specimen.manifest_id is None
    if condition == "received_by_oneself_or_admin":
        return actor.role == Role.ADMIN or specimen.received_by_id == actor.user.pk
    if condition == "is_recollection":
        return specimen.replaces_id is not None
    if condition == "was_added_by_hand":
        return not specimen.is_planned and specimen.replaces_id is None
    return True


def allowed_actions(specimen: Subject, actor: Reader, *, order_status: str) -> list[str]:
    """The actions that ``actor``, who works there, may take now, in the table's order."""
    return [
        action
        for action, row in TRANSITIONS.items()
        if specimen.status in row.sources
        and actor.kind in row.by
        and order_status not in row.unless_order
        and meets(row.only_if, specimen, actor)
    ]


def status_after(action: str, *, received_from: str) -> Status:
    """Where ``action`` leads; a receipt that is undone leads back to where it came from."""
    return TRANSITIONS[action].target or Status(received_from)


# What a manifest's sides may do with it while it is on its way.
MANIFEST_ACTIONS: Final[Mapping[str, Side]] = MappingProxyType({"receive": Side.LAB, "withdraw": Side.CLINIC})


def allowed_manifest_actions(status: str, side: str) -> list[str]:
    """The actions that ``side``, working there, may take on a manifest in ``status``."""
    if status != ManifestStatus.SENT:
        return []
    return [action for action, by in MANIFEST_ACTIONS.items() if by == side]
