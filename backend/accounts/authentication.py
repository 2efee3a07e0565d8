"""Bearer tokens for DRF: the token names a session, the session's row decides."""

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import BaseAuthentication
from rest_framework.request import Request

from accounts.models import Session, User
from accounts.sessions import load_live_session
from accounts.tokens import SessionAccessToken, read_token
from accounts.who import person_in
from audit.who import acts_as
from common.errors import NotAuthenticated


class SessionAuthentication(BaseAuthentication):
    """``Authorization: Bearer <access>``; sets ``request.user`` and ``request.auth`` (the Session)."""

    def authenticate(self, request: Request) -> tuple[User, Session] | None:
        header = request.headers.get("Authorization", "")
        if not header:
            return None
        return authenticate_bearer(header)

    def authenticate_header(self, request: Request) -> str:
        return 'Bearer realm="api"'


def authenticate_bearer(header: str) -> tuple[User, Session]:
    """The user and live session of an Authorization header.

    Raises:
        NotAuthenticated: another scheme, a bad token, or a session that has ended.
    """
    scheme, _, encoded = header.partition(" ")
    if scheme.lower() != "bearer" or not encoded.strip():
        raise NotAuthenticated(
            "Send the access token as: Authorization: Bearer <token>.", code="token_invalid"
        )
    session = load_live_session(read_token(SessionAccessToken, encoded.strip()).session_id)
    acts_as(person_in(session))
    return session.user, session


class SessionScheme(OpenApiAuthenticationExtension):
    """Describes the scheme in the OpenAPI document."""

    target_class = "accounts.authentication.SessionAuthentication"
    name = "accessToken"

    def get_security_definition(self, auto_schema: object) -> dict[str, str]:
        return {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}
