"""The event log: the one record of what happened. Timeline, notifications and figures all read it."""

from typing import Any

from accounts.actor import Actor
from accounts.who import who_is
from audit.record import record
from audit.witness import witness_of
from common import clock
from orders.models import Order, OrderEvent


def write_event(
    *,
    order: Order,
    action: str,
    actor: Actor,
    from_status: str,
    note: str = "",
    reason_code: str = "",
    data: dict[str, Any] | None = None,
) -> OrderEvent:
    """Append one event; call inside the transaction that changed ``order``, and announce it there, alone or with others
    (``OrdersChanged``).

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
    record_order(
        _recorded_as(event),
        order,
        actor,
        data={"from": from_status, "to": order.status, **_without_words(event)},
        witness=witness_of(event),
    )
    return event


def write_beside(
    *,
    order: Order,
    action: str,
    actor: Actor,
    data: dict[str, Any],
    note: str = "",
    reason_code: str = "",
) -> OrderEvent:
    """Append an event of something that belongs to a locked order: its version grows, its status stays.

    Args:
        As of ``write_event``; to be announced like what that writes.
    """
    order.version += 1
    order.updated_at = clock.now()
    order.save(update_fields=["version", "updated_at", "has_specimens"])
    return write_event(
        order=order,
        action=action,
        actor=actor,
        from_status=order.status,
        note=note,
        reason_code=reason_code,
        data=data,
    )


def record_order(action: str, order: Order, actor: Actor, **more: Any) -> None:
    """Put what ``actor`` did with ``order`` into the record of their organization; an administrator's act into the
    clinic's, whose order it is."""
    record(
        f"order.{action}",
        subject=order,
        organization_id=actor.organization_id or order.clinic_id,
        who=who_is(actor),
        **more,
    )


def _recorded_as(event: OrderEvent) -> str:
    """The step's name in the record, which tells placing from sending a draft."""
    if event.action == "submit" and not event.from_status:
        return "placed"
    return "edited" if event.action == "edit" else event.action


def id_of(mentioned: Any) -> str:
    """The id of what an event mentions: with number and name, or by its id alone."""
    return str(mentioned["id"] if isinstance(mentioned, dict) else mentioned)


def _without_words(event: OrderEvent) -> dict[str, Any]:
    """What of the event's facts is no text of people: codes and names of fields."""
    facts: dict[str, Any] = {"version": event.version}
    if event.reason_code:
        facts["reason_code"] = event.reason_code
    if "changed" in event.data:
        facts["fields"] = sorted(event.data["changed"])
    if "method" in event.data:
        facts["method"] = event.data["method"]
    for name in ("specimen", "manifest"):
        if name in event.data:
            facts[name] = id_of(event.data[name])
    return facts
