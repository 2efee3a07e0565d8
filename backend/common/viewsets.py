"""The base of every tenant-scoped view: nobody has to remember to narrow a queryset."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from rest_framework.viewsets import GenericViewSet

from common.permissions import DeclaredAccess, actor_of


class ScopedViewSet(GenericViewSet[Any]):
    """A viewset whose queryset is always ``visible_to(actor)``.

    Attributes:
        access: action name → who may (see ``DeclaredAccess``).
        orderings: value of ``?ordering=`` → columns, of a list (see ``KeysetPagination``).
    """

    permission_classes = (DeclaredAccess,)
    access: ClassVar[dict[str, Any]] = {}
    orderings: Mapping[str, Sequence[str]]

    @property
    def actor(self) -> Any:
        """Who asks, for which organization, in which role."""
        return actor_of(self.request)

    def get_queryset(self) -> Any:
        rows: Any = super().get_queryset()
        return rows.visible_to(self.actor)
