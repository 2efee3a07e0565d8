"""Reading orders is recorded too: one line a request, before anything is shown."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

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


def record_list(request: Request, ids: list[UUID]) -> None:
    """A page is about to be shown; the line names each order on it."""
    record_read(
        "order.listed",
        data={"ids": ids, **asked_for(request, OrderFilter, words=_WORDS)},
    )


def record_orders_shown(ids: Collection[UUID]) -> None:
    """Something of these orders is about to be shown beside something else; of none, nothing."""
    if ids:
        record_read("order.listed", data={"ids": sorted(set(ids))})


def record_replay(shown: dict[str, Any]) -> None:
    """An order as it was answered before, under the same Idempotency-Key, is about to be shown again."""
    data = {"version": shown["version"], "replayed": True}
    record_read("order.read", subject=("order", shown["id"], shown["number"]), data=data)


def record_count(request: Request) -> None:
    """How many orders there are tells nothing of patients, unless somebody asked for words."""
    if any(request.query_params.get(name) for name in _WORDS):
        record_read("order.counted", data=asked_for(request, OrderFilter, words=_WORDS))


def record_export(request: Request) -> None:
    """A file is about to be streamed; the filter and the time say what is in it."""
    record_read("order.exported", data=asked_for(request, OrderFilter, words=_WORDS))
