"""When a lab promises the result."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from accounts.models import Organization
from common import clock
from orders.models import TURNAROUND, Order, Priority
from orders.requisition.lines import Line
from orders.working_time import Week, after_hours


class Promised(NamedTuple):
    """The time of all together, and of each test; ``None`` where it is not offered at the priority."""

    due_at: datetime
    of_tests: list[datetime | None]


def promise(order: Order) -> datetime:
    """The promised time of an order, counted from when it was sent; of a draft, as if it were sent now."""
    return promise_each(
        order.tests,
        lab=order.lab,
        priority=order.priority,
        sent_at=order.submitted_at,
        collect_at=order.collect_at,
    ).due_at


def promise_each(
    lines: Sequence[Line],
    *,
    lab: Organization,
    priority: int,
    sent_at: datetime | None,
    collect_at: datetime | None,
) -> Promised:
    """When a lab would promise these tests.

    The latest counts. What a test does not offer at this priority promises nothing.

    Args:
        sent_at: without it, now.
    """
    sent_at = sent_at or clock.now()
    hours = [line["turnaround_hours"][Priority(priority).wire] for line in lines]
    offered = {each for each in hours if each is not None}
    if not offered:
        return Promised(sent_at + TURNAROUND[Priority(priority)], [None] * len(hours))
    moments = after_hours(begin_of_work(sent_at, collect_at), offered, week_of(lab))
    return Promised(max(moments.values()), [moments.get(each) for each in hours])


def begin_of_work(sent_at: datetime, collect_at: datetime | None) -> datetime:
    """Nothing is examined before it is asked for and drawn."""
    return max(sent_at, collect_at) if collect_at else sent_at


def week_of(lab: Organization) -> Week:
    """When a lab works."""
    return Week(
        time_zone=lab.time_zone,
        opening_hours=lab.opening_hours,
        holidays=[day["date"] for day in lab.holidays],
    )
