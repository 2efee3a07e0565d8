"""Why an order cannot be changed, each with a stable code."""

from collections.abc import Iterable
from typing import Any

from accounts.actor import Actor
from common.errors import Conflict, Forbidden, Invalid, Stale
from orders.models import Order, OrderEvent
from orders.states import TRANSITIONS, allowed_actions

_ASKS_FOR = {
    "note": "Say why; the other side reads it.",
    "reason_code": "Choose a reason.",
    "tracking_number": "Give the tracking number of the parcel.",
    "collected_by": "Give the name of the person who collected it.",
}


def transition_not_allowed(order: Order, actor: Actor, action: str) -> Conflict:
    """409: the action does not start from the order's present status."""
    return Conflict(
        f"“{action}” is not possible while the order is {order.get_status_display().lower()}.",
        code="transition_not_allowed",
        extra=present_state_of(order, actor),
    )


def order_not_editable(order: Order, actor: Actor) -> Conflict:
    """409: the clinic's words are fixed once the lab works on them."""
    return Conflict(
        f"An order that is {order.get_status_display().lower()} can no longer be edited.",
        code="order_not_editable",
        extra=present_state_of(order, actor),
    )


def stays_with_its_lab(order: Order, actor: Actor) -> Conflict:
    """409: the lab has it already."""
    return Conflict(
        "A sent order stays with its lab. Cancel it and place a new one.",
        code="order_not_editable",
        extra=present_state_of(order, actor),
    )


def stale_version(order: Order) -> Stale:
    """412: somebody else was faster."""
    return Stale(extra={"current_version": order.version, **last_change_of(order)})


def not_this_side(action: str) -> Forbidden:
    """403: the other side's step, or a viewer's attempt."""
    sides = " or ".join(sorted(side for side in TRANSITIONS[action].by if side != "admin"))
    return Forbidden(f"Only staff of the {sides} can {action} this order.")


def missing_reasons(fields: Iterable[str]) -> Invalid:
    """400: what the transition needs was not given."""
    return Invalid(
        errors=[{"field": field, "code": "required", "detail": _ASKS_FOR[field]} for field in fields]
    )


def present_state_of(order: Order, actor: Actor) -> dict[str, Any]:
    """What a client needs to show the order as it is now."""
    return {
        "allowed_actions": allowed_actions(order.status, actor.kind),
        "current_status": order.status,
        "version": order.version,
        **last_change_of(order),
    }


def last_change_of(order: Order) -> dict[str, Any]:
    """Who changed the order last, and when."""
    event = OrderEvent.objects.filter(order=order).select_related("actor").order_by("-version").first()
    who = event.actor if event else None
    return {
        "changed_by": {"id": str(who.id), "name": who.display_name} if who else None,
        "changed_at": order.updated_at.isoformat().replace("+00:00", "Z"),
    }
