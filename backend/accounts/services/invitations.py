"""Invitations: how colleagues join. Each is bound to an address and a role, works once and expires."""

from datetime import timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F

from accounts.actor import Actor
from accounts.happenings import InvitationSent, MemberJoined
from accounts.links import find_invitation
from accounts.models import Invitation, InvitationStatus, Membership, Organization, User, same_text
from accounts.services.registration import prepare_user, save_new_user
from accounts.who import person
from audit.record import record
from common import clock
from common.announcements import announce
from common.errors import Conflict, Forbidden, Invalid, Missing
from common.limits import Limit, count_try

LIVES = timedelta(days=7)
LETTERS_OF_ORGANIZATION = Limit(
    "invitations",
    allowed=100,
    window=timedelta(days=1),
    says="Your organization has sent very many invitations today. Go on tomorrow.",
)


def invite(*, email: str, role: str, actor: Actor) -> Invitation:
    """Invite an address and send the letter.

    Raises:
        Conflict: ``already_member``, or ``already_invited``.
        Throttled: too many letters today.
    """
    assert actor.organization is not None  # only an organization's admin comes here
    count_try(LETTERS_OF_ORGANIZATION, str(actor.organization_id))
    now = clock.now()
    try:
        with transaction.atomic():
            _refuse_member(email, actor.organization_id)
            open_ones = Invitation.objects.visible_to(actor).filter(
                same_text("email", email), accepted_at=None, revoked_at=None
            )
            open_ones.filter(expires_at__lte=now).update(revoked_at=now)
            if open_ones.exists():
                raise _already_invited()
            invitation = Invitation.objects.create(
                organization=actor.organization,
                email=email,
                role=role,
                invited_by=actor.user,
                sent_at=now,
                expires_at=now + LIVES,
            )
            record(
                "invitation.sent",
                subject=invitation,
                organization_id=invitation.organization_id,
                data={"role": role},
            )
            announce(InvitationSent(invitation))
            return invitation
    except IntegrityError as error:  # a colleague invited the same address at the same moment
        raise _already_invited() from error


@transaction.atomic
def resend_invitation(*, invitation_id: UUID, actor: Actor) -> Invitation:
    """Send a new letter; the former link is dead and the time to accept begins anew.

    Raises:
        Missing: no such invitation here.
        Conflict: ``invitation_closed``: accepted or revoked.
        Throttled: too many letters today.
    """
    count_try(LETTERS_OF_ORGANIZATION, str(actor.organization_id))
    invitation = _lock_open(invitation_id, actor)
    now = clock.now()
    Invitation.objects.filter(pk=invitation.pk).update(
        letters=F("letters") + 1, sent_at=now, expires_at=now + LIVES
    )
    invitation.refresh_from_db(fields=["letters", "sent_at", "expires_at"])
    record("invitation.resent", subject=invitation, organization_id=invitation.organization_id)
    announce(InvitationSent(invitation))
    return invitation


@transaction.atomic
def revoke_invitation(*, invitation_id: UUID, actor: Actor) -> None:
    """Make the link worthless.

    Raises:
        Missing: no such invitation here.
        Conflict: ``invitation_closed``: accepted or revoked before.
    """
    invitation = _lock_open(invitation_id, actor)
    invitation.revoked_at = clock.now()
    invitation.save(update_fields=["revoked_at"])
    record("invitation.revoked", subject=invitation, organization_id=invitation.organization_id)


def is_open(invitation: Invitation) -> bool:
    """Neither accepted nor revoked: it can be sent again, also when its time is over."""
    return invitation.accepted_at is None and invitation.revoked_at is None


def look_up_invitation(token: str) -> Invitation:
    """The open invitation of a letter's link.

    Raises:
        Missing: ``invitation_gone``: used, revoked, replaced, expired or never sent.
    """
    invitation = find_invitation(token)
    if invitation is None or invitation.status != InvitationStatus.PENDING or not _takes_people(invitation):
        raise Missing(
            "This invitation is used up, withdrawn or too old. Ask the person who invited you for a new one.",
            code="invitation_gone",
        )
    return invitation


def has_account(invitation: Invitation) -> bool:
    """Whether the invited address belongs to somebody who is registered."""
    return User.objects.filter(same_text("email", invitation.email)).exists()


def accept_as_new_person(
    *, token: str, username: str = "", password: str = "", first_name: str = "", last_name: str = ""
) -> Membership:
    """Register the invited person and let them in.

    Raises:
        Missing: ``invitation_gone``.
        Conflict: ``account_exists``: the address is registered; log in, then accept.
        Invalid: name or password, by field.
    """
    invitation = look_up_invitation(token)
    if has_account(invitation):
        raise Conflict(
            "This address has an account already. Log in with it, then open the link again.",
            code="account_exists",
        )
    missing = [name for name, given in (("username", username), ("password", password)) if not given]
    if missing:
        raise Invalid(
            errors=[{"field": name, "code": "required", "detail": "Choose one."} for name in missing]
        )
    user = prepare_user(
        username=username,
        email=invitation.email,
        password=password,
        first_name=first_name,
        last_name=last_name,
    )
    with transaction.atomic():
        _lock_still_open(invitation, token)
        save_new_user(user)
        return _join(invitation, user)


@transaction.atomic
def accept_as(user: User, *, token: str) -> Membership:
    """Let a registered person in.

    Raises:
        Missing: ``invitation_gone``.
        Forbidden: ``invitation_for_another_address``.
        Conflict: ``already_member``.
    """
    invitation = look_up_invitation(token)
    _lock_still_open(invitation, token)
    if user.email.lower() != invitation.email.lower():
        raise Forbidden(
            "This invitation is for another e-mail address. Log in with the account of that address.",
            code="invitation_for_another_address",
        )
    _refuse_member(user.email, invitation.organization_id)
    return _join(invitation, user)


def _join(invitation: Invitation, user: User) -> Membership:
    invitation.accepted_at = clock.now()
    invitation.save(update_fields=["accepted_at"])
    membership = Membership.objects.create(
        user=user, organization=invitation.organization, role=invitation.role
    )
    record(
        "member.joined",
        subject=membership,
        who=person(user),
        organization_id=invitation.organization_id,
        data={"role": membership.role},
    )
    announce(MemberJoined(membership))
    return membership


def _lock_open(invitation_id: UUID, actor: Actor) -> Invitation:
    invitation = (
        Invitation.objects.visible_to(actor)
        .select_for_update(of=("self",))
        .select_related("organization", "invited_by")
        .filter(pk=invitation_id)
        .first()
    )
    if invitation is None:
        raise Missing
    if not is_open(invitation):
        raise Conflict("This invitation is closed already.", code="invitation_closed")
    return invitation


def _lock_still_open(invitation: Invitation, token: str) -> None:
    """Of two who accept at the same moment, the second finds it used."""
    Invitation.objects.select_for_update().get(pk=invitation.pk)
    look_up_invitation(token)


def _takes_people(invitation: Invitation) -> bool:
    return Organization.objects.filter(pk=invitation.organization_id, is_active=True).exists()


def _refuse_member(email: str, organization_id: UUID | None) -> None:
    if Membership.objects.filter(same_text("user__email", email), organization=organization_id).exists():
        raise Conflict("This person is a member already.", code="already_member")


def _already_invited() -> Conflict:
    return Conflict(
        "This address is invited already. Send that invitation again, or revoke it first.",
        code="already_invited",
    )
