"""The tests that labs offer, over HTTP: declare, parse, call one service."""

from typing import Any

from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from catalog.models import CatalogTest
from catalog.rules.faults import refuse
from catalog.serializers.content import CatalogTestContentSerializer
from catalog.serializers.errors import find_body_faults
from catalog.serializers.items import (
    CatalogTestListedSerializer,
    CatalogTestSerializer,
    NewCatalogTestSerializer,
    brief,
    in_full,
)
from catalog.services.lab_tests import add_test, change_test, reactivate_test, retire_test
from catalog.views.items import ItemViewSet
from common.idempotency import IDEMPOTENCY_KEY, idempotent
from common.preconditions import IF_MATCH, expected_version


@extend_schema_view(
    list=extend_schema(
        responses=CatalogTestListedSerializer(many=True),
        description="A lab's own tests, retired ones too; for a clinic the active ones of all labs it can choose.",
    ),
    retrieve=extend_schema(description="One test."),
)
class CatalogTestViewSet(ItemViewSet):
    queryset = CatalogTest.objects.with_names()
    serializer_class = CatalogTestSerializer

    def brief(self, item: CatalogTest) -> dict[str, Any]:
        return brief(item)

    def in_full(self, item: CatalogTest, content: dict[str, Any]) -> dict[str, Any]:
        return in_full(item, content)

    @extend_schema(
        request=NewCatalogTestSerializer, responses={201: CatalogTestSerializer}, parameters=[IDEMPOTENCY_KEY]
    )
    @idempotent
    def create(self, request: Request) -> Response:
        """Offer a new test."""
        body = NewCatalogTestSerializer(data=request.data)
        refuse(find_body_faults(body))
        content = dict(body.validated_data)
        test = add_test(actor=self.actor, code=content.pop("code"), content=content)
        return self.answer(test, status.HTTP_201_CREATED)

    @extend_schema(request=CatalogTestContentSerializer(partial=True), parameters=[IF_MATCH])
    def partial_update(self, request: Request, pk: str) -> Response:
        """Say something else of a test. A member that is named is replaced as a whole; each change makes a version."""
        test = self.get_object()
        changes = self.read_changes(request, CatalogTestContentSerializer(data=request.data), test.code)
        version = expected_version(request)
        return self.answer(
            change_test(test_id=test.pk, actor=self.actor, changes=changes, expected_version=version)
        )

    @extend_schema(request=None, responses=CatalogTestSerializer, parameters=[IF_MATCH])
    @action(detail=True, methods=["post"])
    def retire(self, request: Request, pk: str) -> Response:
        """Offer a test no longer; what was said of it stays readable."""
        version = expected_version(request)
        return self.answer(retire_test(test_id=self.item_id(), actor=self.actor, expected_version=version))

    @extend_schema(request=None, responses=CatalogTestSerializer, parameters=[IF_MATCH])
    @action(detail=True, methods=["post"])
    def reactivate(self, request: Request, pk: str) -> Response:
        """Offer a retired test again."""
        version = expected_version(request)
        return self.answer(
            reactivate_test(test_id=self.item_id(), actor=self.actor, expected_version=version)
        )

    @extend_schema(responses=CatalogTestSerializer)
    @action(detail=True, url_path=r"versions/(?P<number>[0-9]+)")
    def version(self, request: Request, pk: str, number: str) -> Response:
        """A test as it was said to be in one version."""
        return self.show_version(number)
