"""Registering, logging in and out, one's profile, and the labs a clinic can choose."""

import contextlib
from typing import Any, ClassVar
from uuid import UUID

from django.db.models import Q
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import mixins, status
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView
from rest_framework.viewsets import GenericViewSet

from accounts.actor import any_member, anyone_logged_in
from accounts.authentication import authenticate_bearer
from accounts.cookies import clear_refresh_cookie, read_refresh_cookie, set_refresh_cookie
from accounts.models import Organization
from accounts.serializers import (
    LabSerializer,
    LoginSerializer,
    ProfileSerializer,
    RefreshSerializer,
    RegisteredSerializer,
    RegisterSerializer,
    TokenPairSerializer,
)
from accounts.services import check_credentials, membership_to_act_for, register_account
from accounts.sessions import TokenPair, end_sessions, refresh_session, start_session
from accounts.tokens import SessionRefreshToken, read_token
from common.errors import NotAuthenticated
from common.filters import SEARCH, refuse_unknown_parameters, search_words
from common.requests import client_address


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
        membership = register_account(**body.validated_data)
        return Response(RegisteredSerializer(membership).data, status=status.HTTP_201_CREATED)


class LoginView(PublicView):
    @extend_schema(operation_id="auth_login", request=LoginSerializer, responses=TokenPairSerializer)
    def post(self, request: Request) -> Response:
        """Start a session."""
        body = LoginSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        user = check_credentials(
            login=body.validated_data["username"], password=body.validated_data["password"]
        )
        _, tokens = start_session(
            user=user,
            membership=membership_to_act_for(user),
            user_agent=request.headers.get("User-Agent", ""),
            ip_address=client_address(request),
        )
        return hand_out(tokens, by_cookie=body.validated_data["transport"] == "cookie")


class RefreshView(PublicView):
    @extend_schema(
        operation_id="auth_token_refresh", request=RefreshSerializer, responses=TokenPairSerializer
    )
    def post(self, request: Request) -> Response:
        """Spend the refresh token for new ones; it works once."""
        encoded, by_cookie = offered_refresh_token(request)
        return hand_out(refresh_session(encoded), by_cookie=by_cookie)


class LogoutView(PublicView):
    @extend_schema(operation_id="auth_logout", request=RefreshSerializer, responses={204: None})
    def post(self, request: Request) -> Response:
        """End this session: its refresh token, its access token and its sockets."""
        end_sessions(Q(pk__in=sessions_named_in(request)), reason="logout")
        response = Response(status=status.HTTP_204_NO_CONTENT)
        clear_refresh_cookie(response)
        return response


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
        session: Any = request.auth
        return ProfileSerializer(session.user, context={"actor": session.actor}, **more)


@extend_schema_view(list=extend_schema(parameters=[SEARCH]))
class LabViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, GenericViewSet[Organization]):
    """The labs a clinic can choose. The same for everyone: the network's directory."""

    serializer_class = LabSerializer
    queryset = Organization.objects.labs_open_for_orders()
    access: ClassVar = {"list": any_member, "retrieve": any_member}
    orderings: ClassVar = {"name": ("name", "id")}

    def filter_queryset(self, queryset: Any) -> Any:
        refuse_unknown_parameters(self.request, {"search"})
        for word in search_words(self.request):
            queryset = queryset.filter(Q(name__icontains=word) | Q(address__icontains=word))
        return queryset


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


def hand_out(tokens: TokenPair, *, by_cookie: bool) -> Response:
    """Answer with the tokens; the refresh token by cookie for browsers."""
    if not by_cookie:
        return Response({"access": tokens.access, "refresh": tokens.refresh})
    response = Response({"access": tokens.access})
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
