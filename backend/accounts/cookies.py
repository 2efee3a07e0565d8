"""The refresh token in a cookie that scripts cannot read and other sites cannot send."""

from django.conf import settings
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.tokens import SessionRefreshToken

COOKIE = "refresh"
PATH = "/api/auth/"


def set_refresh_cookie(response: Response, refresh: str) -> None:
    """Hand the refresh token to the browser."""
    response.set_cookie(
        COOKIE,
        refresh,
        max_age=SessionRefreshToken.lifetime,
        path=PATH,
        httponly=True,
        secure=settings.REFRESH_COOKIE_SECURE,
        samesite="Strict",
    )


def clear_refresh_cookie(response: Response) -> None:
    """Take it back."""
    response.delete_cookie(COOKIE, path=PATH, samesite="Strict")


def read_refresh_cookie(request: Request) -> str | None:
    """The cookie's token; only for requests a plain form of another site could not have made."""
    if "X-Requested-With" not in request.headers:
        return None
    return request.COOKIES.get(COOKIE)
