"""The links in letters. Each is signed, dies by itself, and is made when the letter is sent: no row holds one."""

from datetime import timedelta
from uuid import UUID

from django.conf import settings

from accounts.models import Invitation, User
from accounts.sessions import credential_stamp_of
from accounts.signed import sign, unsign

PASSWORD_RESET_LIVES = timedelta(hours=1)
EMAIL_CHANGE_LIVES = timedelta(hours=24)


def invitation_link(invitation: Invitation) -> str:
    return _link("invitation", sign("invitation", invitation.pk.hex, invitation.letters))


def find_invitation(token: str) -> Invitation | None:
    """The invitation whose latest letter carried this token, whatever became of it; ``None`` for all others."""
    parts = unsign("invitation", token)
    if parts is None:
        return None
    invitation_id, letters = parts
    return (
        Invitation.objects.select_related("organization", "invited_by")
        .filter(pk=UUID(invitation_id), letters=letters)
        .first()
    )


def password_reset_link(user: User) -> str:
    """Dies after ``PASSWORD_RESET_LIVES``, with a new password, or with a new address."""
    return _link("password-reset", sign("password-reset", user.pk.hex, user.email, _stamp(user)))


def find_user_of_reset_token(token: str) -> User | None:
    """The active user of a living password-reset token."""
    parts = unsign("password-reset", token, PASSWORD_RESET_LIVES)
    return _unchanged_user(*parts) if parts else None


def email_change_link(user: User, new_email: str) -> str:
    """Dies after ``EMAIL_CHANGE_LIVES``, with another change of the address, or with a new password."""
    return _link("email-change", sign("email-change", user.pk.hex, user.email, _stamp(user), new_email))


def find_email_change(token: str) -> tuple[User, str] | None:
    """The user and the new address of a living token."""
    parts = unsign("email-change", token, EMAIL_CHANGE_LIVES)
    if parts is None:
        return None
    *present, new_email = parts
    user = _unchanged_user(*present)
    return (user, new_email) if user else None


def _unchanged_user(user_id: str, email: str, stamp: str) -> User | None:
    """The active user, if address and password are still those that the link was made for."""
    user = User.objects.filter(pk=UUID(user_id), is_active=True, email=email).first()
    return user if user and stamp == _stamp(user) else None


def _stamp(user: User) -> str:
    return credential_stamp_of(user)[:16]


def _link(path: str, token: str) -> str:
    """Built from the configuration, never from what a request calls itself."""
    return f"{settings.PUBLIC_URL}/{path}/{token}"
