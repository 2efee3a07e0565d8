"""Fifty parallel uses of one refresh token, twenty times over: exactly one works. And a user who goes meanwhile."""

from collections import Counter

import pytest
from django.db import connection
from rest_framework.test import APIClient

from accounts import sessions
from accounts.models import Session, User
from accounts.sessions import start_session
from accounts.tests.people import is_alive, refusal
from common.tests.parallel import at_once, statuses

PARALLEL, ROUNDS = 50, 20
URL = "/api/auth/token/refresh/"


def refresh(token: str):
    return APIClient().post(URL, {"refresh": token})


@pytest.mark.django_db(transaction=True)
def test_of_fifty_parallel_refreshes_exactly_one_works_each_time(clinic_staff):
    token = start_session(user=clinic_staff.user, membership=clinic_staff)[1].refresh

    for round_number in range(ROUNDS):
        answers = at_once(*[lambda token=token: refresh(token)] * PARALLEL)

        assert statuses(answers) == {200: 1, 409: PARALLEL - 1}, round_number
        tokens = next(answer.json() for answer in answers if answer.status_code == 200)
        token = tokens["refresh"]

    assert Session.objects.get().ended_at is None
    assert is_alive(tokens)


def delete(user: User) -> None:
    User.objects.filter(pk=user.pk).delete()


def disable(user: User) -> None:
    User.objects.filter(pk=user.pk).update(is_active=False)


@pytest.mark.django_db
@pytest.mark.parametrize("go", [delete, disable])
def test_a_user_who_goes_between_check_and_swap_gets_no_living_token(clinic_staff, monkeypatch, go):
    token = start_session(user=clinic_staff.user, membership=clinic_staff)[1].refresh
    load = sessions.load_live_session

    def load_and_lose(session_id):
        session = load(session_id)
        go(clinic_staff.user)
        return session

    monkeypatch.setattr(sessions, "load_live_session", load_and_lose)
    answer = refresh(token)
    monkeypatch.undo()

    if answer.status_code == 200:  # it went after the swap, as far as the database can tell
        assert go is disable
        assert not is_alive(answer.json())
    else:
        assert refusal(answer) == (401, "session_ended")


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("go", [delete, disable])
def test_a_user_who_goes_while_fifty_refresh(clinic_staff, go):
    token = start_session(user=clinic_staff.user, membership=clinic_staff)[1].refresh

    *answers, _ = at_once(*[lambda: refresh(token)] * PARALLEL, lambda: go(clinic_staff.user))

    assert set(Counter(answer.status_code for answer in answers)) <= {200, 401, 409}
    assert not any(is_alive(answer.json()) for answer in answers if answer.status_code == 200)
    assert refresh(token).status_code == 401


def test_spent_tokens_are_kept_as_digests_only(clinic_staff):
    token = start_session(user=clinic_staff.user, membership=clinic_staff)[1].refresh
    fresh = refresh(token).json()

    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM accounts_session")  # every column, as stored
        row = str(cursor.fetchall())
    for part in (token, fresh["refresh"], fresh["access"]):
        assert part not in row
        assert part.split(".")[1] not in row
