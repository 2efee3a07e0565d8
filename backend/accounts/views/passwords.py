"""Changing one's password, and getting back in without it."""

from typing import ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.actor import anyone_logged_in
from accounts.cookies import remember_device
from accounts.serializers.account import (
    PasswordChangeSerializer,
    PasswordResetConfirmSerializer,
    PasswordResetSerializer,
)
from accounts.services.passwords import change_password, request_password_reset, reset_password
from accounts.views.authentication import PublicView, session_of
from common.requests import client_network


class PasswordChangeView(APIView):
    access: ClassVar = {"post": anyone_logged_in}

    @extend_schema(operation_id="password_change", request=PasswordChangeSerializer, responses={204: None})
    def post(self, request: Request) -> Response:
        """Change it; every other session ends."""
        body = PasswordChangeSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        session = session_of(request)
        change_password(
            session.user,
            keep=session.pk,
            current=body.validated_data["current_password"],
            new=body.validated_data["new_password"],
        )
        response = Response(status=status.HTTP_204_NO_CONTENT)
        remember_device(response, request, session.user)
        return response


class PasswordResetView(PublicView):
    @extend_schema(operation_id="password_reset", request=PasswordResetSerializer, responses={202: None})
    def post(self, request: Request) -> Response:
        """Ask for a link by e-mail. The answer does not say whether the address has an account."""
        body = PasswordResetSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        request_password_reset(**body.validated_data, source=client_network(request))
        return Response(status=status.HTTP_202_ACCEPTED)


class PasswordResetConfirmView(PublicView):
    @extend_schema(
        operation_id="password_reset_confirm", request=PasswordResetConfirmSerializer, responses={204: None}
    )
    def post(self, request: Request) -> Response:
        """Set a new password by the letter's link; every session ends."""
        body = PasswordResetConfirmSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        user = reset_password(**body.validated_data, source=client_network(request))
        response = Response(status=status.HTTP_204_NO_CONTENT)
        # Whoever proved the address gets in from this browser, also while others guess.
        remember_device(response, request, user)
        return response
