"""What several tests of accounts begin with."""

import time
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django_otp.plugins.otp_totp import models as otp_totp

from accounts.hashers import TunedArgon2PasswordHasher
from accounts.tests.people import letters, token_in


@pytest.fixture
def make_invitation(client_for, clinic_admin) -> Callable[..., dict[str, Any]]:
    """``make_invitation("nadia@example.org")``: as its maker is answered; its letter is still to be sent."""
    client = client_for(clinic_admin)

    def make(email: str = "nadia@example.org", role: str = "staff") -> dict[str, Any]:
        made = client.post("/api/invitations/", {"email": email, "role": role})
        assert made.status_code == 201, made.json()
        return made.json()

    return make


@pytest.fixture
def invite(make_invitation) -> Callable[..., str]:
    """``invite("nadia@example.org", "staff")``: the token of the letter that went out."""

    def send(email: str = "nadia@example.org", role: str = "staff") -> str:
        make_invitation(email, role)
        return token_in(letters()[-1])

    return send


@pytest.fixture(autouse=True)
def no_code_turns_over(monkeypatch) -> None:
    """Codes change every half minute: within a test, authenticators stand still in the middle of one."""
    moment = time.time() // 30 * 30 + 15
    monkeypatch.setattr(otp_totp, "time", SimpleNamespace(time=lambda: moment))


@pytest.fixture
def hasher_runs(monkeypatch) -> list[str]:
    """Grows by one with each password that is really hashed."""
    runs: list[str] = []
    for method in ("encode", "verify"):
        original = getattr(TunedArgon2PasswordHasher, method)

        def counted(self, *args, original=original, method=method):
            runs.append(method)
            return original(self, *args)

        monkeypatch.setattr(TunedArgon2PasswordHasher, method, counted)
    return runs
