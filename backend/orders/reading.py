"""Reading orders is recorded too: one line a request, before anything is shown."""

from rest_framework.request import Request

from audit.asked import asked_for
from audit.record import record_read
from orders.filters import OrderFilter
from orders.models import Order

# What people type into it may name a patient.
_WORDS = ("search",)


def record_reading(action: str, order: Order) -> None:
    """One order, or its timeline, is about to be shown."""
    record_read(f"order.{action}", subject=order, data={"version": order.version})


def record_list(request: Request, orders: list[Order]) -> None:
    """A page is about to be shown; the line names each order on it."""
    record_read(
        "order.listed",
        data={"ids": [order.pk for order in orders], **asked_for(request, OrderFilter, words=_WORDS)},
    )


def record_export(request: Request) -> None:
    """A file is about to be streamed; the filter and the time say what is in it."""
    record_read("order.exported", data=asked_for(request, OrderFilter, words=_WORDS))
