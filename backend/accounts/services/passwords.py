"""Passwords: choosing one, changing it, and getting back in without it."""

from datetime import timedelta
from uuid import UUID

from django.contrib.auth.hashers import check_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from accounts.happenings import PasswordChanged, PasswordResetRequested
from accounts.links import find_user_of_reset_token
from accounts.models import Session, User, folded
from accounts.recording import record_of
from accounts.sessions import credential_stamp_of, end_sessions
from audit.record import record
from common.announcements import announce
from common.errors import Invalid
from common.limits import Limit, count_try, forget_tries

OWN_PASSWORD = Limit("own-password", allowed=10, window=timedelta(minutes=15))
RESETS_OF_ADDRESS = Limit("reset-address", allowed=3, window=timedelta(hours=1))
RESETS_FROM_SOURCE = Limit("reset-source", allowed=30, window=timedelta(hours=1))
RESET_TOKENS_FROM_SOURCE = Limit("reset-token-source", allowed=30, window=timedelta(hours=1))


def set_new_password(user: User, password: str, *, field: str = "password") -> None:
    """Check a new password's strength and set it on ``user``, unsaved.

    Raises:
        Invalid: too weak; the reasons under ``field``.
    """
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise Invalid(
            errors=[
                {"field": field, "code": str(each.code), "detail": each.messages[0]}
                for each in error.error_list
            ]
        ) from error
    user.set_password(password)


def confirm_own_password(user: User, password: str, *, field: str = "password") -> None:
    """What concerns the account itself asks for the password again.

    Raises:
        Invalid: ``wrong_password`` under ``field``.
        Throttled: too many wrong ones.
    """
    count_try(OWN_PASSWORD, str(user.pk), user_id=user.pk)
    if not check_password(password, user.password):
        record_of(user, "password.wrong", outcome="refused")
        raise _wrong_password(field)
    forget_tries(OWN_PASSWORD, [str(user.pk)])


def change_password(user: User, *, current: str, new: str, keep: UUID | None = None) -> None:
    """Change one's own password; every session ends.

    Args:
        keep: but this one.

    Raises:
        Invalid: the current one is wrong, or the new one too weak.
        Throttled: too many wrong ones.
    """
    confirm_own_password(user, current, field="current_password")
    confirmed = user.password
    set_new_password(user, new, field="new_password")
    with transaction.atomic():
        # Hashing takes long: meanwhile somebody else who knew the old one, or the owner by a link, may have been first.
        if User.objects.select_for_update().filter(pk=user.pk, password=confirmed).first() is None:
            raise _wrong_password("current_password")
        _save_password(user, keep=keep)
        record_of(user, "password.changed")


def replace_password(user: User, password: str) -> None:
    """Somebody who runs the server sets it from the console, without the present one; every session ends.

    Raises:
        Invalid: too weak.
    """
    set_new_password(user, password)
    with transaction.atomic():
        _save_password(user, keep=None)
        record_of(user, "password.changed")


def request_password_reset(*, email: str, source: str | None) -> None:
    """Send a link to this address if it is somebody's. The same work and the same answer if it is not.

    Raises:
        Throttled: asked too often for this address, or from this source.
    """
    if source:
        count_try(RESETS_FROM_SOURCE, source)
    count_try(RESETS_OF_ADDRESS, folded(email))
    with transaction.atomic():
        announce(PasswordResetRequested(email=email))
        record("password.reset_requested")


def reset_password(*, token: str, password: str, source: str | None) -> User:
    """Set a new password by the letter's link; every session ends.

    Raises:
        Invalid: the link is used, too old or not ours (``token_invalid``), or the password too weak.
        Throttled: too many tries from this source.
    """
    if source:
        count_try(RESET_TOKENS_FROM_SOURCE, source)
    # Judged and hashed before the transaction, because hashing takes long; looked at again under the lock.
    user = _user_of_live_link(token)
    set_new_password(user, password)
    hashed = user.password
    with transaction.atomic():
        User.objects.select_for_update().get(pk=user.pk)
        user = _user_of_live_link(token)
        user.password = hashed
        _save_password(user, keep=None)
        record_of(user, "password.reset")
    return user


def _wrong_password(field: str) -> Invalid:
    return Invalid.field(field, "wrong_password", "This is not your password.")


def _user_of_live_link(token: str) -> User:
    user = find_user_of_reset_token(token)
    if user is None:
        raise Invalid.field(
            "token", "token_invalid", "This link was used already or is too old. Ask for a new one."
        )
    return user


def _save_password(user: User, *, keep: UUID | None) -> None:
    """Save, end every session but ``keep``, tell the owner."""
    user.save(update_fields=["password"])
    others = Q(user=user) & ~Q(pk=keep) if keep else Q(user=user)
    end_sessions(others, reason="password_changed")
    if keep:
        Session.objects.filter(pk=keep).update(credential_stamp=credential_stamp_of(user))
    announce(PasswordChanged(user=user))


@transaction.atomic
def offer_new_password(user: User) -> None:
    """An administrator lets a link to a new password be sent; until it is used, everything stays as it is."""
    announce(PasswordResetRequested(email=user.email))
    record_of(user, "password.reset_requested")
