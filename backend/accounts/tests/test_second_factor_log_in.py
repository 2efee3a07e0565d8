"""Logging in with a second factor: the password earns a challenge, and the challenge nothing but a try at a code."""

import pytest
from django.apps import apps
from rest_framework.test import APIClient

from accounts.models import Session, User
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
    set_up_second_factor,
)
from audit.models import AuditEvent
from common.tests.parallel import at_once, statuses

URL = "/api/auth/second-factor/"


@pytest.fixture
def jonas(clinic_staff) -> User:
    return give_password(clinic_staff).user


@pytest.fixture
def enrolled(jonas) -> tuple[str, list[str]]:
    return set_up_second_factor(bearer(log_in("jonas").json()["access"]))


@pytest.fixture
def challenge(enrolled) -> str:
    refused = log_in("jonas")
    assert refusal(refused) == (401, "second_factor_required")
    return refused.json()["challenge"]


def verify(challenge, code, **more):
    return APIClient().post(f"{URL}verify/", {"challenge": challenge, "code": code, **more})


def test_a_code_opens_a_session_that_has_shown_it(enrolled, challenge):
    response = verify(challenge, code_of(enrolled[0]))

    assert (response.status_code, set(response.json())) == (200, {"access", "refresh"})
    assert is_alive(response.json())
    assert Session.objects.order_by("-id").first().second_factor is True


def test_a_browser_gets_its_refresh_token_by_cookie(enrolled, challenge):
    response = verify(challenge, code_of(enrolled[0]), transport="cookie")

    assert set(response.json()) == {"access"}
    assert response.cookies["refresh"]["httponly"]


def test_the_password_alone_begins_nothing(enrolled):
    before = Session.objects.count()

    refused = log_in("jonas")

    assert Session.objects.count() == before
    assert {"access", "refresh"} & set(refused.json()) == set()
    assert "refresh" not in refused.cookies


def test_a_wrong_password_betrays_no_second_factor(enrolled):
    assert refusal(log_in("jonas", "not-the-password")) == (401, "invalid_credentials")


@pytest.mark.parametrize("code", ["000000", "", "12345", "x" * 100, "aaaaa-bbbbb", "٠٠٠٠٠٠"])
def test_a_wrong_code_opens_nothing(challenge, code):
    before = Session.objects.count()

    response = verify(challenge, code)

    assert {field for field, _ in errors_of(response)} == {"code"}
    assert Session.objects.count() == before


def test_a_wrong_code_is_recorded(challenge, jonas):
    verify(challenge, "000000")

    assert AuditEvent.objects.get(action="second_factor.failed").actor_id == jonas.pk


def test_a_code_works_once(enrolled, challenge):
    code = code_of(enrolled[0])
    assert verify(challenge, code).status_code == 200

    again = log_in("jonas").json()["challenge"]

    assert errors_of(verify(again, code)) == {("code", "wrong_code")}
    assert verify(again, code_of(enrolled[0], half_minutes=1)).status_code == 200


def test_a_code_of_long_ago_or_far_ahead_is_wrong(enrolled, challenge):
    for half_minutes in (-4, 4):
        code = code_of(enrolled[0], half_minutes=half_minutes)
        assert errors_of(verify(challenge, code)) == {("code", "wrong_code")}


def test_a_recovery_code_works_once(enrolled, challenge):
    first, second = enrolled[1][:2]
    assert is_alive(verify(challenge, first).json())

    again = log_in("jonas").json()["challenge"]

    assert errors_of(verify(again, first)) == {("code", "wrong_code")}
    tokens = verify(again, second.upper()).json()
    assert bearer(tokens["access"]).get(URL).json()["recovery_codes_left"] == 8


def test_recovery_codes_are_stored_as_digests_only(enrolled):
    rows = str([list(model._base_manager.values()) for model in apps.get_models()])

    for code in enrolled[1]:
        assert code not in rows
        assert code.replace("-", "") not in rows


def test_somebody_elses_code_is_wrong(challenge, clinic_viewer):
    give_password(clinic_viewer)
    client = bearer(log_in("petra").json()["access"])
    secret = client.post(f"{URL}enroll/", {"password": PASSWORD}).json()["secret"]
    codes = client.post(f"{URL}confirm/", {"code": code_of(secret)}).json()["recovery_codes"]

    for code in (code_of(secret, half_minutes=1), codes[0]):
        assert errors_of(verify(challenge, code)) == {("code", "wrong_code")}


def test_a_challenge_lives_five_minutes(enrolled, challenge):
    with later(minutes=5, seconds=1):
        assert refusal(verify(challenge, code_of(enrolled[0]))) == (401, "challenge_expired")
    with later(minutes=4, seconds=50):
        assert verify(challenge, code_of(enrolled[0])).status_code == 200


def test_a_challenge_dies_with_the_password(enrolled, challenge, jonas):
    jonas.refresh_from_db()
    give_password(jonas, NEW_PASSWORD)

    assert refusal(verify(challenge, code_of(enrolled[0]))) == (401, "challenge_expired")


def test_a_challenge_of_a_disabled_person(enrolled, challenge, jonas):
    User.objects.filter(pk=jonas.pk).update(is_active=False)

    assert verify(challenge, code_of(enrolled[0])).status_code == 401
    assert Session.objects.filter(user=jonas, ended_at=None).count() == 1


@pytest.mark.parametrize("bad", ["x", "a:b:c", "é", "x" * 900])
def test_a_made_up_challenge(db, nothing_changes, bad):
    with nothing_changes():
        assert refusal(verify(bad, "123456")) == (401, "challenge_expired")


def test_a_challenge_is_good_for_nothing_else(challenge, nothing_changes):
    carrier, anonymous = bearer(challenge), APIClient()
    with nothing_changes():
        for path in ("/api/auth/profile/", "/api/orders/", "/api/auth/sessions/", URL):
            assert refusal(carrier.get(path)) == (401, "token_invalid")
        assert anonymous.post("/api/auth/token/refresh/", {"refresh": challenge}).status_code == 401
        assert anonymous.post("/api/auth/logout/", {"refresh": challenge}).status_code == 401
        for body in ({"challenge": challenge}, {"challenge": challenge, "password": PASSWORD}):
            assert anonymous.post(f"{URL}enroll/", body).status_code == 401
        confirm = anonymous.post(f"{URL}confirm/", {"challenge": challenge, "code": "123456"})
        assert confirm.status_code == 401
        for path, field in (("password/reset/confirm/", "password"), ("email/change/confirm/", "x")):
            body = {"token": challenge, field: NEW_PASSWORD}
            assert errors_of(anonymous.post(f"/api/auth/{path}", body)) == {("token", "token_invalid")}
        assert anonymous.post("/api/invitations/preview/", {"token": challenge}).status_code == 404


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("kind", ["app", "recovery"])
def test_of_twenty_tries_of_one_right_code_one_succeeds(enrolled, kind):
    code = code_of(enrolled[0]) if kind == "app" else enrolled[1][0]
    challenges = [log_in("jonas").json()["challenge"] for _ in range(7)]
    before = Session.objects.count()

    answers = at_once(*(lambda number=number: verify(challenges[number % 7], code) for number in range(20)))

    assert statuses(answers)[200] == 1
    assert set(statuses(answers)) <= {200, 400, 429}
    assert Session.objects.count() == before + 1
