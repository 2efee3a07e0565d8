"""Changing one's e-mail address."""

from typing import ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.actor import anyone_logged_in
from accounts.serializers.account import EmailChangeSerializer
from accounts.serializers.people import TokenSerializer
from accounts.services.email_change import change_email, request_email_change
from accounts.views.authentication import PublicView, session_of
from common.requests import client_network


class EmailChangeView(APIView):
    access: ClassVar = {"post": anyone_logged_in}

    @extend_schema(operation_id="email_change", request=EmailChangeSerializer, responses={202: None})
    def post(self, request: Request) -> Response:
        """Ask for a link at the new address; nothing changes before it is opened."""
        body = EmailChangeSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        request_email_change(user=session_of(request).user, **body.validated_data)
        return Response(status=status.HTTP_202_ACCEPTED)


class EmailChangeConfirmView(PublicView):
    @extend_schema(operation_id="email_change_confirm", request=TokenSerializer, responses={204: None})
    def post(self, request: Request) -> Response:
        """Set the address that the link proves."""
        body = TokenSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        change_email(**body.validated_data, source=client_network(request))
        return Response(status=status.HTTP_204_NO_CONTENT)
