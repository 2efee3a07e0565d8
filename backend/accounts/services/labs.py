"""Opening labs for orders."""

from uuid import UUID

from django.db import transaction

from accounts.happenings import LabApproved
from accounts.models import Organization, OrganizationKind, User
from audit.record import record
from common.announcements import announce
from common.errors import Conflict


@transaction.atomic
def approve_lab(*, organization_id: UUID, by: User) -> Organization:
    """Open a lab for orders and tell its people; approving twice says nothing again.

    Raises:
        Conflict: not a lab.
    """
    organization = Organization.objects.select_for_update().get(pk=organization_id)
    if organization.kind != OrganizationKind.LAB:
        raise Conflict("Only a lab is approved.")
    if not organization.is_approved:
        organization.is_approved = True
        organization.save(update_fields=["is_approved"])
        record("lab.approved", subject=organization, organization_id=organization.pk)
        announce(LabApproved(organization=organization, by=by))
    return organization
