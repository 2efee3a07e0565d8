"""Which notifications an actor can see: their own, of the organization they act for."""

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from accounts.actor import Actor

if TYPE_CHECKING:  # the models import this module
    from notifications.models import Notification  # noqa: F401


class NotificationQuerySet(QuerySet["Notification"]):
    def visible_to(self, actor: Actor | None) -> "NotificationQuerySet":
        """The actor's own in-app notifications; without an actor, none."""
        if actor is None:
            return self.none()
        return self.filter(recipient_id=actor.user.pk, organization_id=actor.organization_id, in_app=True)

    def unread(self) -> "NotificationQuerySet":
        return self.filter(is_read=False)

    def with_order(self) -> "NotificationQuerySet":
        """With the order that it speaks of."""
        return self.select_related("order")
