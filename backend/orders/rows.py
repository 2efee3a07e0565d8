"""A page of orders without model objects and serializer fields, which together were most of what it cost.

The answer is the one that ``OrderSerializer`` describes and gives for a single order: a test compares the two for every
status and every reader.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from accounts.actor import Actor, may_work
from accounts.models import name_shown
from orders.models import Order, Priority
from orders.requisition.lines import tests_on_the_wire
from orders.serializers import patient_on_the_wire
from orders.states import EDITABLE, Side, allowed_actions

_COLUMNS = (
    "id",
    "number",
    "clinic_id",
    "clinic__name",
    "lab_id",
    "lab__name",
    "status",
    "status_note",
    "status_reason_code",
    "priority",
    "delivery_method",
    "notes",
    "client_reference",
    "patient_id",
    "demographics",
    "tests",
    "stat_reason",
    "diagnosis_code",
    "diagnosis",
    "collection",
    "collect_at",
    "requested_by_id",
    "requested_by__first_name",
    "requested_by__last_name",
    "requested_by__username",
    "due_at",
    "submitted_at",
    "version",
    "created_at",
    "updated_at",
)
_PRIORITIES = {priority.value: priority.wire for priority in Priority}


# All orders as named tuples of what the wire needs: to be narrowed like any other query.
ROWS: Any = Order.objects.values_list(*_COLUMNS, named=True)


def on_the_wire(rows: Sequence[Any], actor: Actor) -> list[dict[str, Any]]:
    """Rows of ``ROWS`` as ``actor`` sees them."""
    works = may_work(actor)
    actions = {status: allowed_actions(status, actor.kind) if works else [] for status in _statuses(rows)}
    editable = EDITABLE if works and actor.kind == Side.CLINIC else frozenset()
    return [
        {
            "id": row.id,
            "number": row.number,
            "clinic": {"id": row.clinic_id, "name": row.clinic__name},
            "lab": {"id": row.lab_id, "name": row.lab__name},
            "status": row.status,
            "status_note": row.status_note,
            "status_reason_code": row.status_reason_code,
            "priority": _PRIORITIES[row.priority],
            "delivery_method": row.delivery_method,
            "notes": row.notes,
            "client_reference": row.client_reference,
            "patient": patient_on_the_wire(row.demographics, row.patient_id, actor),
            "tests": tests_on_the_wire(row.tests),
            "stat_reason": row.stat_reason,
            "diagnosis_code": row.diagnosis_code,
            "diagnosis": row.diagnosis,
            "collection": row.collection,
            "collect_at": row.collect_at,
            "requested_by": _person(row),
            "due_at": row.due_at if row.submitted_at else None,
            "version": row.version,
            "created_at": row.created_at,
            "updated_at": row.updated_at,
            "allowed_actions": actions[row.status],
            "is_editable": row.status in editable,
        }
        for row in rows
    ]


def _statuses(rows: Iterable[Any]) -> set[str]:
    return {row.status for row in rows}


def _person(row: Any) -> dict[str, Any] | None:
    if row.requested_by_id is None:
        return None
    name = name_shown(row.requested_by__first_name, row.requested_by__last_name, row.requested_by__username)
    return {"id": row.requested_by_id, "name": name}
