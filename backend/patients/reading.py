"""Reading patients is recorded: one line a request, before anything is shown."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from rest_framework.request import Request

from audit.asked import asked_for
from audit.record import record_read
from patients.filters import PatientFilter
from patients.models import Patient

# What people type into it names a patient.
_WORDS = ("search",)


def record_reading(action: str, patient: Patient) -> None:
    """One patient, or the merges, are about to be shown."""
    record_read(f"patient.{action}", subject=patient, data={"version": patient.version})


def record_list(request: Request, ids: Iterable[UUID]) -> None:
    """A page is about to be shown; the line names each patient on it."""
    record_read("patient.listed", data={"ids": list(ids), **asked_for(request, PatientFilter, words=_WORDS)})


def record_replay(shown: dict[str, Any]) -> None:
    """A patient as answered before, under the same Idempotency-Key, is about to be shown again."""
    data = {"version": shown["version"], "replayed": True}
    record_read("patient.read", subject=("patient", shown["id"], ""), data=data)


def record_candidates(code: str, candidates: Iterable[dict[str, Any]]) -> None:
    """A refusal is about to show whom a new patient may be."""
    record_read("patient.listed", data={"ids": [each["id"] for each in candidates], "because": code})
