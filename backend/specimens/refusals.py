"""Why a specimen or a manifest cannot be changed, each with a stable code."""

from collections.abc import Iterable
from typing import Any

from accounts.actor import Actor
from common.errors import Conflict, Forbidden, Invalid, Stale
from orders.models import Order
from specimens.models import Manifest, Specimen
from specimens.states import TRANSITIONS, allowed_actions, allowed_manifest_actions

_ASKS_FOR = {
    "note": "Say why; the other side reads it.",
    "reason_code": "Choose a reason.",
    "storage_place": "Say where it is stored.",
}


def transition_not_allowed(specimen: Specimen, actor: Actor, action: str) -> Conflict:
    """409: the action does not start from the specimen's present status."""
    words = action.replace("_", " ")
    return Conflict(
        f"“{words}” is not possible while the specimen is {specimen.get_status_display().lower()}.",
        code="transition_not_allowed",
        extra=present_state_of(specimen, actor),
    )


def on_a_manifest(specimen: Specimen, actor: Actor) -> Conflict:
    """409: what is on its way stays as it was sent."""
    return Conflict(
        "It is on a manifest. Withdraw that first.",
        code="transition_not_allowed",
        extra=present_state_of(specimen, actor),
    )


def order_closed(order: Order, extra: dict[str, Any] | None = None) -> Conflict:
    """409: nothing more is taken in for it."""
    return Conflict(
        f"The order is {order.get_status_display().lower()}. Nothing is collected or received for it any more.",
        code="order_closed",
        extra=extra,
    )


def too_many(most: int) -> Conflict:
    """409: no order needs more."""
    return Conflict(f"An order has at most {most} specimens.", code="too_many")


def collected_from_somebody() -> Conflict:
    """409: what was drawn from one person is never given another one's name."""
    return Conflict(
        "Specimens of this order were drawn from the patient it names. Cancel it and place a new one for the "
        "other patient; or take the collection back first, if nothing was drawn.",
        code="specimens_collected",
    )


def specimens_awaited(order: Order, specimens: Iterable[Specimen], actions: Iterable[str]) -> Conflict:
    """409: the lab asked for another specimen, and it has not come."""
    numbers = ", ".join(each.accession_number for each in specimens)
    return Conflict(
        f"The lab asked for another specimen and waits for it: {numbers}. Receive it first, or let the clinic decline.",
        code="specimens_awaited",
        extra={"current_status": order.status, "version": order.version, "allowed_actions": list(actions)},
    )


def order_not_sent() -> Conflict:
    """409: what a draft needs is planned when it is sent."""
    return Conflict("A draft has no specimens yet. Send the order first.", code="order_not_sent")


def stale_version(specimen: Specimen) -> Stale:
    """412: somebody else was faster."""
    return Stale(extra={"current_version": specimen.version})


def not_this_side(action: str) -> Forbidden:
    """403: the other side's step, or a viewer's attempt."""
    sides = " or ".join(sorted(TRANSITIONS[action].by))
    return Forbidden(f"Only staff of the {sides} can {action.replace('_', ' ')} this specimen.")


def received_by_somebody_else() -> Forbidden:
    """403: a receipt is taken back by who said so."""
    return Forbidden("Only who received it, or an admin of the lab, can take the receipt back.")


def missing_facts(fields: Iterable[str]) -> Invalid:
    """400: what the step needs was not given."""
    return Invalid(
        errors=[{"field": field, "code": "required", "detail": _ASKS_FOR[field]} for field in fields]
    )


def cannot_be_recollected(order: Order) -> Invalid:
    """400: nobody waits for another one."""
    return Invalid.field(
        "recollect",
        "not_possible",
        f"The order is {order.get_status_display().lower()} and cannot wait for another specimen. Reject it "
        "without asking for one.",
    )


def manifest_decided(manifest: Manifest, actor: Actor, *, received_parts: bool = False) -> Conflict:
    """409: it has arrived, or was withdrawn."""
    code = {"received": "already_received", "withdrawn": "already_withdrawn"}.get(
        manifest.status, "already_received"
    )
    detail = (
        "Some of it has been received. It can no longer be withdrawn."
        if received_parts
        else f"This manifest is {manifest.get_status_display().lower()} already."
    )
    return Conflict(
        detail,
        code=code,
        extra={
            "allowed_actions": allowed_manifest_actions(manifest.status, actor.kind),
            "current_status": manifest.status,
            "version": manifest.version,
        },
    )


def present_state_of(specimen: Specimen, actor: Actor) -> dict[str, Any]:
    """What a client needs to show the specimen as it is now."""
    return {
        "allowed_actions": allowed_actions(specimen, actor, order_status=specimen.order.status),
        "current_status": specimen.status,
        "version": specimen.version,
    }
