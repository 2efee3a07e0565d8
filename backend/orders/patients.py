"""The patient of an order: chosen by the clinic, copied into the order, corrected with the patient."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from accounts.actor import Actor, may_work
from common import clock
from common.announcements import announce, announced
from common.errors import Invalid, Missing
from orders.events import write_event
from orders.happenings import OrdersChanged
from orders.models import Order
from orders.states import Side, Status
from patients.demographics import changes_between, demographics_of, searchable_text
from patients.happenings import DemographicsChanged
from patients.models import Patient
from patients.services import lock_patient

_CLOSED = (Status.REJECTED, Status.CANCELLED)


def choose_patient(patient_id: UUID | None, actor: Actor) -> Patient | None:
    """The patient of the actor's clinic, locked: whoever corrects or merges them waits for the order, or it for them.

    Call before locking an order. Whoever may not place orders gets nobody, and is refused as such.

    Raises:
        Invalid: no such patient (``does_not_exist``), or merged into another (``patient_merged``).
    """
    if patient_id is None or actor.kind != Side.CLINIC or not may_work(actor):
        return None
    try:
        patient = lock_patient(patient_id, actor)
    except Missing as error:
        raise Invalid.field(
            "patient", "does_not_exist", "There is no such patient. Choose another."
        ) from error
    if patient.merged_into_id:
        raise Invalid.field(
            "patient", "patient_merged", "This patient was merged into another one. Choose that one."
        )
    return patient


def copy_patient(order: Order, patient: Patient | None) -> None:
    """Let an unsaved order name ``patient`` and say of them what is known now."""
    order.patient = patient
    _write_copy(order, demographics_of(patient) if patient else None)


def _write_copy(order: Order, demographics: dict[str, Any] | None) -> None:
    order.demographics = demographics
    order.patient_words = searchable_text(demographics)


def hear(happening: Any, **_: Any) -> None:
    """The listener of the project's one signal."""
    if isinstance(happening, DemographicsChanged):
        correct_orders(happening)


def correct_orders(changed: DemographicsChanged) -> None:
    """Let each order that still counts say what is known of its patient now; the timeline of a sent one says what
    changed. Drafts are locked with the rest, so that one that is being sent meanwhile is corrected as well; their own
    version stays, for they take the copy anew when they are sent.
    """
    known: dict[Any, dict[str, Any]] = {patient.pk: demographics_of(patient) for patient in changed.patients}
    orders = Order.objects.with_names().select_for_update(of=("self",)).filter(patient__in=known)
    events = []
    for order in orders.exclude(_final(changed.untrue_since)).order_by("pk"):
        differs = changes_between(order.demographics, known[order.patient_id])
        if not differs:
            continue
        _write_copy(order, known[order.patient_id])
        if order.submitted_at is None:
            order.save(update_fields=["demographics", "patient_words"])
            continue
        order.version += 1
        order.updated_at = clock.now()
        order.save()
        events.append(
            write_event(
                order=order,
                action="correct_patient",
                actor=changed.actor,
                from_status=order.status,
                data={"changed": {name: list(values) for name, values in differs.items()}},
            )
        )
    if events:
        announce(OrdersChanged(tuple(events)))


def _final(untrue_since: datetime | None) -> Q:
    """What was refused or called off stays as it was read then, unless a mistaken merge had named somebody else."""
    closed = Q(status__in=_CLOSED)
    return closed & Q(updated_at__lte=untrue_since) if untrue_since else closed


def listen() -> None:
    """From now on, corrections of patients reach their orders."""
    announced.connect(hear, dispatch_uid="orders.patients")
