"""Registering: a person and their organization."""

from datetime import timedelta

from django.db import IntegrityError, transaction

from accounts.models import Membership, Organization, Role, User, same_text
from accounts.services.passwords import set_new_password
from audit.record import record
from common.errors import Invalid
from common.limits import Limit, count_try

REGISTRATIONS_FROM_SOURCE = Limit("register", allowed=30, window=timedelta(hours=1))


def register_account(
    *,
    username: str,
    email: str,
    password: str,
    user_type: str,
    organization_name: str = "",
    source: str | None = None,
) -> Membership:
    """Create a user and a new organization with that user as its admin.

    Args:
        user_type: ``clinic`` or ``lab``; a lab waits for approval.
        organization_name: defaults to the user name.
        source: the network address of whoever asks; registrations from one are limited.

    Raises:
        Invalid: the name or address is taken, or the password is too weak; by field.
        Throttled: too many from this source.
    """
    if source:
        count_try(REGISTRATIONS_FROM_SOURCE, source)
    user = prepare_user(username=username, email=email, password=password)
    with transaction.atomic():
        save_new_user(user)
        organization = Organization.objects.create(kind=user_type, name=organization_name or username)
        membership = Membership.objects.create(user=user, organization=organization, role=Role.ADMIN)
        record("account.registered", subject=user, organization_id=organization.pk)
        return membership


def prepare_user(
    *, username: str, email: str, password: str, first_name: str = "", last_name: str = ""
) -> User:
    """A checked user with a hashed password, not saved yet: hashing takes long, so no transaction is open.

    Raises:
        Invalid: by field.
    """
    user = User(username=username, email=email, first_name=first_name, last_name=last_name)
    _refuse_ambiguous_login(username, email)
    _refuse_taken(username, email)
    set_new_password(user, password)
    return user


def save_new_user(user: User) -> None:
    """Save a prepared user.

    Raises:
        Invalid: somebody else took the name or address since the check.
    """
    try:
        with transaction.atomic():
            user.save(force_insert=True)
    except IntegrityError:
        _refuse_taken(user.username, user.email)
        raise


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
