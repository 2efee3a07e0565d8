"""Letters about accounts: written as rows with what they tell of, composed when they are sent.

So no row, backup or log holds a link that opens an account, and a letter that is overtaken by events is not sent.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

from django.core.mail import EmailMultiAlternatives

from accounts.links import email_change_link, invitation_link, password_reset_link
from accounts.models import Invitation, InvitationStatus, User, same_text
from common import clock
from notifications.delivery.message import compose_message
from notifications.letter_kinds import LETTERS
from notifications.models import Letter

SETTLED_ARE_KEPT = timedelta(days=30)


@dataclass(frozen=True)
class Content:
    """What fills a letter: whom it greets, the words for its gaps, its link, and where it goes if not where it was
    asked to."""

    greets: str = ""
    words: dict[str, str] = field(default_factory=dict)
    link: str = ""
    to_address: str = ""


def write_letter(kind: str, *, to_address: str, about_id: UUID | None = None) -> Letter:
    """Queue a letter in the transaction of what it tells of; it goes out at once."""
    return Letter.objects.create(
        kind=kind, to_address=to_address, about_id=about_id, next_attempt_at=clock.now()
    )


def forget_old_letters() -> int:
    """Delete letters that were settled long ago; returns how many. Dead ones stay until somebody has looked."""
    settled = Letter.objects.filter(status__in=(Letter.Status.SENT, Letter.Status.SKIPPED))
    return settled.filter(finished_at__lt=clock.now() - SETTLED_ARE_KEPT).delete()[0]


def compose_letter(letter: Letter) -> EmailMultiAlternatives | None:
    """The message, or ``None`` when there is nothing to say any more."""
    content = CONTENT_OF[letter.kind](letter)
    if content is None:
        return None
    kind, words = LETTERS[letter.kind], content.words
    return compose_message(
        letter.pk,
        to_address=content.to_address or letter.to_address,
        subject=kind.subject.format(**words),
        greets=content.greets,
        says=kind.says.format(**words),
        link=content.link,
        button=kind.button,
        closing=kind.closing.format(**words),
    )


def _invitation(letter: Letter) -> Content | None:
    known = Invitation.objects.select_related("organization", "invited_by")
    invitation = known.filter(pk=letter.about_id).first() if letter.about_id else None
    if invitation is None or invitation.status != InvitationStatus.PENDING:
        return None
    inviter = invitation.invited_by.display_name if invitation.invited_by else invitation.organization.name
    return Content(
        words={"organization": invitation.organization.name, "inviter": inviter},
        link=invitation_link(invitation),
    )


def _password_reset(letter: Letter) -> Content | None:
    user = User.objects.filter(same_text("email", letter.to_address), is_active=True).first()
    if user is None:
        return None
    # Only ever to the account's own address: databases take look-alikes for the same (İ and i, the Kelvin sign and
    # k), whose mailboxes are somebody else's.
    return Content(user.display_name, link=password_reset_link(user), to_address=user.email)


def _email_change(letter: Letter) -> Content | None:
    user = _active(letter.about_id)
    return Content(user.display_name, link=email_change_link(user, letter.to_address)) if user else None


def _news(letter: Letter) -> Content | None:
    user = _active(letter.about_id)
    return Content(user.display_name) if user else None


def _active(user_id: UUID | None) -> User | None:
    return User.objects.filter(pk=user_id, is_active=True).first() if user_id else None


CONTENT_OF: dict[str, Callable[[Letter], Content | None]] = {
    **dict.fromkeys(LETTERS, _news),
    "invitation": _invitation,
    "password_reset": _password_reset,
    "email_change": _email_change,
}
