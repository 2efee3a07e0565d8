"""What a browser keeps for us, in cookies that scripts cannot read and other sites cannot send."""

from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from rest_framework.request import Request

from accounts.models import User
from accounts.sessions import credential_stamp_of
from accounts.tokens import SessionRefreshToken

COOKIE = "refresh"
DEVICES_COOKIE = "devices"
PATH = "/api/auth/"
DEVICE_IS_KNOWN_FOR = timedelta(days=180)
PEOPLE_OF_A_DEVICE = 8
_SALT = "accounts.devices"


def set_refresh_cookie(response: HttpResponseBase, refresh: str) -> None:
    """Hand the refresh token to the browser."""
    _set(response, COOKIE, refresh, SessionRefreshToken.lifetime)


def clear_refresh_cookie(response: HttpResponseBase) -> None:
    """Take it back."""
    response.delete_cookie(COOKIE, path=PATH, samesite="Strict")


def read_refresh_cookie(request: Request) -> str | None:
    """The cookie's token; only for requests a plain form of another site could not have made."""
    if "X-Requested-With" not in request.headers:
        return None
    return request.COOKIES.get(COOKIE)


def remember_device(
    response: HttpResponseBase, request: Request | HttpRequest, user: User, *, path: str = PATH
) -> None:
    """Let the browser prove later that ``user`` was let in here: guesses from elsewhere then lock nobody out here.
    The proof is void with the next new password.

    Args:
        path: where people log in; the browser proves it there only.
    """
    known = read_known_devices(request)
    known.pop(user.pk.hex, None)
    others = list(known.items())[: PEOPLE_OF_A_DEVICE - 1]
    latest = {user.pk.hex: credential_stamp_of(user), **dict(others)}
    _set(response, DEVICES_COOKIE, signing.dumps(latest, salt=_SALT), DEVICE_IS_KNOWN_FOR, path)


def read_known_devices(request: Request | HttpRequest) -> dict[str, str]:
    """Whose accounts this browser was let in to: user id (hex) → the credential stamp of that time."""
    try:
        known: dict[str, str] = signing.loads(
            request.COOKIES.get(DEVICES_COOKIE, ""), salt=_SALT, max_age=DEVICE_IS_KNOWN_FOR
        )
    except signing.BadSignature:
        return {}
    return known


def _set(response: HttpResponseBase, name: str, value: str, lives: timedelta, path: str = PATH) -> None:
    response.set_cookie(
        name,
        value,
        max_age=lives,
        path=path,
        httponly=True,
        secure=settings.REFRESH_COOKIE_SECURE,
        samesite="Strict",
    )
