"""What this app announces besides its log's events (see ``common.announcements``)."""

from dataclasses import dataclass

from accounts.models import User
from orders.models import Order, OrderEvent


@dataclass(frozen=True)
class OrdersChanged:
    """One act changed several orders; an event of each. Told together, for numbers are taken once a transaction."""

    events: tuple[OrderEvent, ...]


@dataclass(frozen=True)
class OrderOpened:
    """An administrator looks at what was written in an order; ``reason`` is a short phrase of ours."""

    order: Order
    by: User
    reason: str
