"""The status of an order: one table, nowhere else.

It is read by the services that move orders, by ``allowed_actions`` (so by every button of the SPA), by the test of
every status × action × side, and by the diagram in the documentation. It knows no database.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Status(StrEnum):
    DRAFT = "draft"
    SUBMITTED = "submitted"
    PENDING_REVIEW = "pending_review"
    IN_PROGRESS = "in_progress"
    ON_HOLD = "on_hold"
    COMPLETED = "completed"
    DELIVERED = "delivered"
    REJECTED = "rejected"
    CANCELLED = "cancelled"

    @property
    def label(self) -> str:
        return {"pending_review": "In review"}.get(self.value, self.value.replace("_", " ").capitalize())


class Side(StrEnum):
    """Who acts. Administrators may take every step, under their own name."""

    CLINIC = "clinic"
    LAB = "lab"
    ADMINISTRATOR = "admin"


class DeliveryMethod(StrEnum):
    EMAIL = "email"
    POST = "post"
    PICKUP = "pickup"


class Collection(StrEnum):
    """Who draws the sample, and when."""

    HERE = "here"
    PLANNED = "planned"
    BY_LAB = "by_lab"


class ReasonCode(StrEnum):
    """Why a lab rejects."""

    UNSUITABLE_SPECIMEN = "unsuitable_specimen"
    TEST_NOT_OFFERED = "test_not_offered"
    INFORMATION_MISSING = "information_missing"
    DUPLICATE = "duplicate"
    WRONG_LAB = "wrong_lab"
    OTHER = "other"


@dataclass(frozen=True)
class Transition:
    """One row of the table.

    Attributes:
        sources: statuses it may start from.
        target: the status it leads to; ``None``: back to the status before the hold.
        by: the sides that may do it.
        needs: side → names of the fields that must be given.
    """

    sources: frozenset[Status]
    target: Status | None
    by: frozenset[Side]
    needs: Mapping[Side, frozenset[str]]


def _row(
    sources: set[Status], target: Status | None, *, by: set[Side], needs: dict[Side, set[str]] | None = None
) -> Transition:
    required = {side: frozenset(fields) for side, fields in (needs or {}).items()}
    # An administrator acts in somebody's stead and gives whatever that side would have to give.
    required[Side.ADMINISTRATOR] = frozenset().union(*required.values())
    return Transition(
        frozenset(sources), target, frozenset(by | {Side.ADMINISTRATOR}), MappingProxyType(required)
    )


_CLINIC, _LAB = {Side.CLINIC}, {Side.LAB}
_AT_THE_LAB = {Status.SUBMITTED, Status.PENDING_REVIEW, Status.IN_PROGRESS}

TRANSITIONS: Final[Mapping[str, Transition]] = MappingProxyType(
    {
        "submit": _row({Status.DRAFT}, Status.SUBMITTED, by=_CLINIC),
        "review": _row({Status.SUBMITTED}, Status.PENDING_REVIEW, by=_LAB),
        "start": _row({Status.SUBMITTED, Status.PENDING_REVIEW}, Status.IN_PROGRESS, by=_LAB),
        "hold": _row(_AT_THE_LAB, Status.ON_HOLD, by=_LAB, needs={Side.LAB: {"note"}}),
        # The clinic resumes by answering the question; the lab may simply go on.
        "resume": _row({Status.ON_HOLD}, None, by=_LAB | _CLINIC, needs={Side.CLINIC: {"note"}}),
        "complete": _row({Status.IN_PROGRESS}, Status.COMPLETED, by=_LAB),
        # What a delivery needs depends on its method: see EVIDENCE.
        "deliver": _row({Status.COMPLETED}, Status.DELIVERED, by=_LAB),
        "reject": _row(
            _AT_THE_LAB | {Status.ON_HOLD},
            Status.REJECTED,
            by=_LAB,
            needs={Side.LAB: {"note", "reason_code"}},
        ),
        "cancel": _row(
            {Status.DRAFT, Status.SUBMITTED, Status.PENDING_REVIEW, Status.ON_HOLD},
            Status.CANCELLED,
            by=_CLINIC,
            needs={Side.CLINIC: {"note"}},
        ),
    }
)

# What proves a delivery.
EVIDENCE: Final[Mapping[DeliveryMethod, frozenset[str]]] = MappingProxyType(
    {
        DeliveryMethod.EMAIL: frozenset(),
        DeliveryMethod.POST: frozenset({"tracking_number"}),
        DeliveryMethod.PICKUP: frozenset({"collected_by"}),
    }
)

FINAL: Final = frozenset({Status.DELIVERED, Status.REJECTED, Status.CANCELLED})
# The clinic may change what it wrote.
EDITABLE: Final = frozenset({Status.DRAFT, Status.SUBMITTED, Status.ON_HOLD})
# The lab owes a result: these can be overdue.
OWED: Final = frozenset(_AT_THE_LAB | {Status.ON_HOLD})
# Sent, and somebody still has to do something.
UNDER_WAY: Final = OWED | {Status.COMPLETED}
# What each side should look at first.
ATTENTION: Final[Mapping[Side, frozenset[Status]]] = MappingProxyType(
    {
        Side.CLINIC: frozenset({Status.ON_HOLD, Status.REJECTED}),
        Side.LAB: frozenset({Status.SUBMITTED}),
        Side.ADMINISTRATOR: frozenset({Status.ON_HOLD}),
    }
)


def allowed_actions(status: str, side: str) -> list[str]:
    """The actions that ``side`` may take on an order in ``status``, in the table's order."""
    return [
        action
        for action, transition in TRANSITIONS.items()
        if status in transition.sources and side in transition.by
    ]


def missing_fields(
    action: str, *, status: str, side: str, delivery_method: str, given: Mapping[str, str]
) -> list[str]:
    """The fields that ``action`` needs and ``given`` lacks; blank counts as lacking."""
    needed = TRANSITIONS[action].needs.get(Side(side), frozenset())
    if action == "cancel" and status == Status.DRAFT:
        needed = frozenset()  # nobody has seen a draft, so nobody needs a reason
    if action == "deliver":
        needed |= EVIDENCE[DeliveryMethod(delivery_method)]
    return sorted(field for field in needed if not given.get(field, "").strip())


def action_towards(target: str, *, status: str, held_from: str) -> str | None:
    """The action meant by "set the status to ``target``"; ``None`` if none leads there."""
    if status == Status.ON_HOLD and target == held_from:
        return "resume"
    return next((action for action, transition in TRANSITIONS.items() if transition.target == target), None)


def status_after(action: str, *, held_from: str) -> Status:
    """Where ``action`` leads; a resumed order goes back to where it was held."""
    return TRANSITIONS[action].target or Status(held_from)
