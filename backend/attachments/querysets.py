"""Whose files an actor can see: those of the orders it sees."""

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from accounts.actor import Actor
from orders.querysets import scope_of

if TYPE_CHECKING:  # the models import this module
    from attachments.models import Attachment  # noqa: F401


class AttachmentQuerySet(QuerySet["Attachment"]):
    def visible_to(self, actor: Actor | None) -> "AttachmentQuerySet":
        """The files of the orders that ``actor`` may see."""
        return self.none() if actor is None else self.filter(scope_of(actor, "order__"))

    def with_names(self) -> "AttachmentQuerySet":
        """With the names of who added them."""
        return self.select_related("added_by", "organization")
