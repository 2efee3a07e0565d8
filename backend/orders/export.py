"""Orders as a spreadsheet, streamed."""

from collections.abc import Iterator
from typing import Any

from common.slow_reading import take_slowly
from common.spreadsheets import spell_time, stream_lines
from orders.models import Order, Priority
from orders.querysets import OrderQuerySet
from orders.requisition.lines import codes_of

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
    "patient",
    "patient_born",
    "patient_identifiers",
    "tests",
    "stat_reason",
    "diagnosis_code",
    "diagnosis",
    "collection",
    "collect_at",
)

CHUNK = 500


def stream_csv(orders: OrderQuerySet) -> Iterator[str]:
    """The header line, then one line an order."""
    rows = orders.with_names()
    return stream_lines(COLUMNS, (row_of(order) for order in take_slowly(rows, CHUNK)))


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
        *_patient_cells(order.demographics),
        codes_of(order.tests),
        order.stat_reason,
        order.diagnosis_code,
        order.diagnosis,
        order.collection,
        spell_time(order.collect_at),
    ]


def _patient_cells(demographics: dict[str, Any] | None) -> list[str]:
    if demographics is None:
        return ["", "", ""]
    numbers = (f"{each['issuer']} {each['value']}" for each in demographics["identifiers"])
    return [demographics["name"], demographics["born"] or "", "; ".join(numbers)]
