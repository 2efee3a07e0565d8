"""What this app announces (see ``common.announcements``)."""

from dataclasses import dataclass
from datetime import datetime

from accounts.actor import Actor
from accounts.models import User
from patients.models import Patient


@dataclass(frozen=True)
class DemographicsChanged:
    """Patients were corrected, merged or parted again: what names them is to say so.

    Attributes:
        untrue_since: a merge of that time was a mistake, and so is what was said of these patients since.
    """

    patients: tuple[Patient, ...]
    actor: Actor
    untrue_since: datetime | None = None


@dataclass(frozen=True)
class PatientOpened:
    """An administrator looks at what a clinic keeps of a patient; ``reason`` is a short phrase of ours."""

    patient: Patient
    by: User
    reason: str
