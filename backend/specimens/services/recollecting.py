"""A specimen that is rejected is asked for again, and the order waits for it: once it is there, work goes on."""

from accounts.actor import Actor
from orders.models import Order, OrderEvent
from orders.services import Said, take_step
from orders.states import OWED
from orders.states import Status as OrderStatus
from specimens.models import Specimen
from specimens.series import take_numbers
from specimens.states import AWAITED, ReasonCode

COLLECTED_AGAIN = "The specimen was collected again."


def can_be_recollected(order: Order) -> bool:
    """Whether the order waits for another specimen, or can."""
    return order.status in OWED


def ask_again(specimen: Specimen, order: Order) -> Specimen:
    """Expect another of the same, with a number of its own."""
    another = Specimen.objects.create(
        accession_number=take_numbers(order.lab, 1)[0],
        order=order,
        clinic_id=specimen.clinic_id,
        lab_id=specimen.lab_id,
        type=specimen.type,
        container=specimen.container,
        cap_colour=specimen.cap_colour,
        minimum_volume_ml=specimen.minimum_volume_ml,
        transport_temperature=specimen.transport_temperature,
        stability_hours=specimen.stability_hours,
        patient_preparation=specimen.patient_preparation,
        tests=specimen.tests,
        is_planned=specimen.is_planned,
        replaces=specimen,
    )
    specimen.replaced_by = another
    return another


def go_on_when_nothing_is_awaited(
    order: Order,
    specimen: Specimen,
    action: str,
    actor: Actor,
    *,
    note: str,
    another: Specimen | None = None,
) -> list[OrderEvent]:
    """What a step of a specimen means for its order: it is held for another one, or resumes; mostly nothing."""
    if another is not None:
        return [_hold(order, specimen, actor, note)] if order.status != OrderStatus.ON_HOLD else []
    if action == "undo_receipt" and specimen.replaces_id is not None:
        return _hold_again(order, specimen, actor)
    if specimen.replaces_id is None or action not in ("receive", "decline"):
        return []
    return resume_if_nothing_is_awaited(
        order, specimen, actor, note=note if action == "decline" else COLLECTED_AGAIN
    )


def resume_if_nothing_is_awaited(
    order: Order, specimen: Specimen, actor: Actor, *, note: str
) -> list[OrderEvent]:
    """Resume an order that a rejected specimen holds, once no other is asked for again."""
    if order.status != OrderStatus.ON_HOLD or not _is_held_by_a_specimen(order):
        return []
    if Specimen.objects.filter(order=order, status__in=AWAITED, replaces__isnull=False).exists():
        return []
    return [
        take_step(
            order=order,
            action="resume",
            actor=actor,
            said=Said(note=note),
            because_of={"specimen": str(specimen.pk)},
        )
    ]


def _hold_again(order: Order, another: Specimen, actor: Actor) -> list[OrderEvent]:
    """It has not come after all; if its receipt let the order go on, the order waits as before."""
    last = order.events.filter(action__in=["hold", "resume"]).order_by("-version").first()
    was_resumed_by_it = (
        last is not None and last.action == "resume" and last.data.get("specimen") == str(another.pk)
    )
    if order.status not in OWED or not was_resumed_by_it:
        return []
    rejected = another.replaces
    assert rejected is not None, "the caller looked"
    return [_hold(order, rejected, actor, rejected.note, undone=another)]


def _hold(
    order: Order, specimen: Specimen, actor: Actor, note: str, *, undone: Specimen | None = None
) -> OrderEvent:
    """Hold the order for another of ``specimen``.

    Args:
        undone: the receipt of which was a mistake: people hear of the hold itself then.
    """
    reason = ReasonCode(specimen.reason_code).in_words
    return take_step(
        order=order,
        action="hold",
        actor=actor,
        said=Said(
            note=f"Specimen {specimen.accession_number} ({specimen.type}) was rejected: {reason}. {note} "
            "Please collect it again, or decline."
        ),
        because_of={"specimen": str(specimen.pk), **({"undone": str(undone.pk)} if undone else {})},
    )


def _is_held_by_a_specimen(order: Order) -> bool:
    hold = order.events.filter(action="hold").order_by("-version").first()
    return hold is not None and "specimen" in hold.data
