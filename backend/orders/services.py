"""What clinics and labs do with orders. Each verb is one transaction: lock, check, change, record."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from django.db import IntegrityError, transaction

from accounts.actor import Actor, may_work
from accounts.models import Organization, OrganizationKind
from common import clock
from common.announcements import announce
from common.errors import Conflict, Forbidden, Invalid, Missing
from common.ids import new_spoken_code
from orders import refusals, states
from orders.content import ask_for, refuse_closed_lab, rewrite
from orders.events import record_order, write_event
from orders.models import Order, OrderEvent, Priority
from orders.patients import choose_patient, copy_patient
from orders.requisition.lines import Chosen, choose_again, choose_tests
from orders.states import EDITABLE, TRANSITIONS, DeliveryMethod, Side, Status

_DELIVERY_FIELDS = ("carrier", "tracking_number", "collected_by")


class Said(NamedTuple):
    """What comes with a step.

    ``note`` is the question of a hold, its answer, or the sentence of a rejection or cancellation; ``reason_code`` a
    ``ReasonCode``, for a rejection; the others are the evidence of a delivery.
    """

    note: str = ""
    reason_code: str = ""
    carrier: str = ""
    tracking_number: str = ""
    collected_by: str = ""


@transaction.atomic
def place_order(
    *,
    actor: Actor,
    lab: Organization,
    delivery_method: str,
    patient: UUID | None = None,
    priority: int = Priority.ROUTINE,
    notes: str = "",
    client_reference: str = "",
    tests: Sequence[Chosen] = (),
    as_draft: bool = False,
    **reasons: Any,
) -> Order:
    """Create an order of the actor's clinic and send it, or keep it as a draft.

    Args:
        lab: an approved, active lab.
        delivery_method: how the result comes back: ``email``, ``post`` or ``pickup``.
        patient: the id of one of the clinic's patients.
        client_reference: the clinic's own number, unique within the clinic when given.
        tests: what is chosen in the lab's catalogue, as ``{test, panel, answers}``.
        reasons: values of fields in ``REASONS``.

    Raises:
        Forbidden: the actor is no clinic worker.
        Invalid: the lab takes no orders or does not offer a test, the reference is taken, there is no such patient,
            or something is missing.
    """
    if actor.kind != OrganizationKind.CLINIC or not may_work(actor) or actor.organization is None:
        raise Forbidden("Only staff of a clinic can place orders.")
    refuse_closed_lab(lab)
    now = clock.now()
    order = Order(
        clinic=actor.organization,
        lab=lab,
        requested_by=actor.user,
        status=Status.DRAFT if as_draft else Status.SUBMITTED,
        priority=priority,
        delivery_method=delivery_method,
        notes=notes,
        client_reference=client_reference,
        submitted_at=None if as_draft else now,
        created_at=now,
        updated_at=now,
        **reasons,
    )
    copy_patient(order, choose_patient(patient, actor))
    choice = choose_tests(tests, lab=lab, priority=None if as_draft else priority, complete=not as_draft)
    ask_for(order, choice)
    _save_new(order)
    if as_draft:
        record_order("draft_saved", order, actor)
    else:
        announce(write_event(order=order, action="submit", actor=actor, from_status=""))
    return order


@transaction.atomic
def edit_order(
    *, order_id: UUID, actor: Actor, changes: Mapping[str, Any], expected_version: int | None = None
) -> Order:
    """Change what the clinic wrote, while the order is a draft, submitted or on hold.

    Args:
        changes: new values of fields in ``CONTENT``, the patient's by id, the tests as they are chosen; unchanged ones
            make no event.
        expected_version: refuse unless the order still has this version.

    Raises:
        Missing, Forbidden, Stale, Conflict (``order_not_editable``), Invalid.
    """
    patient = choose_patient(changes.get("patient"), actor)
    order = lock_order(order_id, actor)
    if actor.kind != Side.CLINIC or not may_work(actor):
        raise Forbidden("Only staff of the clinic can change what the clinic wrote.")
    _refuse_stale(order, expected_version)
    if order.status not in EDITABLE:
        raise refusals.order_not_editable(order, actor)
    changed = rewrite(order, changes, patient, actor)
    if not changed:
        return order
    _save_with_reference(order, _save_change)
    if order.status == Status.DRAFT:
        record_order("draft_saved", order, actor, data={"fields": sorted(changed)})
    else:
        announce(
            write_event(
                order=order, action="edit", actor=actor, from_status=order.status, data={"changed": changed}
            )
        )
    return order


@transaction.atomic
def transition_order(
    *,
    order_id: UUID,
    action: str,
    actor: Actor,
    expected_version: int | None = None,
    **said: str,
) -> Order:
    """Take one step of the status table.

    Args:
        action: a key of ``TRANSITIONS``.
        said: values of fields of ``Said``.
        expected_version: refuse unless the order still has this version.

    Raises:
        Missing: no such order for this actor.
        Forbidden: not this side's step, or a viewer.
        Stale: ``expected_version`` is not the current one.
        Conflict: ``transition_not_allowed`` from the present status.
        Invalid: a reason or evidence is missing, or what is submitted is not complete or not offered (any more).
    """
    order = lock_order(order_id, actor)
    announce(
        take_step(
            order=order, action=action, actor=actor, said=Said(**said), expected_version=expected_version
        )
    )
    return order


def take_step(
    *,
    order: Order,
    action: str,
    actor: Actor,
    said: Said,
    expected_version: int | None = None,
    because_of: Mapping[str, str] | None = None,
) -> OrderEvent:
    """The same with an order that is locked already; the event is yet to be announced, with others of its transaction.

    Args:
        said: what came with it.
        because_of: what of the order made the step follow, such as ``{"specimen": id}``.

    Raises:
        As ``transition_order``.
    """
    transition = TRANSITIONS[action]
    if actor.kind not in transition.by or not may_work(actor):
        raise refusals.not_this_side(action)
    _refuse_stale(order, expected_version)
    if order.status not in transition.sources:
        raise refusals.transition_not_allowed(order, actor, action)
    missing = states.missing_fields(
        action,
        status=order.status,
        side=actor.kind,
        delivery_method=order.delivery_method,
        given=said._asdict(),
    )
    if missing:
        raise refusals.missing_reasons(missing)
    reason_code = said.reason_code if action == "reject" else ""
    if action == "submit":
        refuse_closed_lab(order.lab)
        order.submitted_at = clock.now()
        copy_patient(order, order.patient)
        ask_for(order, choose_again(order))

    before = Status(order.status)
    order.status = states.status_after(action, held_from=order.held_from)
    order.held_from = before if order.status == Status.ON_HOLD else ""
    order.status_note, order.status_reason_code = said.note, reason_code
    _save_change(order)
    return write_event(
        order=order,
        action=action,
        actor=actor,
        from_status=before,
        note=said.note,
        reason_code=reason_code,
        data=_delivery_record(order, said) if action == "deliver" else dict(because_of or {}),
    )


def set_status(*, order_id: UUID, target: str, actor: Actor, **given: Any) -> Order:
    """The same steps, spelled as "make the status ``target``".

    Raises:
        As ``transition_order``; Conflict also if no step leads to ``target``.
    """
    with transaction.atomic():
        order = lock_order(order_id, actor)
        action = states.action_towards(target, status=order.status, held_from=order.held_from)
        if action is None:
            raise refusals.transition_not_allowed(order, actor, f"set to {target}")
        return transition_order(order_id=order_id, action=action, actor=actor, **given)


@transaction.atomic
def discard_draft(*, order_id: UUID, actor: Actor) -> None:
    """Delete a draft; what was ever sent stays.

    Raises:
        Missing, Forbidden, Conflict (``order_not_draft``).
    """
    order = lock_order(order_id, actor)
    if actor.kind != Side.CLINIC or not may_work(actor):
        raise Forbidden("Only staff of the clinic can delete its drafts.")
    if order.status != Status.DRAFT or order.events.exists():
        raise Conflict("Only a draft can be deleted. Cancel the order instead.", code="order_not_draft")
    record_order("draft_discarded", order, actor)
    order.delete()


def lock_order(order_id: UUID, actor: Actor) -> Order:
    """The order, locked until the transaction ends, if ``actor`` can see it.

    Raises:
        Missing: absent, or another organization's.
    """
    order: Order | None = (
        Order.objects.visible_to(actor)
        .with_names()
        .select_for_update(of=("self",))
        .filter(pk=order_id)
        .first()
    )
    if order is None:
        raise Missing()
    return order


def _save_change(order: Order) -> None:
    order.version += 1
    order.updated_at = clock.now()
    order.save()


def _save_new(order: Order) -> None:
    """Save for the first time; a number that is taken already is drawn again."""
    try:
        _save_with_reference(order, Order.save)
    except IntegrityError:
        if not Order.objects.filter(number=order.number).exists():
            raise
        order.number = new_spoken_code()
        _save_new(order)


def _save_with_reference(order: Order, save: Callable[[Order], None]) -> None:
    """Save; two orders racing for one ``client_reference`` are told apart by the database."""
    _refuse_taken_reference(order)
    try:
        with transaction.atomic():
            save(order)
    except IntegrityError:
        _refuse_taken_reference(order)
        raise


def _refuse_taken_reference(order: Order) -> None:
    if not order.client_reference:
        return
    others = Order.objects.filter(clinic_id=order.clinic_id, client_reference=order.client_reference)
    if others.exclude(pk=order.pk).exists():
        raise Invalid.field("client_reference", "unique", "Another order of your clinic has this reference.")


def _refuse_stale(order: Order, expected_version: int | None) -> None:
    if expected_version is not None and expected_version != order.version:
        raise refusals.stale_version(order)


def _delivery_record(order: Order, said: Said) -> dict[str, str]:
    evidence = {name: given for name in _DELIVERY_FIELDS if (given := getattr(said, name))}
    return {"method": DeliveryMethod(order.delivery_method).value, **evidence}
