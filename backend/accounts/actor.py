"""The actor: identity, tenant and role in one value.

Everything that asks "who may?" asks it of an actor: mostly a ``Membership``, in the Django admin an
``Administrator``. Rules are small predicates that views name in their ``access`` tables.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol
from uuid import UUID

from accounts.models import Organization, OrganizationKind, Role, User

ADMINISTRATOR: Final = "admin"


class Actor(Protocol):
    """What services need to know of who acts."""

    @property
    def user(self) -> User: ...
    @property
    def organization(self) -> Organization | None: ...
    @property
    def organization_id(self) -> UUID | None: ...
    @property
    def kind(self) -> str: ...
    @property
    def role(self) -> str: ...


@dataclass(frozen=True)
class Administrator:
    """Somebody who runs the installation, acting in the Django admin: for no organization, or in the stead of one's
    admins where it is about its people.
    """

    user: User
    organization: Organization | None = None
    kind: str = ADMINISTRATOR
    role: str = Role.ADMIN

    @property
    def organization_id(self) -> UUID | None:
        return self.organization.pk if self.organization else None


Rule = Callable[[Actor | None], bool]

WORKING_ROLES = frozenset({Role.ADMIN, Role.STAFF})


def may_work(actor: Actor | None) -> bool:
    """Whether the role may change things; a viewer reads and nothing else."""
    return actor is not None and actor.role in WORKING_ROLES


def anyone_logged_in(actor: Actor | None) -> bool:
    """Any live session, for what is the person's own."""
    return True


def any_member(actor: Actor | None) -> bool:
    """Every role of every organization."""
    return actor is not None


def organization_admin(actor: Actor | None) -> bool:
    """Whoever manages the people and settings of an organization."""
    return actor is not None and actor.role == Role.ADMIN


def clinic_member(actor: Actor | None) -> bool:
    """Every role of a clinic."""
    return actor is not None and actor.kind == OrganizationKind.CLINIC


def clinic_worker(actor: Actor | None) -> bool:
    """A clinic's admin or staff."""
    return clinic_member(actor) and may_work(actor)


def clinic_admin(actor: Actor | None) -> bool:
    """A clinic's admin."""
    return clinic_member(actor) and organization_admin(actor)


def lab_member(actor: Actor | None) -> bool:
    """Every role of a lab."""
    return actor is not None and actor.kind == OrganizationKind.LAB


def lab_worker(actor: Actor | None) -> bool:
    """A lab's admin or staff."""
    return lab_member(actor) and may_work(actor)


def lab_admin(actor: Actor | None) -> bool:
    """A lab's admin."""
    return lab_member(actor) and organization_admin(actor)


def any_worker(actor: Actor | None) -> bool:
    """An admin or staff member of either side."""
    return may_work(actor)


def user_type_of(user: User, actor: Actor | None) -> str | None:
    """``clinic``, ``lab`` or ``admin``: derived, never stored."""
    if actor is not None:
        return actor.kind
    return ADMINISTRATOR if user.is_staff else None
