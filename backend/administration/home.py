"""The first page: what needs doing, as counts that lead to the lists, with the oldest few of each."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from itertools import groupby
from typing import Any, Final

from django.db.models import Count, F, Model, QuerySet, Window
from django.db.models.functions import RowNumber
from django.urls import reverse
from django.utils.http import urlencode

from accounts.models import Organization, OrganizationKind, User
from accounts.services.lockout import locked_accounts
from audit.models import AuditEvent
from audit.seal import unsealed_events
from common import clock
from notifications.models import Delivery, EmailDelivery, Letter
from orders.models import Order

OLDEST = 5
LOGINS_OF = timedelta(hours=24)
# The worker seals every few seconds; a line that waits longer means that no worker runs.
SEALED_WITHIN = timedelta(minutes=10)


@dataclass(frozen=True)
class Line:
    """One of the oldest: what it is, where it is looked at, since when it waits."""

    text: str
    link: str
    since: datetime


@dataclass(frozen=True)
class Task:
    """Something to be done; ``link`` is the filtered list of all of it."""

    title: str
    count: int
    lines: list[Line]
    link: str


def look_around(may_see: Callable[[type[Model]], bool]) -> list[Task]:
    """Everything that waits in the lists that somebody ``may_see``."""
    return [task for model, find_tasks in WATCHED if may_see(model) for task in find_tasks()]


def waiting_labs() -> Iterator[Task]:
    labs = Organization.objects.filter(kind=OrganizationKind.LAB, is_approved=False, is_active=True)
    rows, count = oldest(labs.order_by("created_at"))
    lines = [Line(lab.name, page_of(lab), lab.created_at) for lab in rows]
    yield Task("Labs waiting for approval", count, lines, list_of(Organization, approval="waiting"))


def stuck_orders() -> Iterator[Task]:
    """A task for each status in which orders are stuck, in one query."""
    within_status = F("status")
    rows = (
        Order.objects.stuck()
        .select_related("clinic", "lab")
        .annotate(
            total=Window(Count("pk"), partition_by=within_status),
            place=Window(RowNumber(), partition_by=within_status, order_by="updated_at"),
        )
        .filter(place__lte=OLDEST)
        .order_by("status", "place")
    )
    for status, group in groupby(rows, key=lambda order: order.status):
        orders = list(group)
        lines = [
            Line(f"{order.number} · {order.clinic} → {order.lab}", page_of(order), order.updated_at)
            for order in orders
        ]
        yield Task(
            f"Orders stuck: {orders[0].get_status_display().lower()}",
            orders[0].total,
            lines,
            list_of(Order, late="stuck", status__exact=status),
        )


def given_up(kind: type[Delivery], title: str) -> Iterator[Task]:
    manager: Any = kind._default_manager
    dead = manager.filter(status=Delivery.Status.DEAD).order_by("finished_at")
    if kind is EmailDelivery:
        dead = dead.select_related("notification__recipient")
    rows, count = oldest(dead)
    lines = [Line(str(row), page_of(row), row.finished_at) for row in rows]
    yield Task(title, count, lines, list_of(kind, status__exact=Delivery.Status.DEAD))


def locked_out() -> Iterator[Task]:
    rows, count = oldest(locked_accounts().order_by("username"))
    lines = [Line(user.username, page_of(user), user.locked_until) for user in rows]
    yield Task("Locked accounts", count, lines, list_of(User, locked="yes"))


def failed_log_ins() -> Iterator[Task]:
    since = clock.now() - LOGINS_OF
    failed = AuditEvent.objects.filter(action__in=("login.failed", "login.locked"), created_at__gte=since)
    rows, count = oldest(failed.order_by("-created_at"))
    lines = [
        Line(
            f"{row.subject_label or 'unknown name'} from {row.address or 'nowhere'}",
            page_of(row),
            row.created_at,
        )
        for row in rows
    ]
    link = list_of(AuditEvent, category="login", outcome__exact="refused", created_at__gte=since.isoformat())
    yield Task("Failed log-ins of the last 24 hours", count, lines, link)


def unsealed() -> Iterator[Task]:
    rows, count = oldest(unsealed_events().filter(created_at__lt=clock.now() - SEALED_WITHIN))
    lines = [Line(str(row), page_of(row), row.created_at) for row in rows]
    yield Task("Lines of the record without a seal: does the worker run?", count, lines, list_of(AuditEvent))


# In the order of how much it hurts to leave it; each with the list that it leads to.
WATCHED: Final[tuple[tuple[type[Model], Callable[[], Iterator[Task]]], ...]] = (
    (Organization, waiting_labs),
    (Order, stuck_orders),
    (EmailDelivery, partial(given_up, EmailDelivery, "E-mails that could not be delivered")),
    (Letter, partial(given_up, Letter, "Letters that could not be delivered")),
    (User, locked_out),
    (AuditEvent, failed_log_ins),
    (AuditEvent, unsealed),
)


def oldest(rows: QuerySet[Any]) -> tuple[list[Any], int]:
    """The first few, and how many there are, in one query."""
    found = list(rows.annotate(total=Window(Count("pk")))[:OLDEST])
    return found, found[0].total if found else 0


def page_of(row: Any) -> str:
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])


def list_of(model: Any, **filters: str) -> str:
    url = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    return f"{url}?{urlencode(filters)}" if filters else url
