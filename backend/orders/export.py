"""Orders as CSV (RFC 4180), streamed, with cells that no spreadsheet will run as a formula."""

import csv
from collections.abc import Iterator
from typing import Any

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

# What makes a spreadsheet evaluate a cell (OWASP, CSV Injection), full-width forms included.
_RUNS = tuple("=+-@\t\r\n＝＋－＠")
CHUNK = 500


class _Line:
    """A file whose write returns what it was given, so that csv.writer can feed a stream."""

    def write(self, text: str) -> str:
        return text


def stream_csv(orders: OrderQuerySet) -> Iterator[str]:
    """The header line, then one line an order."""
    writer = csv.writer(_Line())
    # The byte order mark makes spreadsheets read UTF-8.
    yield "\ufeff" + writer.writerow(COLUMNS)
    for order in orders.with_names().iterator(chunk_size=CHUNK):
        yield writer.writerow([neutralise(value) for value in row_of(order)])


def row_of(order: Order) -> list[Any]:
    """The cells of one order, in the order of ``COLUMNS``."""
    times = (order.promised_at, order.created_at, order.updated_at)
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
        *(time.isoformat(timespec="seconds").replace("+00:00", "Z") if time else "" for time in times),
    ]


def neutralise(value: str) -> str:
    """Put an apostrophe before text that a spreadsheet would run, leading spaces or not."""
    if value.startswith(_RUNS) or value.lstrip().startswith(_RUNS):
        return f"'{value}"
    return value
