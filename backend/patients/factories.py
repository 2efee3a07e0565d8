"""Patients for tests, written down through the same service as everybody's."""

from typing import Any

from accounts.models import Membership
from patients.models import Patient
from patients.services import create_patient


def make_patient(worker: Membership, family_name: str = "Okonkwo", **details: Any) -> Patient:
    """A patient of the worker's clinic, whoever else may be like them."""
    return create_patient(actor=worker, details={"family_name": family_name, **details}, is_distinct=True)
