"""People and sessions as the record names them (see ``audit.who``)."""

from accounts.actor import Actor
from accounts.models import Membership, Session, User
from audit.who import Kind, Who, current


def person(user: User | None) -> Who | None:
    """``user`` as somebody who acts although no session says so yet; ``None`` leaves the stranger a stranger."""
    if user is None:
        return None
    return Who(_kind_of(user), user_id=user.pk, name=user.display_name)


def member(membership: Membership) -> Who:
    """A member as somebody who acts for their organization outside of any session."""
    return Who(
        "user",
        user_id=membership.user_id,
        name=membership.user.display_name,
        organization_id=membership.organization_id,
    )


def person_in(session: Session) -> Who:
    """Whoever acts in ``session``, for its organization."""
    return Who(
        "user" if session.membership_id else _kind_of(session.user),
        user_id=session.user_id,
        name=session.user.display_name,
        organization_id=session.membership.organization_id if session.membership else None,
        session_id=session.pk,
    )


def who_is(actor: Actor) -> Who:
    """The request's person where that is ``actor``; else, outside of a request, the actor alone."""
    who = current()
    if who.user_id == actor.user.pk:
        return who
    return Who(
        "user" if actor.organization_id else "administrator",
        user_id=actor.user.pk,
        name=actor.user.display_name,
        organization_id=actor.organization_id,
    )


def _kind_of(user: User) -> Kind:
    return "administrator" if user.is_staff else "user"
