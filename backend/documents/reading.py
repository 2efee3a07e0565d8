"""Printing is recorded like reading, before the paper is made: a sheet goes where no log-in is asked for."""

from collections.abc import Sequence

from audit.record import record_read
from orders.models import Order


def record_printing(document: str, orders: Sequence[Order]) -> None:
    """A document that says something of these orders is about to be given out.

    Args:
        document: ``requisition``, ``labels`` or ``manifest``.
    """
    named = {order.pk: order for order in orders}
    subject = orders[0] if len(named) == 1 else None
    record_read("order.printed", subject=subject, data={"document": document, "ids": sorted(named)})
