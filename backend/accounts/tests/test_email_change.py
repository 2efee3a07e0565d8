"""POST /api/auth/email/change/: another address, once it is proven; the old one hears of it first."""

import pytest
from rest_framework.test import APIClient

from accounts.models import User
from accounts.tests.people import (
    NEW_PASSWORD,
    PASSWORD,
    bearer,
    errors_of,
    give_password,
    later,
    letters,
    link_in,
    log_in,
    refusal,
    token_in,
)
from audit.models import AuditEvent
from common.tests.parallel import at_once, statuses

URL = "/api/auth/email/change/"
CONFIRM = "/api/auth/email/change/confirm/"
BODY = {"email": "new@example.org", "password": PASSWORD}
GONE = {("token", "token_invalid")}


@pytest.fixture
def jonas(clinic_staff) -> User:
    return give_password(clinic_staff).user


@pytest.fixture
def client(jonas, client_for, clinic_staff) -> APIClient:
    return client_for(clinic_staff)


@pytest.fixture
def token(client) -> str:
    return ask(client)


def ask(client, email: str = "new@example.org") -> str:
    """The token in the letter to the new address."""
    assert client.post(URL, {**BODY, "email": email}).status_code == 202
    return next(token_in(letter) for letter in letters() if letter.to == [email])


def confirm(token):
    return APIClient().post(CONFIRM, {"token": token})


def test_the_new_address_gets_a_link_and_the_old_one_a_notice(client, jonas, settings):
    settings.ALLOWED_HOSTS = ["*"]
    settings.PUBLIC_URL = "https://orders.example.org"

    response = client.post(URL, BODY, HTTP_HOST="evil.example")

    assert response.status_code == 202
    proof, notice = sorted(letters(), key=lambda letter: letter.to == ["jonas@example.org"])
    assert (proof.to, notice.to) == (["new@example.org"], ["jonas@example.org"])
    assert link_in(proof).startswith("https://orders.example.org/email-change/")
    assert "email-change" not in notice.body
    assert "evil" not in proof.body + notice.body
    jonas.refresh_from_db()
    assert jonas.email == "jonas@example.org"


def test_with_the_link_the_address_changes(token, jonas, client):
    response = confirm(token)

    jonas.refresh_from_db()
    assert (response.status_code, response.content, jonas.email) == (204, b"", "new@example.org")
    assert (log_in("new@example.org").status_code, log_in("jonas@example.org").status_code) == (200, 401)
    assert AuditEvent.objects.filter(action="email.change_requested").count() == 1
    assert AuditEvent.objects.get(action="email.changed").actor_id == jonas.pk


def test_it_works_once_also_after_changing_back(token, jonas, client, nothing_changes):
    confirm(token)
    with nothing_changes():
        assert errors_of(confirm(token)) == GONE

    confirm(ask(client, "third@example.org"))

    with nothing_changes():
        assert errors_of(confirm(token)) == GONE


def test_it_lives_for_a_day(token, nothing_changes):
    with later(hours=25), nothing_changes():
        assert errors_of(confirm(token)) == GONE


def test_a_changed_password_kills_it(token, nothing_changes):
    tokens = log_in("jonas").json()
    body = {"current_password": PASSWORD, "new_password": NEW_PASSWORD}
    assert bearer(tokens["access"]).post("/api/auth/password/change/", body).status_code == 204

    with nothing_changes():
        assert errors_of(confirm(token)) == GONE


def test_a_disabled_person_changes_nothing(token, jonas, nothing_changes):
    User.objects.filter(pk=jonas.pk).update(is_active=False)

    with nothing_changes():
        assert errors_of(confirm(token)) == GONE


def test_asking_does_not_betray_whose_an_address_is(client, lab_staff, nothing_changes):
    token = ask(client, "MATEO@example.org")

    with nothing_changes():
        assert errors_of(confirm(token)) == {("email", "unique")}


def test_an_address_that_is_taken_meanwhile(token, nothing_changes):
    User.objects.create_user("quick", "NEW@example.org")

    with nothing_changes():
        assert errors_of(confirm(token)) == {("email", "unique")}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"password": "not-the-password"}, ("password", "wrong_password")),
        ({"password": ""}, ("password", "blank")),
        ({"email": "no address"}, ("email", "invalid")),
    ],
)
def test_password_and_address_are_looked_at(client, nothing_changes, change, expected):
    with nothing_changes():
        assert errors_of(client.post(URL, {**BODY, **change})) == {expected}

    assert letters() == []


def test_a_thief_with_a_session_does_not_guess_for_long(client, nothing_changes):
    answers = [client.post(URL, {**BODY, "password": f"guess-{number}"}) for number in range(25)]

    assert answers[-1].status_code == 429
    with nothing_changes():
        assert refusal(client.post(URL, BODY)) == (429, "throttled")


def test_a_session_is_asked_for(db):
    assert refusal(APIClient().post(URL, BODY)) == (401, "not_authenticated")


@pytest.mark.parametrize("bad", ["x", "a:b:c", "é", "x" * 900])
def test_a_bad_token(db, nothing_changes, bad):
    with nothing_changes():
        assert errors_of(confirm(bad)) == GONE


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_people_who_want_one_address(client, client_for, clinic_viewer):
    give_password(clinic_viewer)
    tokens = [ask(client), ask(client_for(clinic_viewer))]

    answers = at_once(*(lambda token=token: confirm(token) for token in tokens))

    assert statuses(answers) == {204: 1, 400: 1}
    assert User.objects.filter(email="new@example.org").count() == 1
