"""Files are added to orders and taken back. What a sent order gains or loses stands in its log."""

import hashlib
from typing import Any, BinaryIO
from uuid import UUID

from django.db import transaction

from accounts.actor import Actor
from attachments.files import kept
from attachments.inspection.apart import inspect
from attachments.inspection.kinds import kind_of
from attachments.models import Attachment
from attachments.naming import clean_name
from attachments.receiving import Received
from attachments.rules import MOST_AN_ORDER, can_remove, find_refusal
from attachments.scanning import scan
from common import clock
from common.announcements import announce
from common.errors import Conflict, Forbidden, Missing
from orders.events import record_order, write_beside
from orders.models import Order
from orders.services import lock_order
from orders.states import Status

_PIECE = 64 * 1024


def add_attachment(*, order_id: UUID, actor: Actor, name: str, received: Received) -> Attachment:
    """Look into a file that arrived, store it and let the order have it. One that it has already stays the one it is,
    so an upload may be tried again.

    Args:
        name: as its sender calls it; blank is allowed.

    Raises:
        UnsupportedFile, Unsafe: what it is, or holds.
        Missing, Forbidden, Conflict (``attachments_closed``, ``too_many``): whose and how many.
        Unavailable: it can be neither scanned nor stored now.
    """
    scan(received.content)
    kind = kind_of(received.content)
    try:
        with (
            inspect(received.content, kind.name) as content,
            kept(content) as stored_as,
            transaction.atomic(),
        ):
            order = lock_order(order_id, actor)
            _refuse_or_find(order, actor, received)
            attachment = Attachment(
                order=order,
                organization=actor.organization,
                added_by=actor.user,
                name=clean_name(name, kind.endings),
                media_type=kind.media_type,
                sent_sha256=received.sha256,
                stored_as=stored_as,
                created_at=clock.now(),
                **_measure(content),
            )
            attachment.save(force_insert=True)
            _tell("attachment_added", attachment, order, actor)
            return attachment
    except _ThereAlreadyError as there:
        return there.attachment


@transaction.atomic
def remove_attachment(*, order_id: UUID, attachment_id: UUID, actor: Actor) -> None:
    """Take a file back, by the organization that added it.

    Raises:
        Missing, Forbidden, Conflict (``attachments_closed``).
    """
    order = lock_order(order_id, actor)
    attachment = order.attachments.filter(pk=attachment_id).first()
    if attachment is None:
        raise Missing
    if refusal := find_refusal(order, actor):
        raise refusal
    if not can_remove(attachment, order, actor):
        raise Forbidden("Only the organization that added a file can remove it.")
    _tell("attachment_removed", attachment, order, actor)
    attachment.delete()


class _ThereAlreadyError(Exception):
    """What is being added was added before: what was stored for it anew is not needed."""

    def __init__(self, attachment: Attachment) -> None:
        super().__init__()
        self.attachment = attachment


def _refuse_or_find(order: Order, actor: Actor, received: Received) -> None:
    if refusal := find_refusal(order, actor):
        raise refusal
    same = order.attachments.filter(organization=actor.organization, sent_sha256=received.sha256)
    if known := same.select_related("added_by", "organization").first():
        raise _ThereAlreadyError(known)
    if order.attachments.count() >= MOST_AN_ORDER:
        raise _too_many()


def _measure(content: BinaryIO) -> dict[str, Any]:
    content.seek(0)
    digest = hashlib.sha256()
    while piece := content.read(_PIECE):
        digest.update(piece)
    return {"sha256": digest.hexdigest(), "size": content.tell()}


def _tell(action: str, attachment: Attachment, order: Order, actor: Actor) -> None:
    """To those who see the order; a draft nobody else has seen."""
    facts = {"id": str(attachment.pk), "media_type": attachment.media_type, "size": attachment.size}
    if order.status == Status.DRAFT:
        record_order("draft_saved", order, actor, data={"fields": ["attachments"]})
        return
    announce(
        write_beside(
            order=order,
            action=action,
            actor=actor,
            data={"attachment": {**facts, "name": attachment.name}},
        )
    )


def _too_many() -> Conflict:
    return Conflict(f"An order has at most {MOST_AN_ORDER} files. Remove one first.", code="too_many")
