"""How tests of accounts speak: people with passwords, their log-ins, their letters, their codes."""

import re
from base64 import b32decode
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

from django.core import mail
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp import models as otp_totp
from rest_framework.test import APIClient

from accounts.models import Membership, User
from common import clock
from notifications.delivery.email import deliver_due_emails

LOGIN, PROFILE, REFRESH = "/api/auth/login/", "/api/auth/profile/", "/api/auth/token/refresh/"
PASSWORD = "seven-blue-lanterns"
NEW_PASSWORD = "nine-green-kettles"


def give_password(member: Membership | User, password: str = PASSWORD) -> Any:
    """The same member, who can now log in."""
    user = member.user if isinstance(member, Membership) else member
    user.set_password(password)
    user.save()
    return member


def log_in(name: str, password: str = PASSWORD, **headers: Any) -> Any:
    return APIClient().post(LOGIN, {"username": name, "password": password}, **headers)


def bearer(access: str) -> APIClient:
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Bearer {access}")
    return client


def is_alive(tokens: Any) -> bool:
    """Whether the session of ``{access, refresh}`` still acts and still refreshes; never one without the other."""
    refreshed = APIClient().post(REFRESH, {"refresh": tokens["refresh"]})
    seen = {bearer(tokens["access"]).get(PROFILE).status_code, refreshed.status_code}
    assert seen in ({200}, {401})
    return seen == {200}


def refusal(response: Any) -> tuple[int, str]:
    return response.status_code, response.json()["code"]


def errors_of(response: Any) -> set[tuple[str, str]]:
    assert response.status_code == 400, response.content
    return {(error["field"], error["code"]) for error in response.json()["errors"]}


def essence(response: Any) -> dict[str, Any]:
    """A refusal without what differs from request to request."""
    return {key: value for key, value in response.json().items() if key != "request_id"}


def later(**delta: float) -> AbstractContextManager[None]:
    return clock.at(clock.now() + timedelta(**delta))


def letters() -> list[Any]:
    """Send what is due; the letters that went out by it."""
    before = len(mail.outbox)
    deliver_due_emails()
    return mail.outbox[before:]


def link_in(letter: Any) -> str:
    """The one address a letter leads to."""
    return re.search(r"https?://\S+", letter.body)[0]


def token_in(letter: Any) -> str:
    return link_in(letter).rsplit("/", 1)[1]


def code_of(secret: str, *, half_minutes: int = 0) -> str:
    """What an authenticator app with this base32 secret shows now, or so many half minutes from now (RFC 6238)."""
    generator = TOTP(b32decode(secret))
    generator.time = otp_totp.time.time() + 30 * half_minutes
    return f"{generator.token():06d}"


def set_up_second_factor(client: APIClient) -> tuple[str, list[str]]:
    """The secret and the recovery codes; the code it was confirmed with is that of half a minute ago."""
    url = "/api/auth/second-factor/"
    secret = client.post(f"{url}enroll/", {"password": PASSWORD}).json()["secret"]
    confirmed = client.post(f"{url}confirm/", {"code": code_of(secret, half_minutes=-1)})
    assert confirmed.status_code == 200, confirmed.json()
    return secret, confirmed.json()["recovery_codes"]
