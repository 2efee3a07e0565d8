"""POST /api/auth/password/reset/confirm/: a link works once, for an hour, and not after anything changed."""

import pytest
from rest_framework.test import APIClient

from accounts.models import User
from accounts.tests.people import (
    NEW_PASSWORD,
    PASSWORD,
    bearer,
    errors_of,
    give_password,
    is_alive,
    later,
    letters,
    log_in,
    token_in,
)
from audit.models import AuditEvent
from common.tests.parallel import at_once, statuses

URL = "/api/auth/password/reset/confirm/"
GONE = {("token", "token_invalid")}


@pytest.fixture
def jonas(clinic_staff) -> User:
    return give_password(clinic_staff).user


@pytest.fixture
def token(jonas) -> str:
    APIClient().post("/api/auth/password/reset/", {"email": "jonas@example.org"})
    return token_in(letters()[0])


def confirm(token, password=NEW_PASSWORD):
    return APIClient().post(URL, {"token": token, "password": password})


def test_the_new_password_counts_and_every_session_is_over(jonas, token):
    """A log-in meanwhile does not kill the link: whoever guessed the old password could keep its owner out by it."""
    sessions = [log_in("jonas").json(), log_in("jonas").json()]

    response = confirm(token)

    assert (response.status_code, response.content) == (204, b"")
    assert [is_alive(each) for each in sessions] == [False, False]
    assert log_in("jonas", PASSWORD).status_code == 401
    assert log_in("jonas", NEW_PASSWORD).status_code == 200
    assert AuditEvent.objects.get(action="password.reset").actor_id == jonas.pk
    assert [letter.subject for letter in letters()] == ["Your password was changed"]


def test_it_works_once(token, nothing_changes):
    confirm(token)

    with nothing_changes():
        assert errors_of(confirm(token, "ten-yellow-saucers")) == GONE


def test_a_newer_link_is_dead_too_once_one_is_used(jonas, token):
    with later(minutes=1):
        APIClient().post("/api/auth/password/reset/", {"email": "jonas@example.org"})
        second = token_in(letters()[0])
        confirm(token)

        assert errors_of(confirm(second, "ten-yellow-saucers")) == GONE


def test_it_lives_for_an_hour(token, nothing_changes):
    with later(minutes=61), nothing_changes():
        assert errors_of(confirm(token)) == GONE

    with later(minutes=59):
        assert confirm(token).status_code == 204


def test_a_changed_address_kills_it(jonas, token, nothing_changes):
    jonas.email = "elsewhere@example.org"
    jonas.save()

    with nothing_changes():
        assert errors_of(confirm(token)) == GONE


def test_a_changed_password_kills_it(jonas, token, nothing_changes):
    tokens = log_in("jonas").json()
    changed = bearer(tokens["access"]).post(
        "/api/auth/password/change/", {"current_password": PASSWORD, "new_password": NEW_PASSWORD}
    )
    assert changed.status_code == 204

    with nothing_changes():
        assert errors_of(confirm(token, "ten-yellow-saucers")) == GONE


def test_a_disabled_person_stays_outside(jonas, token, nothing_changes):
    User.objects.filter(pk=jonas.pk).update(is_active=False)

    with nothing_changes():
        assert errors_of(confirm(token)) == GONE


@pytest.mark.parametrize("weak", ["short", "password1234", "jonas@example"])
def test_a_weak_password_uses_nothing_up(token, nothing_changes, weak):
    with nothing_changes():
        assert {field for field, _ in errors_of(confirm(token, weak))} == {"password"}

    assert confirm(token).status_code == 204


@pytest.mark.parametrize("bad", ["x", "a-b-c", "é", "x" * 900])
def test_a_bad_token(db, nothing_changes, bad):
    with nothing_changes():
        assert errors_of(confirm(bad)) == GONE


def test_a_link_for_another_purpose_is_none(jonas, client_for, clinic_staff, nothing_changes):
    body = {"email": "new@example.org", "password": PASSWORD}
    client_for(clinic_staff).post("/api/auth/email/change/", body)
    proof = next(letter for letter in letters() if letter.to == ["new@example.org"])

    with nothing_changes():
        assert errors_of(confirm(token_in(proof))) == GONE


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_twenty_at_once_set_one_password(jonas, token):
    passwords = [f"kettle-number-{number}-sings" for number in range(20)]

    answers = at_once(*(lambda password=password: confirm(token, password) for password in passwords))

    assert statuses(answers) == {204: 1, 400: 19}
    winner = passwords[[answer.status_code for answer in answers].index(204)]
    assert User.objects.get(pk=jonas.pk).check_password(winner)
