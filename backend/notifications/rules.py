"""Who hears of what: one table. A new notification is one row here."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from accounts.actor import WORKING_ROLES, Actor
from accounts.models import Role
from orders.states import Side


@dataclass(frozen=True)
class Rule:
    """One kind of notification.

    Attributes:
        kind: its stable name on the wire and in preferences.
        to: the side whose people hear of it; ``None``: either side, in their own organization.
        roles: which of them; those who do the work, unless said otherwise.
        says: the sentence; ``{clinic}``, ``{lab}`` and ``{number}`` and the like are filled in. Never patient data.
        title: what the preferences page calls it.
        by_email: whether people get an e-mail unless they say otherwise.
        locked: cannot be muted.
    """

    kind: str
    to: Side | None
    says: str
    title: str
    by_email: bool = False
    locked: bool = False
    roles: frozenset[str] = WORKING_ROLES


_ALL = (
    Rule("order_submitted", Side.LAB, "{clinic} sent order {number}.", "A new order arrives"),
    Rule(
        "order_answered",
        Side.LAB,
        "{clinic} answered your question on order {number}.",
        "A clinic answers a question",
        by_email=True,
    ),
    Rule("order_edited", Side.LAB, "{clinic} changed order {number}.", "A clinic changes an order"),
    Rule(
        "order_patient_corrected",
        Side.LAB,
        "Patient details of order {number} were corrected.",
        "A clinic corrects a patient",
    ),
    Rule("order_cancelled", Side.LAB, "{clinic} cancelled order {number}.", "A clinic cancels an order"),
    Rule("order_reviewed", Side.CLINIC, "{lab} is reviewing order {number}.", "A lab reviews an order"),
    Rule("order_started", Side.CLINIC, "{lab} started work on order {number}.", "A lab starts work"),
    Rule(
        "order_held",
        Side.CLINIC,
        "{lab} put order {number} on hold and asks you something.",
        "A lab holds an order with a question",
        by_email=True,
        locked=True,
    ),
    Rule("order_resumed", Side.CLINIC, "{lab} resumed order {number}.", "A lab resumes an order"),
    Rule("order_completed", Side.CLINIC, "{lab} completed order {number}.", "A lab completes an order"),
    Rule(
        "order_delivered",
        Side.CLINIC,
        "{lab} delivered the result of order {number}.",
        "A result is delivered",
        by_email=True,
    ),
    Rule(
        "order_rejected",
        Side.CLINIC,
        "{lab} rejected order {number}. Open it to read why.",
        "A lab rejects an order",
        by_email=True,
        locked=True,
    ),
    Rule(
        "specimen_rejected",
        Side.CLINIC,
        "{lab} rejected specimen {accession} of order {number}.",
        "A lab rejects a specimen",
        by_email=True,
        locked=True,
    ),
    Rule(
        "specimen_declined",
        Side.LAB,
        "{clinic} will not collect specimen {accession} of order {number} again.",
        "A clinic declines to collect a specimen again",
    ),
    Rule(
        "specimens_sent",
        Side.LAB,
        "{clinic} sent {specimens}: {manifest}.",
        "Specimens are on their way",
    ),
    Rule(
        "specimens_missing",
        Side.CLINIC,
        "{lab} received {manifest}: {specimens} {are} missing.",
        "Specimens did not arrive",
        by_email=True,
    ),
    Rule(
        "lab_approved",
        Side.LAB,
        "{lab} is approved: clinics can send you orders now.",
        "Your lab is approved",
    ),
    Rule(
        "member_joined",
        None,
        "{person} joined {organization}.",
        "A colleague accepts an invitation",
        roles=frozenset({Role.ADMIN}),
    ),
    Rule(
        "order_opened_by_administrator",
        None,
        "Administrator {person} opened what was written in order {number}: {reason}.",
        "An administrator opens what was written in an order",
        by_email=True,
        locked=True,
        roles=frozenset({Role.ADMIN}),
    ),
    Rule(
        "patient_opened_by_admin",
        Side.CLINIC,
        "Administrator {person} opened what you keep of a patient: {reason}.",
        "An administrator opens what you keep of a patient",
        by_email=True,
        locked=True,
        roles=frozenset({Role.ADMIN}),
    ),
)

RULES: Final[Mapping[str, Rule]] = MappingProxyType({rule.kind: rule for rule in _ALL})

_KIND_OF_ACTION: Final = {
    "submit": "order_submitted",
    "edit": "order_edited",
    "correct_patient": "order_patient_corrected",
    "cancel": "order_cancelled",
    "review": "order_reviewed",
    "start": "order_started",
    "hold": "order_held",
    "resume": "order_resumed",
    "complete": "order_completed",
    "deliver": "order_delivered",
    "reject": "order_rejected",
    "specimen_rejected": "specimen_rejected",
    "specimen_declined": "specimen_declined",
}
# Steps that a specimen's step brings along: people hear of that one.
_SAID_BY_ITS_SPECIMEN: Final = {("hold", Side.LAB), ("resume", Side.CLINIC)}


def rule_for(action: str, *, by: str, of_specimen: bool = False) -> Rule | None:
    """The rule for an order's event; a clinic that resumes has answered the lab's question.

    Args:
        of_specimen: it followed from what became of a specimen.
    """
    if of_specimen and (action, by) in _SAID_BY_ITS_SPECIMEN:
        return None
    if action == "resume" and by == Side.CLINIC:
        return RULES["order_answered"]
    kind = _KIND_OF_ACTION.get(action)
    return RULES[kind] if kind else None


def rules_reaching(actor: Actor) -> list[Rule]:
    """The kinds that can reach somebody of this side and role, in the table's order."""
    return [rule for rule in RULES.values() if rule.to in (actor.kind, None) and actor.role in rule.roles]
