"""What a clinic keeps of its patients is shown to administrators for a reason only (see ``audit.opening``). Giving one
is recorded with the clinic and told to its admins.
"""

from django.db import transaction

from accounts.models import User
from audit.opening import Reason
from audit.record import record
from common.announcements import announce
from patients.happenings import PatientOpened
from patients.models import Patient

# All that a clinic writes of a patient.
CONTENT = (
    *("prefix", "given_names", "family_name", "suffix"),
    *("born_from", "born_precision", "sex_for_ranges", "gender"),
    *("phone", "email", "address", "notes"),
)
CONTENT_OF_IDENTIFIER = ("issuer", "value")


@transaction.atomic
def open_patient(patient: Patient, *, by: User, reason: Reason, ticket: str) -> None:
    """Record why an administrator reads what is kept of a patient, and tell the clinic.

    Args:
        ticket: where the request is filed; matches ``TICKET``.
    """
    record(
        "admin.opened_patient",
        subject=patient,
        organization_id=patient.clinic_id,
        data={"reason": reason.value, "ticket": ticket},
    )
    announce(PatientOpened(patient=patient, by=by, reason=reason.label))
