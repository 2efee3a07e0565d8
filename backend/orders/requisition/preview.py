"""What would come of an order, before it is written."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from accounts.actor import Actor
from accounts.models import Organization
from catalog.rules.faults import refuse
from common.errors import Invalid
from orders.models import Order, Priority
from orders.promising import promise_each
from orders.requisition.lines import as_chosen, choose_tests
from orders.requisition.repeats import find_repeats
from patients.models import Patient


def preview_order(
    *,
    actor: Actor,
    lab: Organization,
    tests: Sequence[Mapping[str, Any]],
    priority: int = Priority.ROUTINE,
    patient: UUID | None = None,
    collect_at: datetime | None = None,
    order: UUID | None = None,
) -> dict[str, Any]:
    """When the lab would promise each test and all of them, and which the patient had not long ago.

    Args:
        tests: ``{test}`` with ids of the lab's catalogue.
        patient: the id of one of the clinic's patients.
        order: the order that is being written; it repeats nothing. Is it sent, all is said as a change of it would be.

    Raises:
        Invalid: a test is not offered, not at this priority, or twice; there is no such patient.
    """
    sent = _sent_order(order, lab, actor)
    kept = sent.tests if sent else []
    written = {line["test"]: as_chosen(line) for line in kept}
    given = [
        written.get(str(each["test"]), {"test": each["test"], "panel": None, "answers": {}}) for each in tests
    ]
    lines, faults = choose_tests(given, lab=lab, priority=priority, complete=False, kept=kept)
    refuse(faults)
    if patient is not None and not Patient.objects.visible_to(actor).filter(pk=patient).exists():
        raise Invalid.field("patient", "does_not_exist", "There is no such patient. Choose another.")
    promised = promise_each(
        lines,
        lab=lab,
        priority=priority,
        sent_at=sent.submitted_at if sent else None,
        collect_at=collect_at,
    )
    return {
        "due_at": promised.due_at,
        "tests": [
            {"test": line["test"], "due_at": due_at}
            for line, due_at in zip(lines, promised.of_tests, strict=True)
        ],
        "repeats": find_repeats(lines, patient_id=patient, actor=actor, but=order) if patient else [],
    }


def _sent_order(order_id: UUID | None, lab: Organization, actor: Actor) -> Order | None:
    """The order that is being written, if the lab has it already: it keeps its tests and when it was sent."""
    orders = Order.objects.visible_to(actor).filter(lab=lab, submitted_at__isnull=False)
    return orders.filter(pk=order_id).first() if order_id else None
