"""What this app announces (see ``common.announcements``); the apps above tell people of it."""

from dataclasses import dataclass

from accounts.models import Invitation, Membership, Organization, User


@dataclass(frozen=True)
class LabApproved:
    """An administrator opened a lab for orders."""

    organization: Organization
    by: User


@dataclass(frozen=True)
class InvitationSent:
    """Somebody was invited, or invited again."""

    invitation: Invitation


@dataclass(frozen=True)
class MemberJoined:
    """An invitation was accepted."""

    membership: Membership


@dataclass(frozen=True)
class PasswordResetRequested:
    """Somebody asked for a new password; whether the address belongs to anybody is not looked up here."""

    email: str


@dataclass(frozen=True)
class PasswordChanged:
    """By its owner, logged in or by a link."""

    user: User


@dataclass(frozen=True)
class EmailChangeRequested:
    """The new address is to be proven; the old one is told."""

    user: User
    new_email: str


@dataclass(frozen=True)
class EmailReplaced:
    """An administrator gave the account another address; nobody proved it."""

    user: User
    former_email: str


@dataclass(frozen=True)
class SecondFactorChanged:
    """Set up or taken away."""

    user: User
    enabled: bool
