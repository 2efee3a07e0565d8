"""Orders as a spreadsheet, streamed."""

from collections.abc import Iterator

from common.spreadsheets import spell_time, stream_lines
from orders.models import Order, Priority
from orders.querysets import OrderQuerySet

COLUMNS = (
    "number",
    "client_reference",
    "clinic",
    "lab",
    "status",
    "priority",
    "delivery_method",
    "notes",
    "requested_by",
    "due_at",
    "created_at",
    "updated_at",
)

CHUNK = 500


def stream_csv(orders: OrderQuerySet) -> Iterator[str]:
    """The header line, then one line an order."""
    rows = orders.with_names()
    return stream_lines(COLUMNS, (row_of(order) for order in lazily(rows)))


def lazily(orders: OrderQuerySet) -> Iterator[Order]:
    """The orders, asked for when the first one is taken."""
    yield from orders.iterator(chunk_size=CHUNK)


def row_of(order: Order) -> list[str]:
    """The cells of one order, in the order of ``COLUMNS``."""
    return [
        order.number,
        order.client_reference,
        order.clinic.name,
        order.lab.name,
        order.status,
        Priority(order.priority).wire,
        order.delivery_method,
        order.notes,
        order.requested_by.display_name if order.requested_by else "",
        spell_time(order.promised_at),
        spell_time(order.created_at),
        spell_time(order.updated_at),
    ]
