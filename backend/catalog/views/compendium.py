"""The compendium over HTTP: what there is, and taking it over."""

from typing import Any, ClassVar

from drf_spectacular.helpers import forced_singular_serializer
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.actor import any_member, lab_admin
from catalog.models import CatalogTest
from catalog.rules.loinc import NOTICE
from catalog.services.compendium import compendium_panels, compendium_tests, take_compendium
from common.errors import Invalid
from common.filters import refuse_unknown_parameters
from common.viewsets import ScopedViewSet

MOST_CODES = 200


class CompendiumTestSerializer(serializers.Serializer[Any]):
    code = serializers.CharField()
    name = serializers.CharField()
    synonyms = serializers.ListField(child=serializers.CharField())
    loinc = serializers.CharField()
    category = serializers.CharField()


class CompendiumPanelSerializer(serializers.Serializer[Any]):
    code = serializers.CharField()
    name = serializers.CharField()
    synonyms = serializers.ListField(child=serializers.CharField())
    category = serializers.CharField()
    tests = serializers.ListField(child=serializers.CharField(), help_text="Their codes.")


class CompendiumSerializer(serializers.Serializer[Any]):
    tests = CompendiumTestSerializer(many=True)
    panels = CompendiumPanelSerializer(many=True)
    loinc_notice = serializers.CharField()


class TakenSerializer(serializers.Serializer[Any]):
    """The codes that were new to the lab."""

    tests = serializers.ListField(child=serializers.CharField())
    panels = serializers.ListField(child=serializers.CharField())
    loinc_notice = serializers.CharField()


class CompendiumViewSet(ScopedViewSet):
    queryset = CatalogTest.objects.all()
    serializer_class = CompendiumSerializer
    filter_backends = ()
    pagination_class = None
    access: ClassVar = {"list": any_member, "create": lab_admin}

    @extend_schema(responses=forced_singular_serializer(CompendiumSerializer))
    def list(self, request: Request) -> Response:
        """Common tests and panels that a lab can begin its catalogue with."""
        refuse_unknown_parameters(request, ())
        shown = ("name", "synonyms", "loinc", "category")
        tests = [
            {"code": code, **{name: content[name] for name in shown}}
            for code, content in compendium_tests().items()
        ]
        return Response({"tests": tests, "panels": [*compendium_panels().values()], "loinc_notice": NOTICE})

    @extend_schema(
        request=None,
        responses=TakenSerializer,
        parameters=[
            OpenApiParameter(
                "only",
                str,
                description="Codes of tests and panels, by commas; without it, all of the compendium.",
            )
        ],
    )
    def create(self, request: Request) -> Response:
        """Take the compendium over into an empty catalogue, or parts of it into any. Twice does no more than once."""
        refuse_unknown_parameters(request, {"only"})
        only = [code.strip() for code in request.query_params.get("only", "").split(",") if code.strip()]
        if "only" in request.query_params and not 0 < len(only) <= MOST_CODES:
            raise Invalid.field("only", "invalid", f"Name 1 to {MOST_CODES} codes, by commas.")
        taken = take_compendium(actor=self.actor, only=only)
        return Response({**taken._asdict(), "loinc_notice": NOTICE})
