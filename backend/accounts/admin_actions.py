"""What administrators do to organizations, people, invitations and sessions: tables of ``RowAction``."""

from typing import Final

from django.db.models import Q

from accounts.actor import Administrator
from accounts.models import Organization, OrganizationKind, Session, User
from accounts.recording import record_of
from accounts.services import access, second_factor
from accounts.services.invitations import is_open, resend_invitation, revoke_invitation
from accounts.services.labs import approve_lab
from accounts.services.lockout import locked_accounts, unlock_account
from accounts.services.passwords import offer_new_password
from accounts.sessions import end_sessions
from audit.record import record
from common.row_actions import RowAction

OF_ORGANIZATIONS: Final = (
    RowAction(
        "approve",
        title="Approve",
        title_of_many="Approve the selected labs",
        effect="Clinics can choose these labs and send them orders at once. Their people are told.",
        act=lambda lab, by: approve_lab(organization_id=lab.pk, by=by),
        done="Approved and told:",
        applies=lambda lab: lab.kind == OrganizationKind.LAB and not lab.is_approved,
        otherwise="they are no labs that wait for approval",
    ),
    RowAction(
        "deactivate",
        title="Deactivate",
        title_of_many="Deactivate the selected organizations",
        effect="Nobody acts for these organizations any more: their people's sessions end at once, and clinics cannot "
        "choose these labs. Their orders stay as they are.",
        act=lambda organization, by: access.deactivate_organization(organization),
        done="Deactivated:",
        applies=lambda organization: organization.is_active,
        otherwise="they are not active",
    ),
    RowAction(
        "reactivate",
        title="Reactivate",
        title_of_many="Reactivate the selected organizations",
        effect="Their people can log in for these organizations again, as before.",
        act=lambda organization, by: access.reactivate_organization(organization),
        done="Reactivated:",
        applies=lambda organization: not organization.is_active,
        otherwise="they are active",
    ),
)


def _is_locked(user: User) -> bool:
    return locked_accounts().filter(pk=user.pk).exists()


def _remove_second_factor(user: User, by: User) -> None:
    second_factor.remove_second_factor(user)
    access.end_everywhere(user, reason="second_factor_removed")


def _end_sessions(user: User, by: User) -> None:
    access.end_everywhere(user, reason="administrator")
    record_of(user, "session.ended")


OF_PEOPLE: Final = (
    RowAction(
        "unlock",
        title="Unlock",
        title_of_many="Unlock the selected people",
        effect="These people can try their passwords and codes again at once. Whoever guessed can, too.",
        act=lambda user, by: unlock_account(user),
        done="Unlocked:",
        applies=_is_locked,
        otherwise="they are not locked",
    ),
    RowAction(
        "log_out",
        title="End all sessions",
        title_of_many="End every session of the selected people",
        effect="These people are logged out everywhere at once and have to log in again.",
        act=_end_sessions,
        done="Logged out everywhere:",
    ),
    RowAction(
        "offer_new_password",
        title="Send a link for a new password",
        title_of_many="Send the selected people a link for a new password",
        effect="A letter with a link to set a new password goes to their e-mail addresses. It works once, for one "
        "hour; until then everything stays as it is.",
        act=lambda user, by: offer_new_password(user),
        done="A link was sent to:",
        applies=lambda user: user.is_active,
        otherwise="they are not active",
    ),
    RowAction(
        "remove_second_factor",
        title="Remove second factor",
        title_of_many="Remove the second factor of the selected people",
        effect="For who has lost both phone and recovery codes. Make sure that it is really them who ask. Their "
        "sessions end, a password alone lets them in next time, and a letter tells them so.",
        act=_remove_second_factor,
        done="Without a second factor now:",
        applies=second_factor.is_enabled,
        otherwise="they have none",
    ),
    RowAction(
        "deactivate",
        title="Deactivate",
        title_of_many="Deactivate the selected people",
        effect="These people can log in nowhere any more and their sessions end at once. What they did stays under "
        "their names.",
        act=lambda user, by: access.deactivate_account(user, by=by),
        done="Deactivated:",
        applies=lambda user: user.is_active,
        otherwise="they are not active",
    ),
    RowAction(
        "reactivate",
        title="Reactivate",
        title_of_many="Reactivate the selected people",
        effect="These people can log in again with their passwords of before.",
        act=lambda user, by: access.reactivate_account(user),
        done="Reactivated:",
        applies=lambda user: not user.is_active,
        otherwise="they are active",
    ),
)


def _in_the_stead_of(organization: Organization, by: User) -> Administrator:
    return Administrator(by, organization=organization)


OF_INVITATIONS: Final = (
    RowAction(
        "resend",
        title="Send again",
        title_of_many="Send the selected invitations again",
        effect="A new letter goes out with a new link that works for seven days. The former link is dead.",
        act=lambda invitation, by: resend_invitation(
            invitation_id=invitation.pk, actor=_in_the_stead_of(invitation.organization, by)
        ),
        done="Sent again:",
        applies=is_open,
        otherwise="they are accepted or revoked",
    ),
    RowAction(
        "revoke",
        title="Revoke",
        title_of_many="Revoke the selected invitations",
        effect="The links in these letters do not work any more.",
        act=lambda invitation, by: revoke_invitation(
            invitation_id=invitation.pk, actor=_in_the_stead_of(invitation.organization, by)
        ),
        done="Revoked:",
        applies=is_open,
        otherwise="they are accepted or revoked",
    ),
)


def _end(session: Session, by: User) -> None:
    end_sessions(Q(pk=session.pk), reason="administrator")
    record(
        "session.ended",
        subject=session.user,
        organization_id=session.membership.organization_id if session.membership else None,
    )


OF_SESSIONS: Final = (
    RowAction(
        "end",
        title="End it",
        title_of_many="End the selected sessions",
        effect="Who works in these sessions is logged out at once.",
        act=_end,
        done="Ended:",
        applies=lambda session: session.ended_at is None,
        otherwise="they have ended",
    ),
)
