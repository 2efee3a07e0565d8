"""Files of orders over HTTP. A body is the file itself; what it is called stands in ``Content-Disposition``."""

from functools import cached_property
from typing import Any, ClassVar

from django.http import FileResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.actor import any_member, any_worker
from attachments.files import open_file
from attachments.models import Attachment
from attachments.naming import disposition, name_in
from attachments.receiving import received
from attachments.rules import MOST_AN_ORDER, find_refusal
from attachments.serializers import AttachmentSerializer, OrderAttachmentsSerializer
from attachments.services import add_attachment, remove_attachment
from common.errors import Missing
from common.filters import refuse_unknown_parameters
from common.ids import id_in_path
from common.viewsets import ScopedViewSet
from orders.models import Order
from orders.reading import record_reading

ORDER_ID = OpenApiParameter("order_id", {"type": "string", "format": "uuid"}, OpenApiParameter.PATH)
FILE_NAME = OpenApiParameter(
    "Content-Disposition",
    str,
    OpenApiParameter.HEADER,
    description="What the file is called: ``attachment; filename*=UTF-8''letter.pdf`` (RFC 6266).",
)


class AttachmentViewSet(ScopedViewSet):
    queryset = Attachment.objects.with_names().order_by("id")
    serializer_class = AttachmentSerializer
    filter_backends = ()
    pagination_class = None
    access: ClassVar = {
        "list": any_member,
        "retrieve": any_member,
        "create": any_worker,
        "destroy": any_worker,
    }

    @cached_property
    def order(self) -> Order:
        """The order in the address, if the actor sees it."""
        order: Order | None = (
            Order.objects.visible_to(self.actor).filter(pk=id_in_path(self.kwargs["order_id"])).first()
        )
        if order is None:
            raise Missing
        return order

    def filter_queryset(self, queryset: Any) -> Any:
        return queryset.filter(order=self.order)

    def get_serializer_context(self) -> dict[str, Any]:
        asked = self.request is not None and self.request.auth
        known = {"actor": self.actor, "order": self.order} if asked else {}
        return {**super().get_serializer_context(), **known}

    @extend_schema(parameters=[ORDER_ID], responses=OrderAttachmentsSerializer)
    def list(self, request: Request, order_id: str) -> Response:
        """The files of an order, oldest first."""
        refuse_unknown_parameters(request, ())
        files = list(self.filter_queryset(self.get_queryset()))
        can_add = len(files) < MOST_AN_ORDER and find_refusal(self.order, self.actor) is None
        record_reading("files_listed", self.order)
        shown = {"can_add": can_add, "results": files}
        return Response(OrderAttachmentsSerializer(shown, context=self.get_serializer_context()).data)

    @extend_schema(
        parameters=[ORDER_ID, FILE_NAME],
        request={"application/octet-stream": OpenApiTypes.BINARY},
        responses={201: AttachmentSerializer},
    )
    def create(self, request: Request, order_id: str) -> Response:
        """Add a file: PDF, JPEG, PNG, TIFF, DOCX or TXT. What it is, is decided by what it holds."""
        refuse_unknown_parameters(request, ())
        if refusal := find_refusal(self.order, self.actor):
            raise refusal
        with received(request._request) as file:
            attachment = add_attachment(
                order_id=self.order.pk,
                actor=self.actor,
                name=name_in(request.headers.get("Content-Disposition", "")),
                received=file,
            )
        return Response(self.get_serializer(attachment).data, status=status.HTTP_201_CREATED)

    @extend_schema(parameters=[ORDER_ID], responses={(200, "application/octet-stream"): OpenApiTypes.BINARY})
    def retrieve(self, request: Request, order_id: str, pk: str) -> FileResponse:
        """The file itself, to be saved: no browser shows it as a page of ours."""
        attachment = self.get_object()
        record_reading("file_read", self.order)
        response = FileResponse(open_file(attachment), content_type=attachment.media_type)
        response["Content-Length"] = attachment.size
        response["Content-Disposition"] = disposition(attachment.name)
        return response

    @extend_schema(parameters=[ORDER_ID], responses={204: None})
    def destroy(self, request: Request, order_id: str, pk: str) -> Response:
        """Take a file of your organization back."""
        remove_attachment(order_id=self.order.pk, attachment_id=self.get_object().pk, actor=self.actor)
        return Response(status=status.HTTP_204_NO_CONTENT)
