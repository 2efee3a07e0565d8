"""What an actor can see of patients: a clinic its own, everybody else none."""

from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet

from accounts.models import OrganizationKind

if TYPE_CHECKING:  # the models import this module
    from patients.models import Patient  # noqa: F401


class OfClinicQuerySet(QuerySet[Any]):
    """Rows of one clinic, which its own people alone see."""

    def visible_to(self, actor: Any) -> Any:
        """The rows of the actor's clinic; none for anybody else."""
        if actor is None or actor.kind != OrganizationKind.CLINIC:
            return self.none()
        return self.filter(clinic=actor.organization_id)


class PatientQuerySet(OfClinicQuerySet):
    def with_identifiers(self) -> "PatientQuerySet":
        """With the numbers that a patient is shown with."""
        return self.prefetch_related("identifiers")

    def not_merged(self) -> "PatientQuerySet":
        """Those that stand for themselves."""
        return self.filter(merged_into=None)


class PatientMergeQuerySet(OfClinicQuerySet):
    def with_names(self) -> "PatientMergeQuerySet":
        """With who was merged, and who did and undid it."""
        return self.select_related("merged", "merged_by", "undone_by").prefetch_related("merged__identifiers")
