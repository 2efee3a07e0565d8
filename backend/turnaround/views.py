"""How often a lab keeps its promises, over HTTP."""

from typing import Any, ClassVar

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from accounts.actor import any_member
from accounts.models import Organization
from common.errors import Missing
from common.filters import refuse_unknown_parameters
from common.ids import id_in_path
from turnaround.counting import DAYS
from turnaround.models import OnTimeRate
from turnaround.serializers import AskedSerializer, OnTimeSerializer

LAB_ID = OpenApiParameter("lab_id", {"type": "string", "format": "uuid"}, OpenApiParameter.PATH)


class OnTimeViewSet(GenericViewSet[OnTimeRate]):
    queryset = OnTimeRate.objects.order_by("id")
    serializer_class = OnTimeSerializer
    pagination_class = None
    filter_backends = ()
    access: ClassVar[dict[str, Any]] = {"list": any_member}

    @extend_schema(parameters=[LAB_ID, AskedSerializer], responses=OnTimeSerializer)
    def list(self, request: Request, lab_id: str) -> Response:
        """How often a lab completed orders by when it had promised to: all of them, or those for certain tests."""
        refuse_unknown_parameters(request, set(AskedSerializer().fields))
        asked = AskedSerializer(data=request.query_params)
        asked.is_valid(raise_exception=True)
        lab = Organization.objects.labs_open_for_orders().filter(pk=id_in_path(lab_id)).first()
        if lab is None:
            raise Missing
        tests = asked.validated_data["test"]
        rates = self.get_queryset().filter(lab=lab, **({"test__in": tests} if tests else {"test": None}))
        lowest = min(rates, key=lambda each: each.rate, default=None)
        answer = {
            "days": DAYS,
            "rate": lowest.rate if lowest else None,
            "as_of": lowest.as_of if lowest else None,
        }
        return Response(OnTimeSerializer(answer).data)
