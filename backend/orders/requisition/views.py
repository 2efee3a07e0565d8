"""The tests that a clinic has near at hand, over HTTP."""

from typing import Any, ClassVar

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.actor import clinic_member, clinic_worker
from catalog.rules.faults import refuse
from catalog.serializers.errors import find_body_faults
from common.filters import refuse_unknown_parameters
from common.ids import id_in_path
from common.viewsets import ScopedViewSet
from orders.models import FavouriteTest
from orders.reading import record_orders_shown
from orders.requisition.shapes import UsualTestsSerializer
from orders.requisition.usual import make_favourite, unmake_favourite, usual_tests
from orders.serializers import LabField


class AskedSerializer(serializers.Serializer[Any]):
    lab = LabField()
    patient = serializers.UUIDField(required=False, default=None)


TEST_ID = OpenApiParameter("test_id", {"type": "string", "format": "uuid"}, OpenApiParameter.PATH)


class UsualTestViewSet(ScopedViewSet):
    queryset = FavouriteTest.objects.all()
    serializer_class = UsualTestsSerializer
    lookup_field = "test"
    lookup_url_kwarg = "test_id"
    pagination_class = None
    access: ClassVar = {"list": clinic_member, "update": clinic_worker, "destroy": clinic_worker}

    @extend_schema(parameters=[AskedSerializer], responses=UsualTestsSerializer)
    def list(self, request: Request) -> Response:
        """Favourites of a lab, what the clinic orders there most, and what the patient last had there."""
        refuse_unknown_parameters(request, set(AskedSerializer().fields))
        asked = AskedSerializer(data=request.query_params.dict())
        refuse(find_body_faults(asked))
        found = usual_tests(
            actor=self.actor,
            lab=asked.validated_data["lab"],
            patient_id=asked.validated_data["patient"],
        )
        last = found["last_of_patient"]
        record_orders_shown([last["order"]["id"]] if last else [])
        return Response(UsualTestsSerializer(found).data)

    @extend_schema(request=None, responses={204: None}, parameters=[TEST_ID])
    def update(self, request: Request, test_id: str) -> Response:
        """Keep a test at hand."""
        make_favourite(actor=self.actor, test_id=id_in_path(test_id))
        return Response(status=status.HTTP_204_NO_CONTENT)

    @extend_schema(responses={204: None}, parameters=[TEST_ID])
    def destroy(self, request: Request, test_id: str) -> Response:
        """Keep it no longer."""
        unmake_favourite(actor=self.actor, test_id=id_in_path(test_id))
        return Response(status=status.HTTP_204_NO_CONTENT)
