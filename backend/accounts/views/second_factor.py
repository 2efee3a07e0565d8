"""Setting up, showing and taking away the second factor."""

from typing import ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.actor import anyone_logged_in
from accounts.models import User
from accounts.serializers.account import (
    ConfirmEnrolmentSerializer,
    EnrolledSerializer,
    EnrolmentSerializer,
    EnrolSerializer,
    PasswordAndCodeSerializer,
    RecoveryCodesSerializer,
    SecondFactorStateSerializer,
    VerifySerializer,
)
from accounts.serializers.login import TokenPairSerializer
from accounts.services import second_factor
from accounts.services.credentials import membership_to_act_for
from accounts.services.passwords import confirm_own_password
from accounts.services.second_factor import Purpose
from accounts.views.authentication import PublicView, log_in, session_of
from common.errors import Invalid, NotAuthenticated


class SecondFactorView(APIView):
    access: ClassVar = {"get": anyone_logged_in}

    @extend_schema(operation_id="second_factor", responses=SecondFactorStateSerializer)
    def get(self, request: Request) -> Response:
        """How it stands."""
        return Response(SecondFactorStateSerializer(second_factor.read_state(session_of(request).user)).data)


class VerifyView(PublicView):
    @extend_schema(
        operation_id="second_factor_verify", request=VerifySerializer, responses=TokenPairSerializer
    )
    def post(self, request: Request) -> Response:
        """The second step of a log-in: the challenge it gave, and a code."""
        body = VerifySerializer(data=request.data)
        body.is_valid(raise_exception=True)
        user = second_factor.read_challenge(body.validated_data["challenge"], Purpose.VERIFY)
        second_factor.verify_code(user, body.validated_data["code"])
        return log_in(
            request,
            user,
            membership_to_act_for(user),
            transport=body.validated_data["transport"],
            second_factor=True,
        )


class EnrolView(APIView):
    """With a session and the password, or with the challenge of a log-in that requires it."""

    permission_classes = (AllowAny,)

    @extend_schema(operation_id="second_factor_enrol", request=EnrolSerializer, responses=EnrolmentSerializer)
    def post(self, request: Request) -> Response:
        """A new secret for the authenticator app; it counts once a code of it was confirmed."""
        body = EnrolSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        user = person_of(request, body.validated_data.get("challenge"))
        if request.auth is not None:
            if not body.validated_data.get("password"):
                raise Invalid.field("password", "required", "Your password, to be sure that it is you.")
            confirm_own_password(user, body.validated_data["password"])
        return Response(EnrolmentSerializer(second_factor.begin_enrolment(user)).data)


class ConfirmView(APIView):
    permission_classes = (AllowAny,)

    @extend_schema(
        operation_id="second_factor_confirm",
        request=ConfirmEnrolmentSerializer,
        responses=EnrolledSerializer,
    )
    def post(self, request: Request) -> Response:
        """Turn it on with a first code. The recovery codes are shown this once; at a log-in the tokens come along."""
        body = ConfirmEnrolmentSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        user = person_of(request, body.validated_data.get("challenge"))
        code = body.validated_data["code"]
        if request.auth is not None:
            return Response(
                {"recovery_codes": second_factor.confirm_enrolment(user, code, session=session_of(request))}
            )
        membership = membership_to_act_for(user)
        codes = second_factor.confirm_enrolment(user, code, session=None)
        return log_in(
            request,
            user,
            membership,
            transport=body.validated_data["transport"],
            second_factor=True,
            recovery_codes=codes,
        )


class DisableView(APIView):
    access: ClassVar = {"post": anyone_logged_in}

    @extend_schema(
        operation_id="second_factor_disable", request=PasswordAndCodeSerializer, responses={204: None}
    )
    def post(self, request: Request) -> Response:
        """Turn it off."""
        user, code = confirmed_by_password(request)
        second_factor.disable(user, code)
        return Response(status=status.HTTP_204_NO_CONTENT)


class RecoveryCodesView(APIView):
    access: ClassVar = {"post": anyone_logged_in}

    @extend_schema(
        operation_id="second_factor_recovery_codes",
        request=PasswordAndCodeSerializer,
        responses=RecoveryCodesSerializer,
    )
    def post(self, request: Request) -> Response:
        """New recovery codes; the former ones are dead."""
        user, code = confirmed_by_password(request)
        return Response({"recovery_codes": second_factor.renew_recovery_codes(user, code)})


def person_of(request: Request, challenge: str | None) -> User:
    """Whoever sets up a second factor: the session's person, else the challenge's.

    Raises:
        NotAuthenticated: neither is there, or the challenge is too old.
    """
    if request.auth is not None:
        return session_of(request).user
    if not challenge:
        raise NotAuthenticated
    return second_factor.read_challenge(challenge, Purpose.SET_UP)


def confirmed_by_password(request: Request) -> tuple[User, str]:
    """The session's person, who gave the password again, and the code to be checked."""
    body = PasswordAndCodeSerializer(data=request.data)
    body.is_valid(raise_exception=True)
    user = session_of(request).user
    confirm_own_password(user, body.validated_data["password"])
    return user, body.validated_data["code"]
