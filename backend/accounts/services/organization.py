"""What an organization's admin decides about it."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import Q

from accounts.models import Membership, Organization, Session
from accounts.sessions import end_sessions
from audit.record import record
from common.errors import Conflict


@transaction.atomic
def change_organization(*, actor: Membership, session: Session, changes: Mapping[str, Any]) -> Organization:
    """Change the actor's own organization; ``changes`` is field → checked value.

    Raises:
        Conflict: ``second_factor_needed``: nobody asks others for what their own session has not shown.
    """
    organization = Organization.objects.select_for_update().get(pk=actor.organization_id)
    changed = {name: value for name, value in changes.items() if getattr(organization, name) != value}
    if changed.get("requires_second_factor") and not session.second_factor:
        raise Conflict(
            "Set up your own second factor and log in with it, then require it of everybody.",
            code="second_factor_needed",
        )
    for name, value in changed.items():
        setattr(organization, name, value)
    if changed:
        organization.save(update_fields=list(changed))
        record(
            "organization.changed",
            subject=organization,
            organization_id=organization.pk,
            data={"fields": sorted(changed)},
        )
    if changed.get("requires_second_factor"):
        end_sessions(
            Q(membership__organization=organization, second_factor=False), reason="second_factor_required"
        )
    return organization
