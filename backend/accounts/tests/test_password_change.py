"""POST /api/auth/password/change/: whoever knows the old one sets a new one; every other session is over."""

import pytest
from rest_framework.test import APIClient

from accounts.models import Membership, Role
from accounts.tests.people import (
    NEW_PASSWORD,
    PASSWORD,
    bearer,
    errors_of,
    give_password,
    is_alive,
    letters,
    log_in,
    refusal,
)
from audit.models import AuditEvent

URL = "/api/auth/password/change/"
BODY = {"current_password": PASSWORD, "new_password": NEW_PASSWORD}


@pytest.fixture
def jonas(clinic_staff) -> Membership:
    return give_password(clinic_staff)


@pytest.fixture
def tokens(jonas) -> dict[str, str]:
    return log_in("jonas").json()


def test_from_now_on_the_new_one_counts(tokens):
    response = bearer(tokens["access"]).post(URL, BODY)

    assert (response.status_code, response.content) == (204, b"")
    assert log_in("jonas", PASSWORD).status_code == 401
    assert log_in("jonas", NEW_PASSWORD).status_code == 200


def test_this_session_lives_on_and_every_other_is_over(tokens, jonas, other_clinic, clinic_viewer):
    Membership.objects.create(user=jonas.user, organization=other_clinic, role=Role.STAFF)
    others = [log_in("jonas").json(), log_in("jonas").json()]
    switched = bearer(others[1]["access"]).post("/api/auth/switch/", {"organization": str(other_clinic.pk)})
    stranger = log_in(give_password(clinic_viewer).user.username).json()

    bearer(tokens["access"]).post(URL, BODY)

    assert is_alive(tokens)
    assert [is_alive(each) for each in (*others, switched.json())] == [False, False, False]
    assert is_alive(stranger)


def test_this_session_still_refreshes_again_and_again(tokens):
    bearer(tokens["access"]).post(URL, BODY)

    for _ in range(3):
        response = APIClient().post("/api/auth/token/refresh/", {"refresh": tokens["refresh"]})
        assert response.status_code == 200
        tokens = response.json()
    assert is_alive(tokens)


def test_it_is_told_by_letter_and_recorded(tokens, jonas):
    bearer(tokens["access"]).post(URL, BODY)

    (letter,) = letters()
    assert (letter.to, letter.subject) == (["jonas@example.org"], "Your password was changed")
    assert NEW_PASSWORD not in letter.message().as_string()
    line = AuditEvent.objects.get(action="password.changed")
    assert (line.actor_id, line.organization_id) == (jonas.user_id, jonas.organization_id)


@pytest.mark.parametrize("wrong", ["", "not-the-password", PASSWORD.upper(), f" {PASSWORD}", f"{PASSWORD} "])
def test_a_wrong_old_one_changes_nothing(tokens, nothing_changes, wrong):
    with nothing_changes():
        response = bearer(tokens["access"]).post(URL, {**BODY, "current_password": wrong})

    code = "wrong_password" if wrong else "blank"
    assert errors_of(response) == {("current_password", code)}
    assert letters() == []


@pytest.mark.parametrize("weak", ["short", "1234567890", "password1234", "jonas@example"])
def test_a_weak_new_one_is_refused(tokens, nothing_changes, weak):
    with nothing_changes():
        response = bearer(tokens["access"]).post(URL, {**BODY, "new_password": weak})

    assert {field for field, _ in errors_of(response)} == {"new_password"}


@pytest.mark.parametrize("missing", ["current_password", "new_password"])
def test_both_are_asked_for(tokens, nothing_changes, missing):
    body = {name: value for name, value in BODY.items() if name != missing}

    with nothing_changes():
        response = bearer(tokens["access"]).post(URL, body)

    assert errors_of(response) == {(missing, "required")}


def test_a_session_is_asked_for(db, nothing_changes):
    with nothing_changes():
        assert refusal(APIClient().post(URL, BODY)) == (401, "not_authenticated")


def test_a_thief_with_a_session_does_not_guess_for_long(tokens, nothing_changes):
    thief = bearer(tokens["access"])

    answers = [
        thief.post(URL, {"current_password": f"guess-{number}", "new_password": NEW_PASSWORD})
        for number in range(25)
    ]

    assert {answer.status_code for answer in answers} == {400, 429}
    assert answers[-1].status_code == 429
    assert int(answers[-1]["Retry-After"]) > 0
    with nothing_changes():  # the right one does not get through either, or the limit were none
        assert refusal(thief.post(URL, BODY)) == (429, "throttled")


def test_it_belongs_to_the_person_of_the_session(tokens, clinic_viewer, jonas):
    give_password(clinic_viewer)

    bearer(tokens["access"]).post(URL, {**BODY, "user": str(clinic_viewer.user_id), "username": "petra"})

    assert log_in("petra", PASSWORD).status_code == 200
