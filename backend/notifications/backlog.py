"""What waits and what is where, read from the database now and then and shown to Prometheus.

The worker looks, at its own pace, however often Prometheus asks: counting a million orders takes a fifth of a second.
"""

from collections.abc import Callable, Iterator
from typing import Any

from django.db.models import Count, Min, Q
from prometheus_client import REGISTRY
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from audit.seal import unsealed_events
from common import clock
from monitoring.metrics import PREFIX
from notifications.models import Delivery, EmailDelivery, Letter
from orders.models import Order
from orders.states import Status

Samples = list[tuple[tuple[str, ...], float]]

OUTBOXES: dict[str, type[Delivery]] = {"notification": EmailDelivery, "letter": Letter}
# Name: what it says, its labels.
GAUGES: dict[str, tuple[str, tuple[str, ...]]] = {
    "outbox_due": ("E-mails that should have been sent by now.", ("outbox",)),
    "outbox_oldest_due_seconds": ("How long the oldest of them is overdue.", ("outbox",)),
    "outbox_pending": ("E-mails that wait for their time or for another try.", ("outbox",)),
    "outbox_dead": ("E-mails that were given up; somebody has to look.", ("outbox",)),
    "record_unsealed": ("Lines of the record that the worker has not sealed yet.", ()),
    "orders": ("Orders by status, counted every five minutes.", ("status",)),
}


class Backlog(Collector):
    """What was found at the last look; nothing before the first."""

    def __init__(self) -> None:
        self.found: dict[str, Samples] = {}

    def collect(self) -> Iterator[GaugeMetricFamily]:
        for name, samples in list(self.found.items()):
            says, labels = GAUGES[name]
            family = GaugeMetricFamily(f"{PREFIX}_{name}", says, labels=labels)
            for values, number in samples:
                family.add_metric(values, number)
            yield family


BACKLOG = Backlog()
REGISTRY.register(BACKLOG)


def look_at_outboxes() -> None:
    """By the partial indexes of what is pending and what is dead."""
    now = clock.now()
    due = Q(status=Delivery.Status.PENDING, next_attempt_at__lte=now)
    found: dict[str, Samples] = {name: [] for name in GAUGES if name.startswith("outbox_")}
    for label, kind in OUTBOXES.items():
        rows: Any = kind._default_manager
        pending = rows.filter(status=Delivery.Status.PENDING).aggregate(
            all=Count("pk"), due=Count("pk", filter=due), oldest=Min("next_attempt_at", filter=due)
        )
        oldest = (now - pending["oldest"]).total_seconds() if pending["oldest"] else 0
        numbers = {
            "outbox_due": pending["due"],
            "outbox_oldest_due_seconds": oldest,
            "outbox_pending": pending["all"],
            "outbox_dead": rows.filter(status=Delivery.Status.DEAD).count(),
        }
        for name, number in numbers.items():
            found[name].append(((label,), number))
    BACKLOG.found |= found


def look_at_the_record() -> None:
    """Lines since the end of the chain: few, while a worker seals."""
    BACKLOG.found["record_unsealed"] = [((), unsealed_events().count())]


def count_orders() -> None:
    """Every order there is: seldom."""
    counted = dict(Order.objects.order_by().values_list("status").annotate(Count("pk")))
    BACKLOG.found["orders"] = [((status.value,), counted.get(status.value, 0)) for status in Status]


# What to look at, and every how many seconds.
LOOKS: dict[Callable[[], None], float] = {
    look_at_outboxes: 15.0,
    look_at_the_record: 15.0,
    count_orders: 300.0,
}
