"""The panels that labs offer, over HTTP: declare, parse, call one service."""

from typing import Any

from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from catalog.models import CatalogPanel
from catalog.rules.faults import refuse
from catalog.serializers.errors import find_body_faults
from catalog.serializers.panels import (
    CatalogPanelContentSerializer,
    CatalogPanelListedSerializer,
    CatalogPanelSerializer,
    NewCatalogPanelSerializer,
    brief_panel,
    panel_in_full,
)
from catalog.services.panels import add_panel, change_panel, reactivate_panel, retire_panel
from catalog.views.items import ItemViewSet
from common.idempotency import IDEMPOTENCY_KEY, idempotent
from common.preconditions import IF_MATCH, expected_version


@extend_schema_view(
    list=extend_schema(
        responses=CatalogPanelListedSerializer(many=True),
        description="A lab's own panels, retired ones too; for a clinic the active ones of all labs it can choose.",
    ),
    retrieve=extend_schema(description="One panel, with its tests as they are now."),
)
class CatalogPanelViewSet(ItemViewSet):
    queryset = CatalogPanel.objects.with_names()
    serializer_class = CatalogPanelSerializer

    def brief(self, item: CatalogPanel) -> dict[str, Any]:
        return brief_panel(item)

    def in_full(self, item: CatalogPanel, content: dict[str, Any]) -> dict[str, Any]:
        return panel_in_full(item, content)

    @extend_schema(
        request=NewCatalogPanelSerializer,
        responses={201: CatalogPanelSerializer},
        parameters=[IDEMPOTENCY_KEY],
    )
    @idempotent
    def create(self, request: Request) -> Response:
        """Offer tests together."""
        body = NewCatalogPanelSerializer(data=request.data)
        refuse(find_body_faults(body))
        content = dict(body.validated_data)
        panel = add_panel(actor=self.actor, code=content.pop("code"), content=content)
        return self.answer(panel, status.HTTP_201_CREATED)

    @extend_schema(request=CatalogPanelContentSerializer(partial=True), parameters=[IF_MATCH])
    def partial_update(self, request: Request, pk: str) -> Response:
        """Say something else of a panel. A member that is named is replaced as a whole; each change makes a version."""
        panel = self.get_object()
        changes = self.read_changes(request, CatalogPanelContentSerializer(data=request.data), panel.code)
        version = expected_version(request)
        return self.answer(
            change_panel(panel_id=panel.pk, actor=self.actor, changes=changes, expected_version=version)
        )

    @extend_schema(request=None, responses=CatalogPanelSerializer, parameters=[IF_MATCH])
    @action(detail=True, methods=["post"])
    def retire(self, request: Request, pk: str) -> Response:
        """Offer a panel no longer; its tests stay."""
        version = expected_version(request)
        return self.answer(retire_panel(panel_id=self.item_id(), actor=self.actor, expected_version=version))

    @extend_schema(request=None, responses=CatalogPanelSerializer, parameters=[IF_MATCH])
    @action(detail=True, methods=["post"])
    def reactivate(self, request: Request, pk: str) -> Response:
        """Offer a retired panel again."""
        version = expected_version(request)
        return self.answer(
            reactivate_panel(panel_id=self.item_id(), actor=self.actor, expected_version=version)
        )

    @extend_schema(responses=CatalogPanelSerializer)
    @action(detail=True, url_path=r"versions/(?P<number>[0-9]+)")
    def version(self, request: Request, pk: str, number: str) -> Response:
        """A panel as it was said to be in one version."""
        return self.show_version(number)
