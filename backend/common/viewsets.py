"""The base of every tenant-scoped view: nobody has to remember to narrow a queryset."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from rest_framework.viewsets import GenericViewSet

from common.permissions import DeclaredAccess


class ScopedViewSet(GenericViewSet[Any]):
    """A viewset whose queryset is always ``visible_to(actor)``.

    Attributes:
        access: action name → who may (see ``DeclaredAccess``).
        orderings: value of ``?ordering=`` → columns (see ``KeysetPagination``).
    """

    permission_classes = (DeclaredAccess,)
    access: ClassVar[dict[str, Any]] = {}
    orderings: ClassVar[dict[str, tuple[str, ...]]] = {"-created_at": ("-id",)}

    @property
    def actor(self) -> Any:
        """Who asks, for which organization, in which role."""
        return self.request.auth.actor

    def get_queryset(self) -> QuerySet[Any]:
        return super().get_queryset().visible_to(self.actor)  # type: ignore[attr-defined]
