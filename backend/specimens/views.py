"""Specimens and manifests over HTTP: declare, parse, call one service."""

from typing import Any, ClassVar
from uuid import UUID

from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.actor import any_member, any_worker, clinic_worker, lab_worker
from common.filters import refuse_unknown_parameters
from common.filtersets import StrictFilterBackend
from common.idempotency import IDEMPOTENCY_KEY, idempotent
from common.ids import id_in_path
from common.preconditions import IF_MATCH, etag_of, expected_version
from common.viewsets import ScopedViewSet
from orders.reading import record_orders_shown
from specimens.filters import ManifestFilter, SpecimenFilter
from specimens.journey import journey_of
from specimens.models import Manifest, Specimen
from specimens.refused import RecordsRefusals
from specimens.serializers import (
    AddSpecimenSerializer,
    ManifestRowSerializer,
    ManifestSerializer,
    ReceiveManifestSerializer,
    ScannedSerializer,
    ScanSerializer,
    SendManifestSerializer,
    SpecimenEventsSerializer,
    SpecimenSerializer,
    SpecimenTransitionSerializer,
    manifest_on_the_wire,
)
from specimens.services.manifests import receive_manifest, send_manifest, withdraw_manifest
from specimens.services.scanning import scan
from specimens.services.steps import add_specimen, transition_specimen


class _WithActor(RecordsRefusals, ScopedViewSet):
    """Serializers are told who reads."""

    filter_backends = (StrictFilterBackend,)

    def get_serializer_context(self) -> dict[str, Any]:
        actor = self.actor if self.request and self.request.auth else None
        return {**super().get_serializer_context(), "actor": actor}


@extend_schema_view(
    list=extend_schema(description="Specimens of the orders that you can see, newest first."),
    retrieve=extend_schema(description="One specimen."),
)
class SpecimenViewSet(_WithActor):
    queryset = Specimen.objects.with_names()
    serializer_class = SpecimenSerializer
    filterset_class = SpecimenFilter
    access: ClassVar = {
        "list": any_member,
        "retrieve": any_member,
        "events": any_member,
        "scan": any_member,
        "create": any_worker,
        "transitions": any_worker,
    }
    orderings = {
        "-created_at": ("-id",),
        "created_at": ("id",),
        "-updated_at": ("-updated_at", "-id"),
    }

    def on_replay(self, body: Any) -> None:
        order = body["order"] or (body.get("specimen") or {}).get("order")
        record_orders_shown([UUID(order["id"])] if order else [])

    def answer(self, specimen: Specimen, code: int = status.HTTP_200_OK) -> Response:
        """The specimen with its ETag."""
        return Response(
            self.get_serializer(specimen).data, status=code, headers={"ETag": etag_of(specimen.version)}
        )

    def list(self, request: Request) -> Response:
        page = self.paginate_queryset(self.filter_queryset(self.get_queryset())) or []
        record_orders_shown([specimen.order_id for specimen in page])
        return self.get_paginated_response(self.get_serializer(page, many=True).data)

    def retrieve(self, request: Request, pk: str) -> Response:
        specimen = self.get_object()
        record_orders_shown([specimen.order_id])
        return self.answer(specimen)

    @extend_schema(
        request=AddSpecimenSerializer, responses={201: SpecimenSerializer}, parameters=[IDEMPOTENCY_KEY]
    )
    @idempotent
    def create(self, request: Request) -> Response:
        """Expect one more specimen than the order's tests need."""
        body = AddSpecimenSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        given = dict(body.validated_data)
        specimen = add_specimen(order_id=given.pop("order"), actor=self.actor, **given)
        return self.answer(specimen, status.HTTP_201_CREATED)

    @extend_schema(
        request=SpecimenTransitionSerializer,
        responses=SpecimenSerializer,
        parameters=[IDEMPOTENCY_KEY, IF_MATCH],
    )
    @action(detail=True, methods=["post"])
    @idempotent
    def transitions(self, request: Request, pk: str) -> Response:
        """Take one step of the status table."""
        specimen_id = self.get_object().pk
        body = SpecimenTransitionSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        given = dict(body.validated_data)
        self.step = given["action"]
        specimen = transition_specimen(
            specimen_id=specimen_id,
            action=given.pop("action"),
            actor=self.actor,
            given=given,
            expected_version=expected_version(request),
        )
        return self.answer(specimen)

    @extend_schema(responses=SpecimenEventsSerializer, filters=False)
    @action(detail=True, pagination_class=None, filter_backends=[])
    def events(self, request: Request, pk: str) -> Response:
        """What became of it, and of those that it replaces, oldest first."""
        refuse_unknown_parameters(request, ())
        specimen = self.get_object()
        record_orders_shown([specimen.order_id])
        return Response(SpecimenEventsSerializer({"results": journey_of(specimen)}).data)

    @extend_schema(request=ScanSerializer, responses=ScannedSerializer, parameters=[IDEMPOTENCY_KEY])
    @action(detail=False, methods=["post"], filter_backends=[])
    @idempotent
    def scan(self, request: Request) -> Response:
        """What a scanned or typed code is; with the intent to receive, a lab receives the specimen it names."""
        body = ScanSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        found = scan(
            code=body.validated_data["code"],
            actor=self.actor,
            receive=body.validated_data["intent"] == "receive",
            order_id=body.validated_data["order"],
        )
        specimen = found.specimen
        order = specimen.order if specimen else found.order
        manifest = specimen.manifest if specimen else found.manifest
        record_orders_shown([order.pk] if order else [])
        shown = {"result": found.result, "specimen": specimen, "order": order, "manifest": manifest}
        return Response(ScannedSerializer(shown, context=self.get_serializer_context()).data)


@extend_schema_view(
    list=extend_schema(description="Manifests that you sent or were sent, newest first."),
    retrieve=extend_schema(description="One manifest with its specimens."),
)
class ManifestViewSet(_WithActor):
    queryset = Manifest.objects.with_names()
    serializer_class = ManifestRowSerializer
    filterset_class = ManifestFilter
    access: ClassVar = {
        "list": any_member,
        "retrieve": any_member,
        "create": clinic_worker,
        "receive": lab_worker,
        "withdraw": clinic_worker,
    }
    orderings = {"-sent_at": ("-id",)}

    def on_replay(self, body: Any) -> None:
        record_orders_shown([UUID(each["order"]["id"]) for each in body["specimens"]])

    def answer(self, manifest: Manifest, code: int = status.HTTP_200_OK) -> Response:
        """The manifest with its specimens and its ETag."""
        listed = list(
            Specimen.objects.visible_to(self.actor)
            .with_names()
            .on_manifest(manifest.pk)
            .order_by("lines__id")
        )
        record_orders_shown([specimen.order_id for specimen in listed])
        body = manifest_on_the_wire(manifest, listed, self.actor, self.get_serializer_context())
        return Response(body, status=code, headers={"ETag": etag_of(manifest.version)})

    def list(self, request: Request) -> Response:
        page = self.paginate_queryset(self.filter_queryset(self.get_queryset().with_counts())) or []
        return self.get_paginated_response(self.get_serializer(page, many=True).data)

    @extend_schema(responses=ManifestSerializer)
    def retrieve(self, request: Request, pk: str) -> Response:
        return self.answer(self.get_object())

    @extend_schema(
        request=SendManifestSerializer, responses={201: ManifestSerializer}, parameters=[IDEMPOTENCY_KEY]
    )
    @idempotent
    def create(self, request: Request) -> Response:
        """Send collected specimens to a lab together."""
        body = SendManifestSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        given = body.validated_data
        manifest = send_manifest(
            actor=self.actor, lab_id=given["lab"], specimen_ids=given["specimens"], note=given["note"]
        )
        return self.answer(manifest, status.HTTP_201_CREATED)

    @extend_schema(
        request=ReceiveManifestSerializer, responses=ManifestSerializer, parameters=[IDEMPOTENCY_KEY]
    )
    @action(detail=True, methods=["post"])
    @idempotent
    def receive(self, request: Request, pk: str) -> Response:
        """Receive what arrived of it."""
        body = ReceiveManifestSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        manifest = receive_manifest(manifest_id=id_in_path(pk), actor=self.actor, **body.validated_data)
        return self.answer(manifest)

    @extend_schema(request=None, responses=ManifestSerializer, parameters=[IDEMPOTENCY_KEY])
    @action(detail=True, methods=["post"])
    @idempotent
    def withdraw(self, request: Request, pk: str) -> Response:
        """Take back what is not on its way after all."""
        return self.answer(withdraw_manifest(manifest_id=id_in_path(pk), actor=self.actor))
