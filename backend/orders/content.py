"""What a clinic writes in an order: written, compared with what stood there, checked."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from accounts.actor import Actor
from accounts.models import Organization, OrganizationKind
from catalog.rules.faults import Fault, refuse
from common.errors import Invalid
from orders import refusals
from orders.models import Order, Priority
from orders.patients import copy_patient
from orders.promising import promise
from orders.requisition.completeness import find_contradictions, find_missing
from orders.requisition.lines import (
    Choice,
    Line,
    answers_of,
    choose_tests,
    codes_of,
    find_priority_faults,
    panels_of,
)
from orders.states import Status
from patients.models import Patient

# Why it is asked for, and how the sample comes.
REASONS = ("stat_reason", "diagnosis_code", "diagnosis", "collection", "collect_at")
# All that a clinic writes. Everything else follows from the status table.
CONTENT = ("lab", "patient", "priority", "delivery_method", "notes", "client_reference", "tests", *REASONS)

# What of it a promised time is made of.
_PROMISED_BY = {"lab", "priority", "tests", "collect_at"}

# Field → [former value, new value], as the log keeps them and people read them.
Changed = dict[str, list[Any]]


def ask_for(order: Order, choice: Choice) -> None:
    """Let an unsaved order, complete but for its tests, ask for these and promise a time.

    Raises:
        Invalid: something is wrong with what was chosen; in an order that is sent, something is missing.
    """
    order.tests = choice.lines
    missing = find_missing(order) if order.submitted_at else ()
    refuse([*choice.faults, *find_contradictions(order), *missing])
    order.due_at = promise(order)


def rewrite(order: Order, changes: Mapping[str, Any], patient: Patient | None, actor: Actor) -> Changed:
    """Let an unsaved order say what ``changes`` say.

    Args:
        changes: values of fields in ``CONTENT``, the patient's by id, the tests as they are chosen.
        patient: the one with that id.

    Returns:
        What differs from what stood there; empty if nothing does.

    Raises:
        Invalid, Conflict: the order cannot say so.
    """
    plain = {
        name: value
        for name, value in changes.items()
        if name not in ("patient", "tests") and getattr(order, name) != value
    }
    changed: Changed = {
        name: [_readable(name, getattr(order, name)), _readable(name, value)] for name, value in plain.items()
    }
    if "patient" in changes and order.patient_id != changes["patient"]:
        former_name = order.patient_name
        copy_patient(order, patient)
        changed["patient"] = [former_name, order.patient_name]
    if "lab" in plain:
        _refuse_lab(order, changes, actor)
    for name, value in plain.items():
        setattr(order, name, value)
    changed |= _rewrite_tests(order, changes)
    if changed.keys() & _PROMISED_BY:
        order.due_at = promise(order)
    return changed


def refuse_closed_lab(lab: Organization) -> None:
    """Raise ``Invalid`` if the lab takes no orders."""
    if lab.kind != OrganizationKind.LAB or not lab.is_approved or not lab.is_active:
        raise Invalid.field(
            "lab", "lab_not_available", "This lab takes no orders at present. Choose another."
        )


def _refuse_lab(order: Order, changes: Mapping[str, Any], actor: Actor) -> None:
    if order.status != Status.DRAFT:
        raise refusals.stays_with_its_lab(order, actor)
    refuse_closed_lab(changes["lab"])
    if order.tests and "tests" not in changes:
        raise Invalid.field(
            "tests", "other_lab", "These tests are of another lab. Choose among those of this one."
        )


def _rewrite_tests(order: Order, changes: Mapping[str, Any]) -> Changed:
    """Choose anew if tests are among the changes, and look whether everything still fits together."""
    is_sent = order.submitted_at is not None
    former = order.tests
    faults: list[Fault] = []
    if "tests" in changes:
        order.tests, faults = choose_tests(
            changes["tests"],
            lab=order.lab,
            priority=order.priority if is_sent else None,
            complete=is_sent,
            kept=former if is_sent else (),
        )
    elif is_sent:
        faults = list(find_priority_faults(order.tests, order.priority))
    missing = find_missing(order) if is_sent else ()
    refuse([*faults, *find_contradictions(order), *missing])
    return _changes_between(former, order.tests)


def _changes_between(former: list[Line], now: list[Line]) -> Changed:
    if former == now:
        return {}
    changed = {
        "tests": [codes_of(former), codes_of(now)],
        "panels": [panels_of(former), panels_of(now)],
        "answers": _answers_between(former, now),
    }
    differs = {name: values for name, values in changed.items() if values[0] != values[1]}
    return differs or {"tests": changed["tests"]}


def _answers_between(former: list[Line], now: list[Line]) -> list[str]:
    """The answers of the tests whose answers differ."""
    before, after = answers_of(former), answers_of(now)
    differing = [code for code in {**before, **after} if before.get(code) != after.get(code)]
    return [
        ". ".join(f"{code}: {said[code]}" for code in differing if code in said) for said in (before, after)
    ]


def _readable(name: str, value: Any) -> Any:
    """A content value as the log keeps it and the wire shows it."""
    if name == "lab":
        return value.name
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    return Priority(value).wire if name == "priority" else value
