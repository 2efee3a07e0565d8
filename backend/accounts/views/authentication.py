"""Registering, logging in, refreshing, switching, logging out."""

import contextlib
from typing import Any, ClassVar
from uuid import UUID

from django.db.models import Q
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.actor import anyone_logged_in
from accounts.authentication import authenticate_bearer
from accounts.cookies import (
    clear_refresh_cookie,
    read_known_devices,
    read_refresh_cookie,
    remember_device,
    set_refresh_cookie,
)
from accounts.models import Membership, Session, User
from accounts.serializers.login import (
    LoginSerializer,
    RefreshSerializer,
    RegisteredSerializer,
    RegisterSerializer,
    SwitchSerializer,
    TokenPairSerializer,
)
from accounts.services.credentials import check_credentials, membership_to_act_for
from accounts.services.registration import register_account
from accounts.services.second_factor import refuse_without_second_factor
from accounts.sessions import TokenPair, end_sessions, refresh_session, start_session, switch_session
from accounts.tokens import SessionRefreshToken, read_token
from accounts.who import person_in
from audit.record import record
from common.errors import NotAuthenticated
from common.requests import client_address, client_network


class PublicView(APIView):
    """Open to anyone: a stale token in the header does not matter."""

    authentication_classes = ()
    permission_classes = (AllowAny,)


class RegisterView(PublicView):
    @extend_schema(
        operation_id="auth_register", request=RegisterSerializer, responses={201: RegisteredSerializer}
    )
    def post(self, request: Request) -> Response:
        """Create a user and their organization."""
        body = RegisterSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        membership = register_account(**body.validated_data, source=client_network(request))
        return Response(RegisteredSerializer(membership).data, status=status.HTTP_201_CREATED)


class LoginView(PublicView):
    @extend_schema(operation_id="auth_login", request=LoginSerializer, responses=TokenPairSerializer)
    def post(self, request: Request) -> Response:
        """Start a session. With a second factor: 401 `second_factor_required` and a `challenge` for its code."""
        body = LoginSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        user = check_credentials(
            login=body.validated_data["username"],
            password=body.validated_data["password"],
            source=client_network(request),
            known_devices=read_known_devices(request),
        )
        membership = membership_to_act_for(user)
        refuse_without_second_factor(user, membership)
        return log_in(request, user, membership, transport=body.validated_data["transport"])


class RefreshView(PublicView):
    @extend_schema(
        operation_id="auth_token_refresh", request=RefreshSerializer, responses=TokenPairSerializer
    )
    def post(self, request: Request) -> Response:
        """Spend the refresh token for new ones; it works once."""
        encoded, by_cookie = offered_refresh_token(request)
        return hand_out(refresh_session(encoded), by_cookie=by_cookie)


class SwitchView(APIView):
    access: ClassVar = {"post": anyone_logged_in}

    @extend_schema(operation_id="auth_switch", request=SwitchSerializer, responses=TokenPairSerializer)
    def post(self, request: Request) -> Response:
        """Act for another of one's own organizations: tokens of a new session; the present one ends."""
        body = SwitchSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        _, tokens = switch_session(
            session_of(request),
            organization_id=body.validated_data["organization"],
            **client_of(request),
        )
        return hand_out(tokens, by_cookie=body.validated_data["transport"] == "cookie")


class LogoutView(PublicView):
    @extend_schema(operation_id="auth_logout", request=RefreshSerializer, responses={204: None})
    def post(self, request: Request) -> Response:
        """End this session: its refresh token, its access token and its sockets."""
        named = Q(pk__in=sessions_named_in(request))
        for session in Session.objects.select_related("user", "membership").filter(named, ended_at=None):
            record("logout", who=person_in(session), subject=session.user)
        end_sessions(named, reason="logout")
        response = Response(status=status.HTTP_204_NO_CONTENT)
        clear_refresh_cookie(response)
        return response


def session_of(request: Request) -> Session:
    """The session that an authenticated request came in."""
    session: Any = request.auth
    return session


def client_of(request: Request) -> dict[str, Any]:
    """What a new session keeps of where it was begun."""
    return {
        "user_agent": request.headers.get("User-Agent", ""),
        "ip_address": client_address(request),
    }


def log_in(
    request: Request,
    user: User,
    membership: Membership | None,
    *,
    transport: str,
    second_factor: bool = False,
    **more: Any,
) -> Response:
    """Start a session and answer with its tokens, and with ``more``."""
    session, tokens = start_session(
        user=user, membership=membership, second_factor=second_factor, **client_of(request)
    )
    User.objects.filter(pk=user.pk).update(last_login=session.created_at)
    record("login.done", who=person_in(session), subject=user, data={"second_factor": second_factor})
    response = hand_out(tokens, by_cookie=transport == "cookie", **more)
    if transport == "cookie":
        remember_device(response, request, user)
    return response


def sessions_named_in(request: Request) -> set[UUID]:
    """The sessions that a log-out ends: the access token's and the cookie's, which another tab may have renewed
    for another person; without a good access token, the one of the refresh token in body or cookie.

    Raises:
        NotAuthenticated: no good token is there.
    """
    header = request.headers.get("Authorization")
    if not header:
        return {session_of_refresh_token(offered_refresh_token(request)[0])}
    cookie = read_refresh_cookie(request)
    try:
        named = {authenticate_bearer(header)[1].pk}
    except NotAuthenticated:
        if cookie is None:
            raise
        return {session_of_refresh_token(cookie)}
    if cookie is not None:
        with contextlib.suppress(NotAuthenticated):
            named.add(session_of_refresh_token(cookie))
    return named


def session_of_refresh_token(encoded: str) -> UUID:
    return read_token(SessionRefreshToken, encoded).session_id


def hand_out(tokens: TokenPair, *, by_cookie: bool, **more: Any) -> Response:
    """Answer with the tokens; the refresh token by cookie for browsers."""
    if not by_cookie:
        return Response({"access": tokens.access, "refresh": tokens.refresh, **more})
    response = Response({"access": tokens.access, **more})
    set_refresh_cookie(response, tokens.refresh)
    return response


def offered_refresh_token(request: Request) -> tuple[str, bool]:
    """The refresh token of the body, else of the cookie; and whether it came by cookie.

    Raises:
        NotAuthenticated: neither is there.
    """
    body = RefreshSerializer(data=request.data)
    body.is_valid(raise_exception=True)
    if body.validated_data.get("refresh"):
        return body.validated_data["refresh"], False
    cookie = read_refresh_cookie(request)
    if cookie is None:
        raise NotAuthenticated("Send the refresh token. Log in if you have none.")
    return cookie, True
