"""A catalogue as a file, over HTTP: taken out, looked at before it is brought in, brought in."""

import json
from typing import Any, ClassVar

from django.http import HttpResponse, StreamingHttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.settings import api_settings

from accounts.actor import lab_admin, lab_member
from catalog.exchange.document import LISTS, read_document
from catalog.exchange.plan import CHANGED, NEW, UNCHANGED, Plan, Planned
from catalog.exchange.sheet import read_sheet
from catalog.exchange.writing import write_document, write_sheet
from catalog.models import CatalogTest
from catalog.services.importing import (
    CatalogueFile,
    export_catalogue,
    import_catalogue,
    preview_import,
    token_of,
)
from common.errors import Invalid
from common.filters import refuse_unknown_parameters
from common.parsers import SheetParser, StrictJSONParser
from common.spreadsheets import CsvRenderer
from common.viewsets import ScopedViewSet

MOST_FAULTS_SHOWN = 300
CHANGES = [(name, name) for name in (NEW, CHANGED, UNCHANGED)]
KINDS = [(name, name) for name in ("test", "panel")]
FORMATS = ("csv", "json")


class CatalogueDocumentParser(StrictJSONParser):
    """A catalogue has more values than any other body."""

    most_values = 400_000


class CountsSerializer(serializers.Serializer[Any]):
    new = serializers.IntegerField()
    changed = serializers.IntegerField()
    unchanged = serializers.IntegerField()


class PlannedSerializer(serializers.Serializer[Any]):
    kind = serializers.ChoiceField(choices=KINDS)
    code = serializers.CharField()
    name = serializers.CharField()
    change = serializers.ChoiceField(choices=CHANGES)
    fields = serializers.ListField(  # type: ignore[assignment]
        child=serializers.CharField(), help_text="What the file changes of it."
    )


class FileFaultSerializer(serializers.Serializer[Any]):
    row = serializers.IntegerField(allow_null=True, help_text="Of a sheet, from 1.")
    column = serializers.CharField(allow_null=True, help_text="Of a sheet; else the path within the entry.")
    code = serializers.CharField(help_text="Of the test or panel; blank where it is not known.")
    detail = serializers.CharField()


class ImportPreviewSerializer(serializers.Serializer[Any]):
    token = serializers.CharField(allow_null=True, help_text="To import by; none while something is wrong.")
    rows = PlannedSerializer(many=True)
    counts = CountsSerializer()
    fault_count = serializers.IntegerField()
    faults = FileFaultSerializer(many=True, help_text=f"The first {MOST_FAULTS_SHOWN}.")


class ImportedSerializer(serializers.Serializer[Any]):
    counts = CountsSerializer()


class CatalogueDocumentSerializer(serializers.Serializer[Any]):
    """As exported; parts may be left out."""

    tests = serializers.ListField(child=serializers.DictField(), required=False)
    panels = serializers.ListField(child=serializers.DictField(), required=False)


_FILE: Any = {"text/csv": OpenApiTypes.STR, "application/json": CatalogueDocumentSerializer}


class ExchangeViewSet(ScopedViewSet):
    queryset = CatalogTest.objects.all()
    filter_backends = ()
    pagination_class = None
    parser_classes = (CatalogueDocumentParser, SheetParser)
    access: ClassVar = {"export": lab_member, "preview": lab_admin, "bring_in": lab_admin}

    @extend_schema(
        parameters=[OpenApiParameter("file_format", str, enum=FORMATS, default="csv")],
        responses={
            (200, "text/csv"): OpenApiTypes.STR,
            (200, "application/json"): CatalogueDocumentSerializer,
        },
    )
    @action(detail=False, renderer_classes=[*api_settings.DEFAULT_RENDERER_CLASSES, CsvRenderer])
    def export(self, request: Request) -> HttpResponse | StreamingHttpResponse:
        """All that your lab offers and has offered, as a file that can be changed and imported."""
        refuse_unknown_parameters(request, {"file_format"})
        file_format = request.query_params.get("file_format", "csv")
        if file_format not in FORMATS:
            raise Invalid.field("file_format", "invalid_choice", "Choose csv or json.")
        tests, panels = export_catalogue(self.actor)
        response: HttpResponse | StreamingHttpResponse
        if file_format == "json":
            text = json.dumps(write_document(tests, panels), ensure_ascii=False, indent=1)
            response = HttpResponse(text, content_type="application/json")
        else:
            response = StreamingHttpResponse(
                write_sheet(tests, panels), content_type="text/csv; charset=utf-8"
            )
        response["Content-Disposition"] = f'attachment; filename="catalogue.{file_format}"'
        return response

    @extend_schema(request=_FILE, responses=ImportPreviewSerializer)
    @action(detail=False, methods=["post"], url_path="import/preview")
    def preview(self, request: Request) -> Response:
        """What importing this file would do, or what is wrong with it. Nothing is written."""
        refuse_unknown_parameters(request, ())
        file = _read_file(request)
        plan = preview_import(actor=self.actor, file=file)
        return Response(
            {
                "token": None if plan.faults else token_of(file, plan),
                "rows": [_as_row(each) for each in (*plan.tests, *plan.panels)],
                "counts": plan.count(),
                "fault_count": len(plan.faults),
                "faults": [fault._asdict() for fault in plan.faults[:MOST_FAULTS_SHOWN]],
            }
        )

    @extend_schema(
        request=_FILE,
        responses=ImportedSerializer,
        parameters=[OpenApiParameter("token", str, required=True, description="Of the preview.")],
    )
    @action(detail=False, methods=["post"], url_path="import")
    def bring_in(self, request: Request) -> Response:
        """Make your catalogue what the file says: all of it, or nothing. What it does not name stays."""
        refuse_unknown_parameters(request, {"token"})
        token = request.query_params.get("token", "")
        plan: Plan = import_catalogue(actor=self.actor, file=_read_file(request), token=token)
        return Response({"counts": plan.count()})


def _read_file(request: Request) -> CatalogueFile:
    body: Any = request.data
    is_empty_sheet = not body and request.content_type.casefold().startswith("text/")
    if isinstance(body, bytes) or is_empty_sheet:
        sheet = body or b""
        return CatalogueFile(sheet, *read_sheet(sheet))
    read = {name: body.get(name) for name in LISTS} if isinstance(body, dict) else body
    # The same document, however it is spelled and whatever stands beside it.
    return CatalogueFile(json.dumps(read, sort_keys=True).encode(), *read_document(read))


def _as_row(planned: Planned) -> dict[str, Any]:
    return {
        "kind": planned.entry.kind,
        "code": planned.item.code,
        "name": planned.content["name"],
        "change": planned.change,
        "fields": planned.fields,
    }
