"""What views of tests and of panels have in common."""

from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from typing import Any, ClassVar
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.actor import any_member, lab_admin
from catalog.filters import CatalogFilter
from catalog.rules.faults import Fault, refuse
from catalog.search import forgiving
from catalog.serializers.errors import find_body_faults, forget_unnamed
from catalog.serializers.items import VersionSerializer, spell
from catalog.services.items import content_of
from catalog.views.pages import CatalogPagination
from common.errors import Missing
from common.filters import refuse_unknown_parameters
from common.filtersets import StrictFilterBackend
from common.ids import id_in_path
from common.preconditions import etag_of
from common.viewsets import ScopedViewSet

_ORDERINGS: Mapping[str, Sequence[str]] = {"name": ("name", "id"), "code": ("code", "id")}
_RANKED: Mapping[str, Sequence[str]] = {"rank": ("rank", "name", "id"), **_ORDERINGS}
LONGEST_NUMBER = 9


class ItemViewSet(ScopedViewSet):
    filter_backends = (StrictFilterBackend,)
    filterset_class = CatalogFilter
    pagination_class = CatalogPagination
    access: ClassVar = {
        "list": any_member,
        "retrieve": any_member,
        "versions": any_member,
        "version": any_member,
        "create": lab_admin,
        "partial_update": lab_admin,
        "retire": lab_admin,
        "reactivate": lab_admin,
    }

    @property
    def orderings(self) -> Mapping[str, Sequence[str]]:  # type: ignore[override]
        """By name or code; for a search the best first, unless something else is asked for."""
        request: Request | None = self.request
        return _RANKED if request and request.query_params.get("search") else _ORDERINGS

    def on_replay(self, body: Any) -> None:
        """A first answer is given again; nothing is recorded of reading a catalogue."""

    def item_id(self) -> UUID:
        return id_in_path(self.kwargs["pk"])

    def brief(self, item: Any) -> dict[str, Any]:
        raise NotImplementedError

    def in_full(self, item: Any, content: dict[str, Any]) -> dict[str, Any]:
        raise NotImplementedError

    def answer(self, item: Any, code: int = status.HTTP_200_OK) -> Response:
        """The item in full, with its ETag."""
        body = self.in_full(item, content_of(item))
        return Response(body, status=code, headers={"ETag": etag_of(item.version)})

    def list(self, request: Request) -> Response:
        with forgiving() if request.query_params.get("search") else nullcontext():
            page = self.paginate_queryset(self.filter_queryset(self.get_queryset())) or []
        return self.get_paginated_response([self.brief(item) for item in page])

    def retrieve(self, request: Request, pk: str) -> Response:
        return self.answer(self.get_object())

    @extend_schema(responses=VersionSerializer(many=True), filters=False)
    @action(detail=True, filter_backends=[], pagination_class=None)
    def versions(self, request: Request, pk: str) -> Response:
        """When it was changed, the latest first; at most 200."""
        refuse_unknown_parameters(request, ())
        rows = self.get_object().versions.order_by("-version").values("version", "status", "created_at")[:200]
        return Response([{**row, "created_at": spell(row["created_at"])} for row in rows])

    def show_version(self, number: str) -> Response:
        """The item as it was said to be in one version."""
        refuse_unknown_parameters(self.request, ())
        item = self.get_object()
        if len(number) > LONGEST_NUMBER:
            raise Missing
        found = item.versions.filter(version=int(number)).first()
        if found is None:
            raise Missing
        item.version, item.status, item.updated_at = found.version, found.status, found.created_at
        return Response(self.in_full(item, found.content))

    def read_changes(self, request: Request, body: Any, code: str) -> dict[str, Any]:
        """What the body says of the item, each member in full; what it does not name stays.

        Raises:
            Invalid: something has the wrong form, or the code is to be another.
        """
        forget_unnamed(body)
        faults = find_body_faults(body)
        given = request.data if isinstance(request.data, dict) else {}
        if given.get("code", code) != code:
            faults.append(
                Fault("code", "fixed", "A code stays. Retire this one, and add another with the new code.")
            )
        refuse(faults)
        return dict(body.validated_data)
