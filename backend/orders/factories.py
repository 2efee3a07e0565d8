"""Orders for tests, walked to their status through the same services as everybody's."""

from typing import Any, Protocol

from accounts.models import Membership
from orders.models import Order
from orders.services import place_order, transition_order
from orders.states import DeliveryMethod, Status

NOTE = "Please tell us the time of collection."


class OrderMaker(Protocol):
    def __call__(self, status: str = "submitted", **content: Any) -> Order: ...


# Status → the steps that lead a submitted order there.
PATHS: dict[str, tuple[str, ...]] = {
    Status.SUBMITTED: (),
    Status.PENDING_REVIEW: ("review",),
    Status.IN_PROGRESS: ("review", "start"),
    Status.ON_HOLD: ("review", "hold"),
    Status.COMPLETED: ("start", "complete"),
    Status.DELIVERED: ("start", "complete", "deliver"),
    Status.REJECTED: ("reject",),
    Status.CANCELLED: ("cancel",),
}
_GIVEN: dict[str, dict[str, Any]] = {
    "hold": {"note": NOTE},
    "reject": {"note": "The tube is broken.", "reason_code": "unsuitable_specimen"},
    "cancel": {"note": "Ordered twice."},
    "deliver": {"tracking_number": "RM1", "collected_by": "A. Courier"},
}


def make_order(
    clinic_worker: Membership, lab_worker: Membership, status: str = Status.SUBMITTED, **content: Any
) -> Order:
    """An order of the worker's clinic at the worker's lab, in ``status``."""
    given = {"delivery_method": DeliveryMethod.EMAIL.value, **content}
    order = place_order(
        actor=clinic_worker, lab=lab_worker.organization, as_draft=status == Status.DRAFT, **given
    )
    for action in PATHS.get(status, ()):
        actor = clinic_worker if action == "cancel" else lab_worker
        order = transition_order(order_id=order.pk, action=action, actor=actor, **_GIVEN.get(action, {}))
    return order
