"""An organization's part of the record over HTTP, for its admins."""

from typing import Any, ClassVar

from django.http import StreamingHttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import mixins
from rest_framework.decorators import action
from rest_framework.request import Request

from audit.asked import asked_for
from audit.export import stream_csv
from audit.filters import AuditFilter
from audit.models import AuditEvent
from audit.record import record_read
from audit.serializers import AuditEventSerializer
from audit.who import as_now
from common.filtersets import StrictFilterBackend
from common.pagination import chosen_ordering
from common.rendering import JsonRenderer
from common.spreadsheets import CsvRenderer
from common.viewsets import ScopedViewSet


def answers_for_an_organization(actor: Any) -> bool:
    """An organization's admin; this app knows no more of people than what their actor says."""
    return actor is not None and actor.organization_id is not None and actor.role == "admin"


@extend_schema_view(
    list=extend_schema(description="Who did and read what in your organization, newest first.")
)
class AuditEventViewSet(mixins.ListModelMixin, ScopedViewSet):
    queryset = AuditEvent.objects.all()
    serializer_class = AuditEventSerializer
    filter_backends = (StrictFilterBackend,)
    filterset_class = AuditFilter
    access: ClassVar = {"list": answers_for_an_organization, "export": answers_for_an_organization}
    orderings = {"-created_at": ("-created_at", "-id")}

    @extend_schema(responses={(200, "text/csv"): OpenApiTypes.STR}, filters=True)
    @action(detail=False, pagination_class=None, renderer_classes=[JsonRenderer, CsvRenderer])
    def export(self, request: Request) -> StreamingHttpResponse:
        """CSV of the current filter, streamed."""
        events: Any = self.filter_queryset(self.get_queryset())
        _, columns = chosen_ordering(request, self.orderings)
        record_read("audit.exported", data=asked_for(request, AuditFilter))
        response = StreamingHttpResponse(
            as_now(stream_csv(events.order_by(*columns))), content_type="text/csv; charset=utf-8"
        )
        response["Content-Disposition"] = 'attachment; filename="record.csv"'
        return response
