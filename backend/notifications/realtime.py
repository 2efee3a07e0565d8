"""What a socket reads from the database. Plain functions; the consumer runs them in threads."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Any
from uuid import UUID

from accounts.models import Membership, Session
from accounts.sessions import load_live_session
from accounts.tokens import SessionAccessToken, read_token
from accounts.who import person_in
from audit.record import record
from common.errors import NotAuthenticated
from notifications import protocol
from notifications.models import FeedEntry, Notification, StreamHead
from notifications.serializers import NotificationSerializer
from notifications.services import count_unread, mark_ids_read, mark_read_up_to
from notifications.streams import current_epoch, heads_of

BATCH = 100
# A reader further behind than this reads the list by REST instead.
MAX_REPLAY = 500

Frame = dict[str, Any]


@dataclass(frozen=True)
class Position:
    """How far a socket has read: the last number of each of its three streams."""

    seq: int = 0
    read_seq: int = 0
    feed_seq: int = 0


@dataclass(frozen=True)
class Opening:
    """A socket that has shown who it is."""

    session: Session
    actor: Membership
    token_exp: int
    epoch: str
    head: int
    unread: int
    recovered: bool
    position: Position


@dataclass(frozen=True)
class Batch:
    """Frames to send, the position after them, and whether more is waiting."""

    frames: list[Frame]
    position: Position
    more: bool

    @cached_property
    def texts(self) -> list[str]:
        """The frames as they are sent: written once for all windows that share the batch."""
        return [protocol.write_frame(frame) for frame in self.frames]


def open_socket(encoded: str, cursor: dict[str, Any] | None, address: str = "") -> Opening | None:
    """Check the token, record the opening and find where the reader stands; ``None`` without a membership.

    Raises:
        NotAuthenticated: ``token_expired``, ``token_invalid`` or ``session_ended``.
    """
    token = read_token(SessionAccessToken, encoded)
    session = load_live_session(token.session_id)
    actor = session.actor
    if actor is None:
        return None
    record("socket.opened", who=replace(person_in(session), address=address))
    epoch = current_epoch()
    own, feed = _heads(actor)
    seq, recovered = place_cursor(cursor, epoch=epoch, head=own.seq)
    return Opening(
        session=session,
        actor=actor,
        token_exp=int(token["exp"]),
        epoch=epoch,
        head=own.seq,
        unread=count_unread(actor),
        recovered=recovered,
        position=Position(seq=seq, read_seq=own.read_seq, feed_seq=feed.seq),
    )


def place_cursor(cursor: dict[str, Any] | None, *, epoch: str, head: int) -> tuple[int, bool]:
    """Where to go on reading, and whether nothing in between is lost."""
    if cursor is None:
        return head, True
    fits = cursor["epoch"] == epoch and head - MAX_REPLAY <= cursor["seq"] <= head
    return (cursor["seq"], True) if fits else (head, False)


def resume(actor: Membership, cursor: dict[str, Any]) -> tuple[int, bool]:
    """Where to go on reading after a ``resume`` frame, and whether it could be honoured."""
    own, _ = _heads(actor)
    return place_cursor(cursor, epoch=current_epoch(), head=own.seq)


def renew(session: Session, encoded: str) -> int:
    """The expiry (unix seconds) of a fresh access token of the same session.

    Raises:
        NotAuthenticated: not a live token, or another session's.
    """
    token = read_token(SessionAccessToken, encoded)
    if token.session_id != session.pk:
        raise NotAuthenticated("This token belongs to another session.", code="token_invalid")
    load_live_session(token.session_id)
    return int(token["exp"])


def read_batch(actor: Membership, position: Position, epoch: str) -> Batch:
    """The next frames after ``position`` of an epoch. Cheap when nothing is new: one query."""
    own, feed = _heads(actor)
    notifications, seq = _new_notifications(actor, position.seq, own.seq)
    marks = _new_read_marks(actor, position.read_seq, own.read_seq)
    changes, feed_seq = _new_order_changes(actor, epoch, position.feed_seq, feed.seq)
    reached = Position(seq=seq, read_seq=max(position.read_seq, own.read_seq), feed_seq=feed_seq)
    more = reached.seq < own.seq or reached.feed_seq < feed.seq
    return Batch([*notifications, *changes, *marks], reached, more)


def beat(session_id: UUID, actor: Membership) -> Frame:
    """The heartbeat's frame.

    Raises:
        NotAuthenticated: the session has ended meanwhile.
    """
    load_live_session(session_id)
    own, _ = _heads(actor)
    return {"type": "heartbeat", "head": own.seq, "unread": count_unread(actor)}


def mark_read(actor: Membership, *, ids: Iterable[UUID] | None, up_to_seq: int | None) -> None:
    """A ``read`` frame from the client; every tab hears of it through the streams."""
    if ids is not None:
        mark_ids_read(actor, ids)
    elif up_to_seq is not None:
        mark_read_up_to(actor, up_to_seq)


def _heads(actor: Membership) -> tuple[StreamHead, StreamHead]:
    return heads_of(actor.user_id, actor.organization_id)


def _new_notifications(actor: Membership, after: int, head: int) -> tuple[list[Frame], int]:
    if after >= head:
        return [], after
    rows = list(
        Notification.objects.visible_to(actor)
        .with_subject()
        .filter(seq__gt=after, seq__lte=head)
        .order_by("seq")[:BATCH]
    )
    frames = []
    for body in NotificationSerializer(rows, many=True).data:
        body.pop("recipient")
        frames.append({"type": "notification", **body})
    # Numbers up to the head that gave no row are another organization's or by e-mail only.
    return frames, rows[-1].seq if len(rows) == BATCH else head


def _new_read_marks(actor: Membership, after: int, head: int) -> list[Frame]:
    if after >= head:
        return []
    marked = Notification.objects.visible_to(actor).filter(
        read_seq__gt=after, read_seq__lte=head, is_read=True
    )
    rows = list(marked.order_by("-seq").values_list("id", "seq")[: BATCH + 1])
    frame: Frame = {"type": "read", "unread": count_unread(actor)}
    if len(rows) > BATCH:
        return [{**frame, "up_to_seq": _read_without_a_gap(actor, rows[0][1])}]
    return [{**frame, "ids": [str(row_id) for row_id, _ in rows]}]


def _read_without_a_gap(actor: Membership, highest: int) -> int:
    """The number up to which nothing is unread, at most ``highest``."""
    unread = Notification.objects.visible_to(actor).unread().filter(seq__lte=highest)
    first_unread = unread.order_by("seq").values_list("seq", flat=True).first()
    return highest if first_unread is None else first_unread - 1


def _new_order_changes(actor: Membership, epoch: str, after: int, head: int) -> tuple[Sequence[Frame], int]:
    if after >= head:
        return [], after
    try:
        return _order_changes(epoch, actor.organization_id, after, head)
    except FeedEntry.DoesNotExist:
        return [], head


# Written once and, within an epoch, never changed: what one member's socket has read, the others' need not read again.
# An error is not kept.
@lru_cache(maxsize=256)
def _order_changes(epoch: str, organization_id: UUID, after: int, head: int) -> tuple[Sequence[Frame], int]:
    entries = list(
        FeedEntry.objects.filter(organization_id=organization_id, seq__gt=after, seq__lte=head)
        .select_related("event__order")
        .order_by("seq")[:BATCH]
    )
    if not entries:
        raise FeedEntry.DoesNotExist
    frames = [
        {
            "type": "order",
            "id": str(entry.event.order_id),
            "number": entry.event.order.number,
            "status": entry.event.to_status,
            "version": entry.event.version,
            "event": entry.event.action,
        }
        for entry in entries
    ]
    return frames, entries[-1].seq
