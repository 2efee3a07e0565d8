"""The people of an organization: their roles, and leaving. An organization always has an admin."""

from uuid import UUID

from django.db import transaction
from django.db.models import Q

from accounts.actor import Actor
from accounts.models import Membership, Organization, Role
from accounts.sessions import end_sessions
from audit.record import record
from common.errors import Conflict, Forbidden, Missing


@transaction.atomic
def change_role(*, member_id: UUID, role: str, actor: Actor) -> Membership:
    """Give a member another role; their sessions for this organization end.

    Raises:
        Missing: no such member here.
        Forbidden: the actor has lost the role meanwhile.
        Conflict: ``last_admin``.
    """
    member = _lock_member(member_id, actor)
    if member.role == role:
        return member
    _refuse_to_lose_the_last_admin(member)
    before, member.role = member.role, role
    member.save(update_fields=["role"])
    end_sessions(Q(membership=member), reason="role_changed")
    record(
        "member.role_changed",
        subject=member,
        organization_id=member.organization_id,
        data={"from": before, "to": role},
    )
    return member


@transaction.atomic
def remove_member(*, member_id: UUID, actor: Actor) -> None:
    """Take a member out of the organization: an admin anybody, everybody themselves. The person's account stays.

    Raises:
        Missing: no such member here.
        Forbidden: somebody else, by somebody who is no admin (any more).
        Conflict: ``last_admin``.
    """
    member = _lock_member(member_id, actor)
    leaves = member.user_id == actor.user.pk
    if not leaves and actor.role != Role.ADMIN:
        raise Forbidden
    _refuse_to_lose_the_last_admin(member)
    end_sessions(Q(membership=member), reason="left" if leaves else "removed")
    record(
        "member.left" if leaves else "member.removed", subject=member, organization_id=member.organization_id
    )
    member.delete()


def _lock_member(member_id: UUID, actor: Actor) -> Membership:
    """The member, and the organization's lock: two admins removing each other come one after the other, and the one
    who has lost the role meanwhile decides nothing any more.
    """
    if actor.organization_id is None:
        raise Missing
    Organization.objects.select_for_update().filter(pk=actor.organization_id).first()
    if isinstance(actor, Membership) and not Membership.objects.filter(pk=actor.pk, role=actor.role).exists():
        raise Forbidden
    member = (
        Membership.objects.visible_to(actor)
        .select_related("user", "organization")
        .filter(pk=member_id)
        .first()
    )
    if member is None:
        raise Missing
    return member


def _refuse_to_lose_the_last_admin(member: Membership) -> None:
    if member.role != Role.ADMIN:
        return
    others = Membership.objects.filter(
        organization=member.organization_id, role=Role.ADMIN, user__is_active=True
    ).exclude(pk=member.pk)
    if not others.exists():
        raise Conflict(
            "This is the only admin. Make somebody else an admin first.",
            code="last_admin",
        )
