"""One's own organization."""

from typing import ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.actor import any_member, organization_admin
from accounts.serializers.organization import OwnOrganizationSerializer
from accounts.services.organization import change_organization
from accounts.views.authentication import session_of
from common.permissions import actor_of


class OrganizationView(APIView):
    access: ClassVar = {"get": any_member, "patch": organization_admin}

    @extend_schema(operation_id="organization", responses=OwnOrganizationSerializer)
    def get(self, request: Request) -> Response:
        """The organization one acts for."""
        return Response(OwnOrganizationSerializer(actor_of(request).organization).data)

    @extend_schema(
        operation_id="organization_update",
        request=OwnOrganizationSerializer,
        responses=OwnOrganizationSerializer,
    )
    def patch(self, request: Request) -> Response:
        """Change it. Requiring a second factor ends every session of it that was begun without one."""
        actor = actor_of(request)
        body = OwnOrganizationSerializer(actor.organization, data=request.data, partial=True)
        body.is_valid(raise_exception=True)
        changed = change_organization(actor=actor, session=session_of(request), changes=body.validated_data)
        return Response(OwnOrganizationSerializer(changed).data)
