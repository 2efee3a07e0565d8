"""Who may add files to an order, and when: one table."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from accounts.actor import Actor, may_work
from attachments.models import Attachment
from common.errors import Conflict, Forbidden, Problem
from orders.models import Order
from orders.states import FINAL, Side, Status

LARGEST_BYTES: Final = 20 * 1024 * 1024
MOST_AN_ORDER: Final = 10

# Side → the statuses in which its files change. A lab may have something to add to what it has delivered.
OPEN: Final[Mapping[str, frozenset[Status]]] = MappingProxyType(
    {
        Side.CLINIC: frozenset(Status) - FINAL,
        Side.LAB: frozenset(Status) - {Status.DRAFT, Status.REJECTED, Status.CANCELLED},
    }
)


def find_refusal(order: Order, actor: Actor) -> Problem | None:
    """Why ``actor`` cannot add a file to an order that they see, or ``None``."""
    if actor.kind not in OPEN or not may_work(actor):
        return Forbidden("Only staff of the clinic or the lab can change an order's files.")
    if order.status not in OPEN[actor.kind]:
        return Conflict(
            f"The files of an order that is {order.get_status_display().lower()} stay as they are.",
            code="attachments_closed",
        )
    return None


def can_remove(attachment: Attachment, order: Order, actor: Actor) -> bool:
    """Each organization takes back what it added itself."""
    return attachment.organization_id == actor.organization_id and find_refusal(order, actor) is None
