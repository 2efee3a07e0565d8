"""What several tests of accounts begin with."""

from collections.abc import Callable

import pytest

from accounts.tests.people import letters, token_in


@pytest.fixture
def invite(client_for, clinic_admin) -> Callable[..., str]:
    """``invite("nadia@example.org", "staff")``: the token of the letter that went out."""

    def send(email: str = "nadia@example.org", role: str = "staff") -> str:
        made = client_for(clinic_admin).post("/api/invitations/", {"email": email, "role": role})
        assert made.status_code == 201, made.json()
        return token_in(letters()[-1])

    return send
