"""What an order must say before it is sent, and what does not fit together even in a draft."""

from collections.abc import Iterator

from catalog.rules.faults import Fault
from orders.models import Order, Priority
from orders.states import Collection


def find_contradictions(order: Order) -> Iterator[Fault]:
    """What no order can say, sent or not."""
    if order.collect_at is not None and order.collection != Collection.PLANNED:
        yield Fault("collect_at", "not_allowed", "Only a planned collection has a time. Leave it out.")


def find_missing(order: Order) -> Iterator[Fault]:
    """What a sent order must say besides."""
    if order.collection == Collection.PLANNED and order.collect_at is None:
        yield Fault("collect_at", "required", "Say when the sample will be collected.")
    if not order.tests:
        return
    if order.patient is None:
        yield Fault("patient", "required", "Choose the patient: tests are done for somebody.")
    if order.priority == Priority.STAT and not order.stat_reason.strip():
        yield Fault("stat_reason", "required", "Say why it cannot wait; the lab reads it.")
