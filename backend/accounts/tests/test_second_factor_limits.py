"""Codes are not guessed: eight tries in a quarter of an hour, one after the other or all at once."""

import pytest
from rest_framework.test import APIClient

from accounts.models import Session, User
from accounts.tests.people import PASSWORD, bearer, code_of, give_password, later, log_in, refusal
from common.tests.parallel import at_once, statuses

URL = "/api/auth/second-factor/"
ALLOWED = 8


@pytest.fixture
def jonas(clinic_staff) -> User:
    return give_password(clinic_staff).user


@pytest.fixture
def client(jonas) -> APIClient:
    return bearer(log_in("jonas").json()["access"])


@pytest.fixture
def secret(client) -> str:
    secret = client.post(f"{URL}enroll/", {"password": PASSWORD}).json()["secret"]
    client.post(f"{URL}confirm/", {"code": code_of(secret, half_minutes=-1)})
    return secret


def wrong(number: int, secret: str) -> str:
    """A code that is wrong now and for minutes around."""
    right = {code_of(secret, half_minutes=step) for step in range(-6, 7)}
    return next(code for code in (f"{guess:06d}" for guess in range(number, 10**6, 50)) if code not in right)


def verify(challenge: str, code: str):
    return APIClient().post(f"{URL}verify/", {"challenge": challenge, "code": code})


def test_the_ninth_try_is_refused_even_if_right(secret):
    challenge = log_in("jonas").json()["challenge"]

    answers = [verify(challenge, wrong(number, secret)) for number in range(ALLOWED)]
    ninth = verify(log_in("jonas").json()["challenge"], code_of(secret))

    assert [answer.status_code for answer in answers] == [400] * ALLOWED
    assert refusal(ninth) == (429, "throttled")
    assert 0 < int(ninth["Retry-After"]) <= 15 * 60


def test_after_a_quarter_of_an_hour_one_may_try_again(secret):
    challenge = log_in("jonas").json()["challenge"]
    for number in range(ALLOWED + 1):
        verify(challenge, wrong(number, secret))

    with later(minutes=16):
        again = verify(log_in("jonas").json()["challenge"], wrong(1, secret))
        assert again.status_code == 400


def test_a_success_forgives(secret):
    challenge = log_in("jonas").json()["challenge"]
    for number in range(ALLOWED - 1):
        verify(challenge, wrong(number, secret))
    assert verify(challenge, code_of(secret)).status_code == 200

    again = [verify(challenge, wrong(number, secret)) for number in range(ALLOWED)]

    assert {answer.status_code for answer in again} == {400}


def test_every_way_of_trying_counts_together(client, secret):
    challenge = log_in("jonas").json()["challenge"]
    for number in range(4):
        verify(challenge, wrong(number, secret))
        client.post(f"{URL}disable/", {"password": PASSWORD, "code": wrong(number, secret)})

    answers = [
        verify(challenge, code_of(secret)),
        client.post(f"{URL}disable/", {"password": PASSWORD, "code": code_of(secret)}),
        client.post(f"{URL}recovery-codes/", {"password": PASSWORD, "code": code_of(secret)}),
    ]

    assert [answer.status_code for answer in answers] == [429, 429, 429]
    assert client.get(URL).json()["enabled"] is True


def test_somebody_elses_tries_lock_nobody_else_out(secret, client_for, clinic_viewer):
    give_password(clinic_viewer)
    other = bearer(log_in("petra").json()["access"])
    other.post(f"{URL}enroll/", {"password": PASSWORD})
    for number in range(ALLOWED + 2):
        other.post(f"{URL}confirm/", {"code": wrong(number, secret)})

    assert verify(log_in("jonas").json()["challenge"], code_of(secret)).status_code == 200


def test_setting_up_is_limited_too(client, clinic_staff):
    secret = client.post(f"{URL}enroll/", {"password": PASSWORD}).json()["secret"]

    answers = [client.post(f"{URL}confirm/", {"code": wrong(number, secret)}) for number in range(10)]

    assert [answer.status_code for answer in answers] == [400] * ALLOWED + [429] * 2
    assert client.post(f"{URL}confirm/", {"code": code_of(secret)}).status_code == 429
    assert client.get(URL).json()["enabled"] is False


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_of_fifty_at_once_eight_are_looked_at(secret):
    challenge = log_in("jonas").json()["challenge"]
    before = Session.objects.count()

    answers = at_once(
        *(lambda number=number: verify(challenge, wrong(number, secret)) for number in range(50))
    )

    assert statuses(answers) == {400: ALLOWED, 429: 50 - ALLOWED}
    assert Session.objects.count() == before
