"""Where a second factor is required, a password earns no session, only the means to set one up."""

import pytest
from rest_framework.test import APIClient

from accounts.models import Organization, Session, User
from accounts.sessions import start_session
from accounts.tests.people import (
    NEW_PASSWORD,
    PASSWORD,
    bearer,
    code_of,
    errors_of,
    give_password,
    is_alive,
    later,
    log_in,
    refusal,
)

URL = "/api/auth/second-factor/"


@pytest.fixture
def jonas(clinic_staff, clinic) -> User:
    Organization.objects.filter(pk=clinic.pk).update(requires_second_factor=True)
    return give_password(clinic_staff).user


@pytest.fixture
def challenge(jonas) -> str:
    refused = log_in("jonas")
    assert refusal(refused) == (401, "second_factor_setup_required")
    return refused.json()["challenge"]


def enroll(challenge, **more):
    return APIClient().post(f"{URL}enroll/", {"challenge": challenge, **more})


def confirm(challenge, code, **more):
    return APIClient().post(f"{URL}confirm/", {"challenge": challenge, "code": code, **more})


def test_one_is_set_up_on_the_way_in(challenge):
    assert Session.objects.count() == 0
    secret = enroll(challenge).json()["secret"]

    response = confirm(challenge, code_of(secret, half_minutes=-1))

    assert (response.status_code, set(response.json())) == (200, {"recovery_codes", "access", "refresh"})
    assert len(response.json()["recovery_codes"]) == 10
    assert is_alive(response.json())
    assert Session.objects.get().second_factor is True
    assert bearer(response.json()["access"]).get(URL).json()["required"] is True
    assert refusal(log_in("jonas")) == (401, "second_factor_required")


def test_a_browser_gets_its_refresh_token_by_cookie(challenge):
    secret = enroll(challenge).json()["secret"]

    response = confirm(challenge, code_of(secret), transport="cookie")

    assert set(response.json()) == {"recovery_codes", "access"}
    assert response.cookies["refresh"]["httponly"]


def test_a_wrong_code_opens_nothing(challenge):
    enroll(challenge)

    assert errors_of(confirm(challenge, "000000")) == {("code", "wrong_code")}
    assert Session.objects.count() == 0


def test_such_a_challenge_is_good_for_nothing_else(challenge, nothing_changes):
    with nothing_changes():
        verified = APIClient().post(f"{URL}verify/", {"challenge": challenge, "code": "123456"})
        assert refusal(verified) == (401, "challenge_expired")
        assert refusal(bearer(challenge).get("/api/auth/profile/")) == (401, "token_invalid")
        refreshed = APIClient().post("/api/auth/token/refresh/", {"refresh": challenge})
        assert refusal(refreshed) == (401, "token_invalid")


def test_it_sets_up_no_second_one(challenge):
    confirm(challenge, code_of(enroll(challenge).json()["secret"]))

    assert refusal(enroll(challenge)) == (409, "second_factor_enabled")
    assert refusal(confirm(challenge, "123456"))[0] in (400, 409)
    assert Session.objects.count() == 1


def test_it_lives_five_minutes_and_dies_with_the_password(challenge, jonas, nothing_changes):
    with later(minutes=5, seconds=1), nothing_changes():
        assert refusal(enroll(challenge)) == (401, "challenge_expired")
        assert refusal(confirm(challenge, "123456")) == (401, "challenge_expired")

    jonas.refresh_from_db()
    give_password(jonas, NEW_PASSWORD)
    with nothing_changes():
        assert refusal(enroll(challenge)) == (401, "challenge_expired")


def test_a_session_of_before_is_over(jonas, clinic_staff):
    tokens = vars(start_session(user=jonas, membership=clinic_staff)[1])

    assert not is_alive(tokens)


@pytest.mark.parametrize("required", [True, False])
def test_administrators_need_one_where_it_is_so_set(settings, administrator, required):
    settings.ADMINISTRATORS_NEED_SECOND_FACTOR = required
    give_password(administrator)
    without = vars(start_session(user=administrator, membership=None)[1])

    response = log_in("avery")

    assert is_alive(without) is not required
    if not required:
        assert response.status_code == 200
        return
    assert refusal(response) == (401, "second_factor_setup_required")
    challenge = response.json()["challenge"]
    tokens = confirm(challenge, code_of(enroll(challenge).json()["secret"], half_minutes=-1)).json()
    client = bearer(tokens["access"])
    assert client.get(URL).json() == {"enabled": True, "required": True, "recovery_codes_left": 10}
    assert is_alive(tokens)


def test_an_administrator_cannot_take_it_away(settings, administrator):
    settings.ADMINISTRATORS_NEED_SECOND_FACTOR = True
    challenge = log_in(give_password(administrator).username).json()["challenge"]
    secret = enroll(challenge).json()["secret"]
    client = bearer(confirm(challenge, code_of(secret, half_minutes=-1)).json()["access"])

    response = client.post(f"{URL}disable/", {"password": PASSWORD, "code": code_of(secret)})

    assert refusal(response) == (409, "second_factor_needed")
    assert client.get(URL).json()["enabled"] is True


def test_required_by_another_of_ones_organizations_it_stays_too(
    client_for, clinic_staff, other_clinic, jonas
):
    """Else a session for the one would take away what the other asks for."""
    Organization.objects.filter(pk=clinic_staff.organization_id).update(requires_second_factor=False)
    clinic_staff.user.memberships.create(organization=other_clinic, role="staff")
    Organization.objects.filter(pk=other_clinic.pk).update(requires_second_factor=True)
    client = client_for(clinic_staff)
    secret = client.post(f"{URL}enroll/", {"password": PASSWORD}).json()["secret"]
    client.post(f"{URL}confirm/", {"code": code_of(secret, half_minutes=-1)})

    response = client.post(f"{URL}disable/", {"password": PASSWORD, "code": code_of(secret)})

    assert refusal(response) == (409, "second_factor_needed")
