"""Which notifications an actor can see: their own, of the organization they act for."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import QuerySet

from accounts.actor import Actor

if TYPE_CHECKING:  # the models import this module
    from notifications.models import Notification  # noqa: F401


class NotificationQuerySet(QuerySet["Notification"]):
    def visible_to(self, actor: Actor | None) -> "NotificationQuerySet":
        """The actor's own in-app notifications; without an actor, none."""
        if actor is None:
            return self.none()
        return self.of_reader(actor.user.pk, actor.organization_id)

    def of_reader(self, user_id: UUID, organization_id: UUID | None) -> "NotificationQuerySet":
        """What a person sees who acts for this organization."""
        return self.filter(recipient_id=user_id, organization_id=organization_id, in_app=True)

    def unread(self) -> "NotificationQuerySet":
        return self.filter(is_read=False)

    def with_subject(self) -> "NotificationQuerySet":
        """With the order or the manifest that it speaks of."""
        return self.select_related("order", "manifest")
