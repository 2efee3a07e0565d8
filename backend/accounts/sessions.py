"""The life of a session: start, check, refresh, end."""

import hashlib
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils.crypto import constant_time_compare

from accounts.models import Membership, Session, User
from accounts.session_query import find_session
from accounts.tokens import SessionAccessToken, SessionRefreshToken, expiry_from_now, read_token
from audit.record import record
from common import clock
from common.errors import Conflict, Forbidden, Missing, NotAuthenticated
from common.wakeups import wake_on_commit

# How long a session that is over can be looked up in the Django admin.
ENDED_ARE_KEPT = timedelta(days=90)
# Two tabs may spend the same refresh token this long after each other without harm.
REFRESH_GRACE = timedelta(seconds=10)


@dataclass(frozen=True)
class TokenPair:
    access: str
    refresh: str


def start_session(
    *,
    user: User,
    membership: Membership | None,
    second_factor: bool = False,
    user_agent: str = "",
    ip_address: str | None = None,
) -> tuple[Session, TokenPair]:
    """Log ``user`` in for one organization.

    Args:
        membership: None for an administrator.
        second_factor: whether one was shown.
    """
    session = Session(
        user=user,
        membership=membership,
        second_factor=second_factor,
        credential_stamp=credential_stamp_of(user),
        user_agent=user_agent[:300],
        ip_address=ip_address,
        expires_at=expiry_from_now(SessionRefreshToken),
    )
    refresh = SessionRefreshToken.for_session(session)
    session.token_hash = refresh.id_hash
    session.save(force_insert=True)
    return session, TokenPair(str(SessionAccessToken.for_session(session)), str(refresh))


def load_live_session(session_id: UUID) -> Session:
    """The session with its user, membership and organization, in one query.

    Raises:
        NotAuthenticated: ``session_ended``: logged out, disabled, removed, or the password has changed.
    """
    session = find_session(session_id)
    if session is None or not is_alive(session):
        raise NotAuthenticated("This session has ended. Log in again.", code="session_ended")
    if session.membership is not None:
        session.membership.user = session.user
    return session


def is_alive(session: Session) -> bool:
    """Whether the loaded session may still act."""
    return (
        session.ended_at is None
        and session.expires_at > clock.now()
        and session.user.is_active
        and (session.membership is None or _still_acts(session.user, session.membership))
        and (session.second_factor or not needs_second_factor(session.user, session.membership))
        and constant_time_compare(session.credential_stamp, credential_stamp_of(session.user))
    )


def needs_second_factor(user: User, membership: Membership | None) -> bool:
    """Whether acting here takes more than a password: an organization asks for it, or being an administrator."""
    if user.is_staff and settings.ADMINISTRATORS_NEED_SECOND_FACTOR:
        return True
    return membership is not None and membership.organization.requires_second_factor


def _still_acts(user: User, membership: Membership) -> bool:
    return membership.user_id == user.pk and membership.organization.is_active


def refresh_session(encoded: str) -> TokenPair:
    """Spend a refresh token for a new pair: a compare-and-swap on the stored token id.

    Raises:
        NotAuthenticated: not a token of a live session; a token spent long ago also ends the session.
        Conflict: ``refresh_superseded``: spent a moment ago, by another tab.
    """
    token = read_token(SessionRefreshToken, encoded)
    session = load_live_session(token.session_id)
    fresh = SessionRefreshToken.for_session(session)
    now = clock.now()
    recently_spent = [pair for pair in session.spent if pair[1] > (now - REFRESH_GRACE).timestamp()]
    swapped = Session.objects.filter(pk=session.pk, token_hash=token.id_hash, ended_at=None).update(
        token_hash=fresh.id_hash,
        spent=[*recently_spent, [token.id_hash, now.timestamp()]],
        last_used_at=now,
        expires_at=expiry_from_now(SessionRefreshToken),
    )
    if swapped:
        return TokenPair(str(SessionAccessToken.for_session(session)), str(fresh))
    refuse_spent_token(session.pk, token.id_hash)
    raise AssertionError("unreachable")


def refuse_spent_token(session_id: UUID, token_hash: str) -> None:
    """Answer a token that lost the swap: a neighbour tab (409), or a thief (the session ends)."""
    session = Session.objects.filter(pk=session_id).first()  # its user may just have been deleted
    spent = session.spent if session else []
    threshold = (clock.now() - REFRESH_GRACE).timestamp()
    if any(spent_hash == token_hash and spent_at > threshold for spent_hash, spent_at in spent):
        raise Conflict(
            "This refresh token was used a moment ago, perhaps by another tab. Use the newest one.",
            code="refresh_superseded",
        )
    end_sessions(Q(pk=session_id), reason="token_reuse")
    raise NotAuthenticated("This session has ended. Log in again.", code="session_ended")


@transaction.atomic
def end_sessions(which: Q, *, reason: str) -> int:
    """End the living sessions that ``which`` selects and close their sockets; returns how many."""
    living = list(Session.objects.filter(which, ended_at=None).values_list("pk", flat=True))
    ended = Session.objects.filter(pk__in=living, ended_at=None).update(
        ended_at=clock.now(), ended_reason=reason
    )
    wake_on_commit(session_group(pk) for pk in living)
    return ended


def forget_ended_sessions() -> int:
    """Delete sessions that ended or expired long ago; returns how many. The record of acts keeps their ids."""
    threshold = clock.now() - ENDED_ARE_KEPT
    return Session.objects.filter(Q(ended_at__lt=threshold) | Q(expires_at__lt=threshold)).delete()[0]


@transaction.atomic
def switch_session(
    session: Session, *, organization_id: UUID, user_agent: str, ip_address: str | None
) -> tuple[Session, TokenPair]:
    """Begin a session for another of the person's organizations; ``session`` ends, for each acts for one.

    Raises:
        Missing: not a member of an active organization with this id.
        Forbidden: ``second_factor_needed``: it wants a second factor and this session has shown none.
    """
    membership = (
        Membership.objects.select_related("organization")
        .filter(user=session.user, organization=organization_id, organization__is_active=True)
        .first()
    )
    if membership is None:
        raise Missing
    if membership.organization.requires_second_factor and not session.second_factor:
        raise Forbidden(
            f"{membership.organization.name} requires a second factor. Set one up in your settings, then log in again.",
            code="second_factor_needed",
        )
    begun = start_session(
        user=session.user,
        membership=membership,
        second_factor=session.second_factor,
        user_agent=user_agent,
        ip_address=ip_address,
    )
    end_sessions(Q(pk=session.pk), reason="switched")
    record("organization.switched", subject=membership.organization, organization_id=organization_id)
    return begun


def session_group(session_id: UUID) -> str:
    """The wake-up group that a session's sockets listen on."""
    return f"session.{session_id.hex}"


def credential_stamp_of(user: User) -> str:
    """Changes whenever the password does; so a changed password ends every session."""
    return hashlib.sha256(user.get_session_auth_hash().encode()).hexdigest()
