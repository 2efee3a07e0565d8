"""Reading orders is recorded too: one line a request, before anything is shown."""

from typing import Any

from rest_framework.request import Request

from audit.record import LONGEST_TEXT, record_read
from orders.filters import OrderFilter
from orders.models import Order

# What people type into it may name a patient.
_WORDS = frozenset({"search"})


def record_reading(action: str, order: Order) -> None:
    """One order, or its timeline, is about to be shown."""
    record_read(f"order.{action}", subject=order, data={"version": order.version})


def record_list(request: Request, orders: list[Order]) -> None:
    """A page is about to be shown; the line names each order on it."""
    record_read("order.listed", data={"ids": [order.pk for order in orders], **asked_for(request)})


def record_export(request: Request) -> None:
    """A file is about to be streamed; the filter and the time say what is in it."""
    record_read("order.exported", data=asked_for(request))


def asked_for(request: Request) -> dict[str, Any]:
    """The filters of a request, already found valid, without words that people wrote."""
    asked: dict[str, Any] = {
        name: sorted({value[:LONGEST_TEXT] for value in request.query_params.getlist(name)})
        for name in request.query_params
        if name in OrderFilter.base_filters and name not in _WORDS
    }
    searched = sorted(_WORDS & set(request.query_params))
    return {**({"filters": asked} if asked else {}), **({"words_in": searched} if searched else {})}
