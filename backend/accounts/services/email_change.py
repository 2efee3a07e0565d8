"""Changing one's e-mail address: the new one is proven by a link, the old one is told."""

from datetime import timedelta

from django.db import IntegrityError, transaction

from accounts.happenings import EmailChangeRequested, EmailReplaced
from accounts.links import find_email_change
from accounts.models import User, same_text
from accounts.recording import record_of
from accounts.services.passwords import confirm_own_password
from common.announcements import announce
from common.errors import Invalid
from common.limits import Limit, count_try

CHANGES_OF_USER = Limit("email-change", allowed=5, window=timedelta(hours=1))
TOKENS_FROM_SOURCE = Limit("email-change-source", allowed=30, window=timedelta(hours=1))


def request_email_change(*, user: User, email: str, password: str) -> None:
    """Send a link to the new address; nothing changes before it is opened.

    The answer does not betray whether the address belongs to somebody else: then the link will not work.

    Raises:
        Invalid: the password is wrong, or the address is the present one, or the user name forbids it.
        Throttled: asked too often.
    """
    count_try(CHANGES_OF_USER, str(user.pk))
    confirm_own_password(user, password)
    if email.lower() == user.email.lower():
        raise Invalid.field("email", "unchanged", "This is your address already.")
    if "@" in user.username:
        raise Invalid.field(
            "email", "invalid", "Your user name is your e-mail address. Ask an administrator to change both."
        )
    with transaction.atomic():
        record_of(user, "email.change_requested")
        announce(EmailChangeRequested(user=user, new_email=email))


def change_email(*, token: str, source: str | None) -> User:
    """Set the proven address.

    Raises:
        Invalid: ``token_invalid``, or the address belongs to somebody else meanwhile.
        Throttled: too many tries from this source.
    """
    if source:
        count_try(TOKENS_FROM_SOURCE, source)
    with transaction.atomic():
        found = find_email_change(token)
        if found is not None:
            User.objects.select_for_update().get(pk=found[0].pk)
            found = find_email_change(token)
        if found is None:
            raise Invalid.field(
                "token",
                "token_invalid",
                "This link was used already or is too old. Ask for a new one in your settings.",
            )
        user = found[0]
        user.email = found[1]
        if User.objects.filter(same_text("email", user.email)).exclude(pk=user.pk).exists():
            raise _taken()
        record_of(user, "email.changed")
        try:
            user.save(update_fields=["email"])
        except IntegrityError as error:
            raise _taken() from error
        return user


@transaction.atomic
def tell_of_replaced_email(user: User, *, former_email: str) -> None:
    """An administrator has given the account another address: its links go there now, so the former one is told."""
    record_of(user, "email.changed")
    announce(EmailReplaced(user=user, former_email=former_email))


def _taken() -> Invalid:
    return Invalid.field("email", "unique", "This address has an account already.")
