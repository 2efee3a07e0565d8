"""The demo's log-ins, for the log-in page; absent outside of demo mode."""

from typing import Any

from django.conf import settings
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.models import OrganizationKind, Role
from common.errors import Missing
from demo.cast import HOUSES, PASSWORD


class DemoLoginSerializer(serializers.Serializer[Any]):
    username = serializers.CharField()
    password = serializers.CharField()
    name = serializers.CharField()
    role = serializers.ChoiceField(choices=Role.choices)
    user_type = serializers.ChoiceField(choices=OrganizationKind.choices)
    organization = serializers.CharField()


class DemoLoginsView(APIView):
    authentication_classes = ()
    permission_classes = (AllowAny,)

    @extend_schema(operation_id="demo_logins", responses=DemoLoginSerializer(many=True))
    def get(self, request: Request) -> Response:
        """Who can be tried out, in demo mode only."""
        if not settings.DEMO_MODE:
            raise Missing()
        return Response(
            [
                {
                    "username": person.username,
                    "password": PASSWORD,
                    "name": f"{person.first_name} {person.last_name}",
                    "role": person.role,
                    "user_type": house.kind,
                    "organization": house.name,
                }
                for house in HOUSES
                for person in house.people
            ]
        )
