"""Taking access away and giving it back: of a person everywhere, or of a whole organization. Sessions and sockets end
in the same transaction.
"""

from uuid import UUID

from django.contrib.sessions.models import Session as BrowserSession
from django.db import transaction
from django.db.models import Q

from accounts.models import Organization, User
from accounts.recording import record_of
from accounts.sessions import end_sessions
from audit.record import record
from common import clock
from common.errors import Conflict


@transaction.atomic
def deactivate_account(user: User, *, by: User) -> None:
    """Let the person in nowhere any more; what they did stays under their name.

    Raises:
        Conflict: oneself.
    """
    if user.pk == by.pk:
        raise Conflict("Somebody else has to deactivate you.")
    User.objects.filter(pk=user.pk).update(is_active=False)
    end_everywhere(user, reason="deactivated")
    record_of(user, "account.deactivated")


@transaction.atomic
def reactivate_account(user: User) -> None:
    """Let the person in again, with the password of before."""
    User.objects.filter(pk=user.pk).update(is_active=True)
    record_of(user, "account.reactivated")


@transaction.atomic
def end_everywhere(user: User, *, reason: str, keep: UUID | None = None) -> int:
    """End the person's sessions, those in the administration included; returns how many.

    Args:
        keep: but this one.
    """
    ended = end_sessions(Q(user=user) & ~Q(pk=keep), reason=reason)
    # They know no column of their person; administrators are few.
    own = [
        each.pk
        for each in BrowserSession.objects.filter(expire_date__gt=clock.now())
        if each.get_decoded().get("_auth_user_id") == str(user.pk)
    ]
    return ended + BrowserSession.objects.filter(pk__in=own).delete()[0]


@transaction.atomic
def deactivate_organization(organization: Organization) -> None:
    """Close it: nobody acts for it and nobody can choose it; its orders stay."""
    _set_active(organization, False)
    end_sessions(Q(membership__organization=organization), reason="organization_deactivated")


@transaction.atomic
def reactivate_organization(organization: Organization) -> None:
    """Open it again, as it was."""
    _set_active(organization, True)


def _set_active(organization: Organization, is_active: bool) -> None:
    Organization.objects.filter(pk=organization.pk).update(is_active=is_active)
    record(
        "organization.reactivated" if is_active else "organization.deactivated",
        subject=organization,
        organization_id=organization.pk,
    )
