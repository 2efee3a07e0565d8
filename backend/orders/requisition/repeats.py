"""Tests that a patient had not long ago."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from accounts.actor import Actor
from common import clock
from orders.models import Order
from orders.requisition.lines import Line
from orders.states import Status

# Of one patient more are not looked at.
_MOST_ORDERS = 300


def find_repeats(
    lines: Sequence[Line], *, patient_id: UUID, actor: Actor, but: UUID | None = None
) -> list[dict[str, Any]]:
    """Of the tests that should not be repeated so soon, each with the newest order of the actor's clinic that asks
    for it: for the same test, or for one with the same LOINC code at any lab.

    Args:
        lines: tests as the catalogue describes them now.
        but: the order that is being written.
    """
    hours = [line["repeat_after_hours"] for line in lines if line["repeat_after_hours"] is not None]
    if not hours:
        return []
    orders = _orders_since(_hours_ago(max(hours)), patient_id, actor, but)
    return [
        {
            **{name: line[name] for name in ("test", "code", "name", "repeat_after_hours")},
            "order": order,
        }
        for line in lines
        if line["repeat_after_hours"] is not None and (order := _newest_with(line, orders))
    ]


def _orders_since(moment: datetime, patient_id: UUID, actor: Actor, but: UUID | None) -> list[dict[str, Any]]:
    """The newest first."""
    rows: Any = (
        Order.objects.visible_to(actor)
        .of_patient(actor, patient_id)
        .filter(submitted_at__gt=moment)
        .exclude(status__in=(Status.REJECTED, Status.CANCELLED))
        .order_by("-id")
        .values("id", "number", "status", "submitted_at", "tests")[:_MOST_ORDERS]
    )
    others = [row for row in rows if row["id"] != but]
    return sorted(others, key=lambda row: row["submitted_at"], reverse=True)


def _newest_with(line: Line, orders: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    since = _hours_ago(line["repeat_after_hours"])
    for order in orders:
        if order["submitted_at"] > since and any(_is_same(line, earlier) for earlier in order["tests"]):
            return order
    return None


def _is_same(line: Line, earlier: Line) -> bool:
    return line["test"] == earlier["test"] or bool(line["loinc"] and line["loinc"] == earlier["loinc"])


def _hours_ago(hours: int) -> datetime:
    return clock.now() - timedelta(hours=hours)
