"""/api/auth/second-factor/: setting one up, renewing its recovery codes, taking it away."""

import re

import pytest
from django.test import Client

from accounts.models import Organization
from accounts.tests.people import (
    PASSWORD,
    bearer,
    code_of,
    errors_of,
    give_password,
    is_alive,
    letters,
    log_in,
    refusal,
    set_up_second_factor,
)
from audit.models import AuditEvent

URL = "/api/auth/second-factor/"


@pytest.fixture
def tokens(clinic_staff) -> dict[str, str]:
    give_password(clinic_staff)
    return log_in("jonas").json()


@pytest.fixture
def client(tokens):
    return bearer(tokens["access"])


def enroll(client, password: str = PASSWORD):
    return client.post(f"{URL}enroll/", {"password": password})


@pytest.fixture
def enrolled(client) -> tuple[str, list[str]]:
    return set_up_second_factor(client)


def test_none_at_first(client):
    assert client.get(URL).json() == {"enabled": False, "required": False, "recovery_codes_left": 0}


def test_an_app_is_shown_a_secret_of_160_bits(client):
    body = enroll(client).json()

    assert set(body) == {"secret", "uri", "qr"}
    assert re.fullmatch(r"[A-Z2-7]{32}", body["secret"])
    assert body["uri"].startswith("otpauth://totp/")
    assert f"secret={body['secret']}" in body["uri"]
    assert body["qr"].startswith("data:image/svg+xml")


def test_it_counts_once_a_code_has_been_shown(client, tokens, clinic_staff):
    secret = enroll(client).json()["secret"]
    assert client.get(URL).json()["enabled"] is False
    assert log_in("jonas").status_code == 200

    response = client.post(f"{URL}confirm/", {"code": code_of(secret)})

    codes = response.json()["recovery_codes"]
    assert (response.status_code, len(codes), len(set(codes))) == (200, 10, 10)
    assert all(re.fullmatch(r"[a-z0-9]{5}-[a-z0-9]{5}", code) for code in codes)
    assert client.get(URL).json() == {"enabled": True, "required": False, "recovery_codes_left": 10}
    assert refusal(log_in("jonas")) == (401, "second_factor_required")
    assert is_alive(tokens)
    assert [letter.subject for letter in letters()] == ["A second factor was set up"]
    assert AuditEvent.objects.get(action="second_factor.enabled").actor_id == clinic_staff.user_id


def test_sessions_begun_with_the_password_alone_are_over(client, tokens, clinic_staff, clinic_viewer):
    """Whoever had the password stays out from now on; where it was set up goes on, and has shown it."""
    others = [log_in("jonas").json(), log_in("jonas").json()]
    stranger = log_in(give_password(clinic_viewer).user.username).json()
    secret = enroll(client).json()["secret"]

    client.post(f"{URL}confirm/", {"code": code_of(secret)})

    assert [is_alive(each) for each in (tokens, *others, stranger)] == [True, False, False, True]
    (session,) = client.get("/api/auth/sessions/").json()["results"]
    assert (session["is_current"], session["second_factor"]) == (True, True)


def test_so_is_a_session_in_the_administration(administrator):
    give_password(administrator)
    browser = Client()
    browser.post("/admin/login/", {"username": "avery", "password": PASSWORD})
    assert browser.get("/admin/").status_code == 200
    client = bearer(log_in("avery").json()["access"])
    secret = enroll(client).json()["secret"]

    client.post(f"{URL}confirm/", {"code": code_of(secret)})

    assert browser.get("/admin/").status_code == 302


def test_the_profile_tells(client, enrolled):
    assert client.get("/api/auth/profile/").json()["second_factor"] is True


@pytest.mark.parametrize("code", ["000000", "12345", "abcdef", "1234567", "٠٠٠٠٠٠", "aaaaa-bbbbb"])
def test_a_wrong_code_confirms_nothing(client, code):
    enroll(client)

    response = client.post(f"{URL}confirm/", {"code": code})

    assert errors_of(response) == {("code", "wrong_code")}
    assert client.get(URL).json()["enabled"] is False


def test_confirming_what_was_never_begun(client, nothing_changes):
    with nothing_changes():
        assert client.post(f"{URL}confirm/", {"code": "123456"}).status_code in (400, 409)


def test_asked_twice_the_newest_secret_counts(client):
    first, second = enroll(client).json()["secret"], enroll(client).json()["secret"]

    assert first != second
    assert errors_of(client.post(f"{URL}confirm/", {"code": code_of(first)})) == {("code", "wrong_code")}
    assert client.post(f"{URL}confirm/", {"code": code_of(second)}).status_code == 200


def test_who_has_one_sets_up_no_second_one(client, enrolled, nothing_changes):
    with nothing_changes():
        assert refusal(enroll(client)) == (409, "second_factor_enabled")
        assert refusal(client.post(f"{URL}confirm/", {"code": code_of(enrolled[0])}))[0] in (400, 409)


@pytest.mark.parametrize("path", ["enroll/", "disable/", "recovery-codes/"])
def test_each_step_asks_for_the_password_anew(client, enrolled, path, nothing_changes):
    code = code_of(enrolled[0])
    with nothing_changes():
        wrong = client.post(f"{URL}{path}", {"password": "not-the-password", "code": code})
        none = client.post(f"{URL}{path}", {"code": code})

    if path == "enroll/":
        assert wrong.status_code in (400, 409)
        assert none.status_code in (400, 409)
    else:
        assert errors_of(wrong) == {("password", "wrong_password")}
        assert errors_of(none) == {("password", "required")}


def test_enrolling_asks_for_the_password(client, nothing_changes):
    with nothing_changes():
        assert errors_of(enroll(client, "not-the-password")) == {("password", "wrong_password")}
        assert client.post(f"{URL}enroll/", {}).status_code == 400


@pytest.mark.parametrize("path", ["disable/", "recovery-codes/"])
def test_and_for_a_code(client, enrolled, path):
    before = client.get(URL).json()

    response = client.post(f"{URL}{path}", {"password": PASSWORD, "code": "000000"})

    assert errors_of(response) == {("code", "wrong_code")}
    assert client.get(URL).json() == before == {"enabled": True, "required": False, "recovery_codes_left": 10}


def test_taken_away_a_password_is_enough_again(client, tokens, enrolled, clinic_staff):
    letters()

    response = client.post(f"{URL}disable/", {"password": PASSWORD, "code": code_of(enrolled[0])})

    assert (response.status_code, response.content) == (204, b"")
    assert client.get(URL).json() == {"enabled": False, "required": False, "recovery_codes_left": 0}
    assert log_in("jonas").status_code == 200
    assert [letter.subject for letter in letters()] == ["The second factor was removed"]
    assert AuditEvent.objects.get(action="second_factor.disabled").actor_id == clinic_staff.user_id


def test_where_it_is_required_it_stays(client, enrolled, clinic, nothing_changes):
    Organization.objects.filter(pk=clinic.pk).update(requires_second_factor=True)

    with nothing_changes():
        body = {"password": PASSWORD, "code": code_of(enrolled[0])}
        assert refusal(client.post(f"{URL}disable/", body)) == (409, "second_factor_needed")

    assert client.get(URL).json()["required"] is True


def test_new_recovery_codes_replace_the_old_ones(client, enrolled):
    response = client.post(f"{URL}recovery-codes/", {"password": PASSWORD, "code": code_of(enrolled[0])})

    fresh = response.json()["recovery_codes"]
    assert (response.status_code, len(fresh)) == (200, 10)
    assert not set(fresh) & set(enrolled[1])
    challenge = log_in("jonas").json()["challenge"]
    old = client.post(f"{URL}verify/", {"challenge": challenge, "code": enrolled[1][0]})
    assert errors_of(old) == {("code", "wrong_code")}
    assert client.post(f"{URL}verify/", {"challenge": challenge, "code": fresh[0]}).status_code == 200


def test_nobody_without_a_session(client_for, db):
    anonymous = client_for(None)

    assert anonymous.get(URL).status_code == 401
    for path in ("disable/", "recovery-codes/"):
        assert anonymous.post(f"{URL}{path}", {"password": PASSWORD, "code": "1"}).status_code == 401
    for path in ("enroll/", "confirm/"):
        assert anonymous.post(f"{URL}{path}", {"password": PASSWORD, "code": "123456"}).status_code in (
            400,
            401,
        )
