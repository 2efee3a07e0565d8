"""Orders over HTTP: declare, parse, call one service."""

from typing import Any, ClassVar

from django.db import Error as DatabaseError
from django.http import StreamingHttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.actor import any_member, any_worker, clinic_worker
from audit.who import as_now
from catalog.rules.faults import refuse
from catalog.serializers.errors import find_body_faults, forget_unnamed
from common.filters import refuse_unknown_parameters
from common.filtersets import StrictFilterBackend
from common.idempotency import IDEMPOTENCY_KEY, idempotent
from common.pagination import chosen_ordering
from common.preconditions import IF_MATCH, etag_of, expected_version
from common.rendering import JsonRenderer
from common.spreadsheets import CsvRenderer
from common.viewsets import ScopedViewSet
from orders.content import CONTENT
from orders.export import stream_csv
from orders.filters import OrderFilter
from orders.models import Order
from orders.querysets import OrderQuerySet
from orders.reading import (
    record_count,
    record_export,
    record_list,
    record_orders_shown,
    record_reading,
    record_replay,
)
from orders.refused import record_refused
from orders.requisition.preview import preview_order
from orders.requisition.shapes import PreviewSerializer
from orders.rows import ROWS, on_the_wire
from orders.serializers import (
    OrderEventSerializer,
    OrderSerializer,
    OrderSummarySerializer,
    PatchOrderSerializer,
    PlaceOrderSerializer,
    PreviewOrderSerializer,
    TransitionSerializer,
)
from orders.services import discard_draft, edit_order, place_order, set_status, transition_order


@extend_schema_view(
    list=extend_schema(description="Orders that you can see, newest first."),
    retrieve=extend_schema(description="One order."),
)
class OrderViewSet(ScopedViewSet):
    queryset = Order.objects.with_names()
    serializer_class = OrderSerializer
    filter_backends = (StrictFilterBackend,)
    filterset_class = OrderFilter
    access: ClassVar = {
        "list": any_member,
        "retrieve": any_member,
        "events": any_member,
        "summary": any_member,
        "export": any_member,
        "create": clinic_worker,
        "preview": clinic_worker,
        "destroy": clinic_worker,
        "partial_update": any_worker,
        "transitions": any_worker,
    }
    orderings = {
        "-created_at": ("-id",),
        "created_at": ("id",),
        "-updated_at": ("-updated_at", "-id"),
        "updated_at": ("updated_at", "id"),
        "due_at": ("due_at", "id"),
        "-due_at": ("-due_at", "-id"),
        # The worklist: most urgent first, then by promised time.
        "priority": ("priority", "due_at", "id"),
    }

    # What this request is about and the step it asks for, once known.
    order: Order | None = None
    step = ""

    def get_object(self) -> Order:
        self.order = super().get_object()
        return self.order

    def on_replay(self, body: Any) -> None:
        record_replay(body)

    def handle_exception(self, exc: Exception) -> Response:
        try:
            record_refused(self, exc)
        except DatabaseError as error:  # a refusal that cannot be recorded is not given out as one
            exc = error
        return super().handle_exception(exc)

    def get_serializer_context(self) -> dict[str, Any]:
        actor = self.actor if self.request and self.request.auth else None
        return {**super().get_serializer_context(), "actor": actor}

    def answer(self, order: Order, code: int = status.HTTP_200_OK) -> Response:
        """The order with its ETag."""
        return Response(
            self.get_serializer(order).data, status=code, headers={"ETag": etag_of(order.version)}
        )

    def visible_orders(self) -> OrderQuerySet:
        """What the actor sees, narrowed by the request's filters."""
        orders: Any = self.filter_queryset(self.get_queryset())
        return orders

    def list(self, request: Request) -> Response:
        rows = self.filter_queryset(ROWS.visible_to(self.actor))
        page = self.paginate_queryset(rows) or []
        record_list(request, [order.id for order in page])
        return self.get_paginated_response(on_the_wire(page, self.actor))

    def retrieve(self, request: Request, pk: str) -> Response:
        order = self.get_object()
        record_reading("read", order)
        return self.answer(order)

    @extend_schema(
        request=PlaceOrderSerializer, responses={201: OrderSerializer}, parameters=[IDEMPOTENCY_KEY]
    )
    @idempotent
    def create(self, request: Request) -> Response:
        """Place an order, or keep it as a draft."""
        body = PlaceOrderSerializer(data=request.data)
        refuse(find_body_faults(body))
        content = dict(body.validated_data)
        as_draft = content.pop("status", None) == "draft"
        order = place_order(actor=self.actor, as_draft=as_draft, **content)
        return self.answer(order, status.HTTP_201_CREATED)

    @extend_schema(request=PatchOrderSerializer(partial=True), parameters=[IF_MATCH])
    def partial_update(self, request: Request, pk: str) -> Response:
        """Change the content (clinic), or set the status, which takes the same step as a transition."""
        order = self.get_object()
        body = PatchOrderSerializer(data=request.data)
        forget_unnamed(body)
        refuse(find_body_faults(body))
        given = dict(body.validated_data)
        content = {name: given.pop(name) for name in CONTENT if name in given}
        target = given.pop("status", None)
        version = expected_version(request)
        # A status beside content is read-only like the rest and ignored; alone, it asks for a step.
        if content or target is None:
            seen = order.version
            order = edit_order(order_id=order.pk, actor=self.actor, changes=content, expected_version=version)
            if order.version == seen:  # nothing was changed, but all of it is shown
                record_reading("read", order)
        else:
            order = set_status(
                order_id=order.pk, target=target, actor=self.actor, expected_version=version, **given
            )
        return self.answer(order)

    def destroy(self, request: Request, pk: str) -> Response:
        """Throw a draft away."""
        discard_draft(order_id=self.get_object().pk, actor=self.actor)
        return Response(status=status.HTTP_204_NO_CONTENT)

    @extend_schema(
        request=TransitionSerializer, responses=OrderSerializer, parameters=[IDEMPOTENCY_KEY, IF_MATCH]
    )
    @action(detail=True, methods=["post"])
    @idempotent
    def transitions(self, request: Request, pk: str) -> Response:
        """Take one step of the status table."""
        order = self.get_object()
        body = TransitionSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        self.step = body.validated_data["action"]
        return self.answer(
            transition_order(
                order_id=order.pk,
                actor=self.actor,
                expected_version=expected_version(request),
                **body.validated_data,
            )
        )

    @extend_schema(responses=OrderEventSerializer(many=True), filters=False)
    @action(detail=True, orderings={"created_at": ("version",)}, filter_backends=[])
    def events(self, request: Request, pk: str) -> Response:
        """The timeline, oldest first."""
        refuse_unknown_parameters(request, ())
        order = self.get_object()
        page = self.paginate_queryset(order.events.with_names())
        record_reading("timeline_read", order)
        return self.get_paginated_response(OrderEventSerializer(page, many=True).data)

    @extend_schema(request=PreviewOrderSerializer, responses=PreviewSerializer)
    @action(detail=False, methods=["post"], filter_backends=[])
    def preview(self, request: Request) -> Response:
        """When the result would be promised, and which tests the patient had not long ago. Nothing is written."""
        body = PreviewOrderSerializer(data=request.data)
        refuse(find_body_faults(body))
        found = preview_order(actor=self.actor, **body.validated_data)
        record_orders_shown([each["order"]["id"] for each in found["repeats"]])
        return Response(PreviewSerializer(found).data)

    @extend_schema(responses=OrderSummarySerializer, filters=True)
    @action(detail=False, pagination_class=None)
    def summary(self, request: Request) -> Response:
        """Counts per status, overdue and needing attention, for the current filter."""
        orders = self.visible_orders()
        record_count(request)
        return Response(OrderSummarySerializer(orders.summarize(self.actor)).data)

    @extend_schema(responses={(200, "text/csv"): OpenApiTypes.STR}, filters=True)
    @action(detail=False, pagination_class=None, renderer_classes=[JsonRenderer, CsvRenderer])
    def export(self, request: Request) -> StreamingHttpResponse:
        """CSV of the current filter, streamed."""
        orders = self.visible_orders()
        _, columns = chosen_ordering(request, self.orderings)
        record_export(request)
        response = StreamingHttpResponse(
            as_now(stream_csv(orders.order_by(*columns))), content_type="text/csv; charset=utf-8"
        )
        response["Content-Disposition"] = 'attachment; filename="orders.csv"'
        return response
