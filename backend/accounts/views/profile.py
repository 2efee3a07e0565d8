"""Who am I, and for whom do I act."""

from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.actor import anyone_logged_in
from accounts.serializers.profile import ProfileSerializer
from accounts.views.authentication import session_of


class ProfileView(APIView):
    access: ClassVar = {"get": anyone_logged_in, "patch": anyone_logged_in}

    @extend_schema(operation_id="auth_profile", responses=ProfileSerializer)
    def get(self, request: Request) -> Response:
        """Who am I, and for whom do I act."""
        return Response(self.serialize(request).data)

    @extend_schema(operation_id="auth_profile_update", request=ProfileSerializer, responses=ProfileSerializer)
    def patch(self, request: Request) -> Response:
        """Change one's own name."""
        body = self.serialize(request, data=request.data, partial=True)
        body.is_valid(raise_exception=True)
        body.save()
        return Response(body.data)

    def serialize(self, request: Request, **more: Any) -> ProfileSerializer:
        session = session_of(request)
        return ProfileSerializer(session.user, context={"actor": session.actor}, **more)
