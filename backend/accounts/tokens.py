"""The two tokens of a session. Both name the session (``sid``); only its row says whether they still count."""

import hashlib
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from rest_framework_simplejwt.exceptions import ExpiredTokenError, TokenError
from rest_framework_simplejwt.settings import api_settings
from rest_framework_simplejwt.tokens import Token

from accounts.models import Session
from accounts.signing import KeyRing, key_ring
from common import clock
from common.errors import NotAuthenticated


class SessionToken(Token):
    """A signed token of a session."""

    lifetime: timedelta = timedelta(0)

    @classmethod
    def for_session(cls, session: Session) -> "SessionToken":
        token = cls()
        token["sid"] = session.id.hex
        token["user_id"] = str(session.user_id)
        return token

    def get_token_backend(self) -> KeyRing:
        return key_ring()

    @property
    def session_id(self) -> UUID:
        return UUID(hex=self["sid"])

    @property
    def expires_at(self) -> datetime:
        return datetime.fromtimestamp(self["exp"], tz=UTC)

    @property
    def id_hash(self) -> str:
        """SHA-256 of the token's id: what the session row stores."""
        return hashlib.sha256(str(self["jti"]).encode()).hexdigest()


class SessionAccessToken(SessionToken):
    token_type = "access"
    lifetime = api_settings.ACCESS_TOKEN_LIFETIME


class SessionRefreshToken(SessionToken):
    token_type = "refresh"
    lifetime = api_settings.REFRESH_TOKEN_LIFETIME


def read_token(kind: type[SessionToken], encoded: Any) -> SessionToken:
    """Check signature, type and expiry.

    Raises:
        NotAuthenticated: ``token_expired``, or ``token_invalid`` for everything else.
    """
    try:
        token = kind(encoded)
        token.session_id  # noqa: B018 - a token without a session is no token of ours
    except ExpiredTokenError as error:
        raise NotAuthenticated("This token has expired.", code="token_expired") from error
    except (TokenError, KeyError, ValueError, TypeError, AttributeError) as error:
        raise NotAuthenticated("This token is not valid.", code="token_invalid") from error
    return token


def expiry_from_now(kind: type[SessionToken]) -> datetime:
    """When a token of this kind made now would expire."""
    return clock.now() + kind.lifetime
