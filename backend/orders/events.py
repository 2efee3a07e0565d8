"""The event log: the one record of what happened. Timeline, notifications and figures all read it."""

from typing import Any

from accounts.actor import Actor
from common.announcements import announce
from orders.models import Order, OrderEvent


def record_event(
    *,
    order: Order,
    action: str,
    actor: Actor,
    from_status: str,
    note: str = "",
    reason_code: str = "",
    data: dict[str, Any] | None = None,
) -> OrderEvent:
    """Append one event and announce it; call inside the transaction that changed ``order``.

    Args:
        order: already saved in its new state; its ``version`` and ``status`` are recorded.
        from_status: the status before, blank for an order that was sent at once.
        data: further facts, such as the evidence of a delivery or ``{"changed": {field: [old, new]}}``.
    """
    event = OrderEvent(
        order=order,
        actor=actor.user,
        organization=actor.organization,
        action=action,
        from_status=from_status,
        to_status=order.status,
        note=note,
        reason_code=reason_code,
        data=data or {},
        version=order.version,
        created_at=order.updated_at,
    )
    event.save(force_insert=True)
    announce(event)
    return event
