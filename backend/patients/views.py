"""Patients over HTTP: declare, parse, call one service."""

from typing import Any, ClassVar
from uuid import UUID

from django.db import Error as DatabaseError
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_view
from rest_framework import status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.actor import clinic_admin, clinic_member, clinic_worker
from common.errors import Missing, Problem
from common.filters import refuse_unknown_parameters
from common.filtersets import StrictFilterBackend
from common.idempotency import IDEMPOTENCY_KEY, idempotent
from common.ids import id_in_path
from common.preconditions import IF_MATCH, etag_of, expected_version
from common.viewsets import ScopedViewSet
from patients.filters import PatientFilter
from patients.merging import merge_patients, undo_merge
from patients.models import Patient, PatientMerge
from patients.reading import record_candidates, record_list, record_reading, record_replay
from patients.serializers import (
    CreatePatientSerializer,
    MergeSerializer,
    PatientDetailsSerializer,
    PatientMergeSerializer,
    PatientRowSerializer,
    PatientSerializer,
)
from patients.services import change_patient, create_patient, delete_patient

MERGE_ID = OpenApiParameter("merge_id", OpenApiTypes.UUID, OpenApiParameter.PATH)


@extend_schema_view(
    list=extend_schema(
        description="Your clinic's patients, by name; merged ones are left out.",
        responses=PatientRowSerializer(many=True),
    ),
    retrieve=extend_schema(description="One patient; also one that was merged, to be traced."),
    destroy=extend_schema(description="Forget a patient whom no order and no merge names."),
)
class PatientViewSet(ScopedViewSet):
    queryset = Patient.objects.with_identifiers()
    serializer_class = PatientSerializer
    filter_backends = (StrictFilterBackend,)
    filterset_class = PatientFilter
    access: ClassVar = {
        "list": clinic_member,
        "retrieve": clinic_member,
        "merges": clinic_member,
        "create": clinic_worker,
        "partial_update": clinic_worker,
        "destroy": clinic_admin,
        "merge": clinic_admin,
        "undo": clinic_admin,
    }
    orderings = {
        "name": ("sort_name", "id"),
        "-name": ("-sort_name", "-id"),
        "created_at": ("id",),
        "-created_at": ("-id",),
        "updated_at": ("updated_at", "id"),
        "-updated_at": ("-updated_at", "-id"),
    }

    def on_replay(self, body: Any) -> None:
        if not self.get_queryset().filter(pk=body["id"]).exists():
            raise Missing()  # deleted since
        record_replay(body)

    def handle_exception(self, exc: Exception) -> Response:
        if isinstance(exc, Problem) and "candidates" in exc.extra:
            try:
                record_candidates(exc.code, exc.extra["candidates"])
            except DatabaseError as error:  # what cannot be recorded is not shown
                exc = error
        return super().handle_exception(exc)

    def answer(self, patient: Patient, code: int = status.HTTP_200_OK) -> Response:
        """The patient with its ETag."""
        return Response(
            PatientSerializer(patient).data, status=code, headers={"ETag": etag_of(patient.version)}
        )

    def list(self, request: Request) -> Response:
        page = self.paginate_queryset(self.filter_queryset(self.get_queryset().not_merged())) or []
        record_list(request, [patient.pk for patient in page])
        return self.get_paginated_response(PatientRowSerializer(page, many=True).data)

    def retrieve(self, request: Request, pk: str) -> Response:
        patient = self.get_object()
        record_reading("read", patient)
        return self.answer(patient)

    @extend_schema(
        request=CreatePatientSerializer, responses={201: PatientSerializer}, parameters=[IDEMPOTENCY_KEY]
    )
    @idempotent
    def create(self, request: Request) -> Response:
        """Write down a patient. One who may be known already is refused with 409 and the `candidates`."""
        body = CreatePatientSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        details = dict(body.validated_data)
        is_distinct = details.pop("is_distinct", False)
        patient = create_patient(actor=self.actor, details=details, is_distinct=is_distinct)
        return self.answer(patient, status.HTTP_201_CREATED)

    @extend_schema(request=PatientDetailsSerializer(partial=True), parameters=[IF_MATCH])
    def partial_update(self, request: Request, pk: str) -> Response:
        """Change what is known of a patient; sent orders that are still of use say it too."""
        patient = self.get_object()
        body = PatientDetailsSerializer(data=request.data, partial=True)
        body.is_valid(raise_exception=True)
        seen = patient.version
        patient = change_patient(
            patient_id=patient.pk,
            actor=self.actor,
            changes=body.validated_data,
            expected_version=expected_version(request),
        )
        if patient.version == seen:  # nothing was changed, but all of it is shown
            record_reading("read", patient)
        return self.answer(patient)

    def destroy(self, request: Request, pk: str) -> Response:
        delete_patient(patient_id=self.get_object().pk, actor=self.actor)
        return Response(status=status.HTTP_204_NO_CONTENT)

    @extend_schema(request=MergeSerializer, responses=PatientSerializer)
    @action(detail=True, methods=["post"])
    def merge(self, request: Request, pk: str) -> Response:
        """Let this patient become another one, whom everything of this one follows; answers the one who stays."""
        patient = self.get_object()
        body = MergeSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        return self.answer(
            merge_patients(patient_id=patient.pk, into=body.validated_data["into"], actor=self.actor)
        )

    @extend_schema(responses=PatientMergeSerializer(many=True), filters=False)
    @action(detail=True, orderings={"-merged_at": ("-id",)}, filter_backends=[])
    def merges(self, request: Request, pk: str) -> Response:
        """Who was merged into this patient, newest first."""
        refuse_unknown_parameters(request, ())
        patient = self.get_object()
        merges = PatientMerge.objects.visible_to(self.actor).filter(survivor=patient).with_names()
        page = self.paginate_queryset(merges) or []
        record_list(request, [patient.pk, *(merge.merged_id for merge in page)])
        return self.get_paginated_response(PatientMergeSerializer(page, many=True).data)

    @extend_schema(request=None, responses=PatientSerializer, parameters=[MERGE_ID])
    @action(detail=True, methods=["post"], url_path=r"merges/(?P<merge_id>[^/.]+)/undo")
    def undo(self, request: Request, pk: str, merge_id: str) -> Response:
        """Undo a merge into this patient; answers the one who is given back."""
        patient = self.get_object()
        merge: UUID = id_in_path(merge_id)
        return self.answer(undo_merge(patient_id=patient.pk, merge_id=merge, actor=self.actor))
