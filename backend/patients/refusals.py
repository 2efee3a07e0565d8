"""Why something cannot be done with a patient, each with a stable code."""

from collections.abc import Sequence

from common.errors import Conflict, Invalid, Stale
from patients.models import Patient
from patients.serializers import MOST_IDENTIFIERS, PatientRowSerializer


def stale_version(patient: Patient) -> Stale:
    """412: somebody else was faster."""
    who = patient.changed_by
    return Stale(
        extra={
            "current_version": patient.version,
            "changed_by": {"id": str(who.pk), "name": who.display_name} if who else None,
            "changed_at": patient.updated_at.isoformat().replace("+00:00", "Z"),
        }
    )


def patient_merged() -> Conflict:
    """409: this record became another one."""
    return Conflict("This patient was merged into another one. Go on there.", code="patient_merged")


def patient_in_use() -> Conflict:
    """409: an order or a merge names the patient."""
    return Conflict(
        "Orders or merges name this patient, who therefore stays. Merge a duplicate instead.",
        code="patient_in_use",
    )


def too_many_identifiers() -> Conflict:
    """409: one patient would have more numbers than anybody can have."""
    return Conflict(
        f"Together they have more than {MOST_IDENTIFIERS} identifiers. Remove those that are out of use, then merge.",
        code="too_many_identifiers",
    )


def merge_undone() -> Conflict:
    """409: somebody has undone it already."""
    return Conflict("This merge has been undone already.", code="merge_undone")


def likely_duplicate(candidates: Sequence[Patient]) -> Conflict:
    """409: one of these may be the same person."""
    return _with_candidates(
        "This may be a patient you have already. Choose that one, or say that it is somebody else.",
        "likely_duplicate",
        candidates,
    )


def identifier_taken(candidates: Sequence[Patient]) -> Conflict:
    """409: another patient of the clinic has this number."""
    return _with_candidates(
        "Another patient of your clinic has this identifier. Choose that one, or correct the identifier.",
        "identifier_taken",
        candidates,
    )


def identifier_twice() -> Invalid:
    """400: the same number twice in one list."""
    return Invalid.field("identifiers", "unique", "Give each identifier once.")


def not_itself() -> Invalid:
    """400: nobody is merged into themselves."""
    return Invalid.field("into", "itself", "Choose another patient than this one.")


def _with_candidates(detail: str, code: str, candidates: Sequence[Patient]) -> Conflict:
    rows = PatientRowSerializer(candidates, many=True).data
    return Conflict(detail, code=code, extra={"candidates": rows})
