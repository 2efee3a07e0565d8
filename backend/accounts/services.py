"""What people do with accounts."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.hashers import check_password, make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.models import Membership, Organization, OrganizationKind, Role, User, same_text
from common.announcements import announce
from common.errors import Conflict, Invalid, NotAuthenticated


@dataclass(frozen=True)
class LabApproved:
    """Announced when an administrator opens a lab for orders."""

    organization: Organization
    by: User


def register_account(
    *, username: str, email: str, password: str, user_type: str, organization_name: str = ""
) -> Membership:
    """Create a user and a new organization with that user as its admin.

    Args:
        user_type: ``clinic`` or ``lab``; a lab waits for approval.
        organization_name: defaults to the user name.

    Raises:
        Invalid: the name or address is taken, or the password is too weak; by field.
    """
    user = User(username=username, email=email)
    _refuse_ambiguous_login(username, email)
    _refuse_taken(username, email)
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise Invalid(
            errors=[
                {"field": "password", "code": str(each.code), "detail": each.messages[0]}
                for each in error.error_list
            ]
        ) from error
    user.set_password(password)
    try:
        with transaction.atomic():
            user.save(force_insert=True)
            organization = Organization.objects.create(kind=user_type, name=organization_name or username)
            return Membership.objects.create(user=user, organization=organization, role=Role.ADMIN)
    except IntegrityError:
        # Somebody else took the name between the check and the insert.
        _refuse_taken(username, email)
        raise


def check_credentials(*, login: str, password: str) -> User:
    """The user of this user name or e-mail address and password.

    Raises:
        NotAuthenticated: ``invalid_credentials``; alike in words and time for a wrong name, a wrong
            password and a disabled account.
    """
    user = User.objects.find_by_login(login)
    if user is None:
        make_password(password)  # as slow as checking one
    elif check_password(password, user.password) and user.is_active:
        return user
    raise NotAuthenticated("User name or password is wrong.", code="invalid_credentials")


def membership_to_act_for(user: User) -> Membership | None:
    """Where a fresh log-in acts: the organization used last, else the oldest membership.

    Raises:
        NotAuthenticated: ``invalid_credentials``: no active organization, and no administrator.
    """
    memberships = Membership.objects.filter(user=user, organization__is_active=True).select_related(
        "organization"
    )
    latest = user.sessions.exclude(membership=None).order_by("-created_at").values("membership_id")[:1]
    membership = memberships.filter(pk__in=latest).first() or memberships.order_by("id").first()
    if membership is None and not user.is_staff:
        raise NotAuthenticated(
            "You belong to no active organization. Ask the person who invited you.",
            code="invalid_credentials",
        )
    return membership


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
        announce(LabApproved(organization=organization, by=by))
    return organization


def _refuse_ambiguous_login(username: str, email: str) -> None:
    """A user name that looks like an address must be one's own, or it would shadow its owner's log-in."""
    if "@" in username and username.lower() != email.lower():
        raise Invalid.field(
            "username", "invalid", "A user name with @ must be the same as the e-mail address."
        )


def _refuse_taken(username: str, email: str) -> None:
    errors = []
    if User.objects.filter(same_text("username", username)).exists():
        errors.append({"field": "username", "code": "unique", "detail": "This user name is taken."})
    if User.objects.filter(same_text("email", email)).exists():
        errors.append({"field": "email", "code": "unique", "detail": "This address has an account already."})
    if errors:
        raise Invalid(errors=errors)
