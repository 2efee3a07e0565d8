"""Who reads which part of the record."""

from typing import TYPE_CHECKING, Any, NoReturn

from django.db.models import QuerySet

if TYPE_CHECKING:  # the models import this module
    from audit.models import AuditEvent  # noqa: F401


class AuditEventQuerySet(QuerySet["AuditEvent"]):
    """Reads only: the record is appended to by ``record`` and otherwise left alone."""

    def visible_to(self, actor: Any) -> "AuditEventQuerySet":
        """The record of the actor's organization; none for somebody without one."""
        if actor is None or actor.organization_id is None:
            return self.none()
        return self.filter(organization_id=actor.organization_id)

    def update(self, **kwargs: Any) -> NoReturn:
        raise TypeError("The record is never edited.")

    def delete(self) -> NoReturn:
        raise TypeError("The record is never deleted.")
