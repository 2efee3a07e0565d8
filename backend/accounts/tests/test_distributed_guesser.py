"""Somebody guesses at one account from everywhere: at most 60 guesses an hour reach the hasher; the owner gets in."""

from datetime import timedelta
from itertools import count

import pytest
from rest_framework.test import APIClient

from accounts.models import Membership, User
from accounts.tests.people import (
    LOGIN,
    NEW_PASSWORD,
    PASSWORD,
    give_password,
    letters,
    log_in,
    refusal,
    token_in,
)
from common import clock

AN_HOUR = 60


@pytest.fixture
def mike(clinic) -> User:
    user = User.objects.create_user("Mike", "mike@kiosk.example", PASSWORD)
    Membership.objects.create(user=user, organization=clinic, role="staff")
    return user


def guess(name: str, number: int):
    return log_in(name, f"guess-{number}", REMOTE_ADDR=f"2001:db8:0:{number:x}::1")


def test_in_two_hours_no_hour_holds_more_than_sixty(mike, hasher_runs):
    """One guess opens a window, the rest comes in bursts around its end: by name and by address, in small and large
    letters, and in look-alikes (İ, the Kelvin sign) that some databases lower to the same."""
    names = ["mike", "MIKE", "m\u0130ke", "mi\u212ae", "M\u0130\u212aE", "mike@kiosk.example"]
    names += ["Mike@Kiosk.Example", "m\u0130ke@kiosk.example", "mike@k\u0130os\u212a.example"]
    minutes = [0, *[59] * 18, *[61] * 18, *[119] * 18, *[122] * 18]
    begin, numbers, hashed_at = clock.now(), count(1), []

    for minute in minutes:
        with clock.at(begin + timedelta(minutes=minute)):
            before = len(hasher_runs)
            for name in names:
                guess(name, next(numbers))
            hashed_at += [minute] * (len(hasher_runs) - before)

    assert busiest_hour(hashed_at) <= AN_HOUR


def busiest_hour(minutes: list[float]) -> int:
    return max(sum(start <= minute < start + 60 for minute in minutes) for start in minutes)


@pytest.fixture
def besieged(mike):
    """An account that is locked for everybody: by its name and by its address."""

    def besiege() -> None:
        for number in range(1, 21):
            guess("mike", number)
            guess("mike@kiosk.example", number)
        assert refusal(log_in("mike", REMOTE_ADDR="203.0.113.5")) == (429, "throttled")

    return besiege


@pytest.mark.parametrize("name", ["mike", "MIKE", "mike@kiosk.example"])
def test_the_owner_still_gets_in_from_a_browser_that_was_let_in_before(besieged, name):
    browser = APIClient()
    body = {"username": "mike", "password": PASSWORD, "transport": "cookie"}
    assert browser.post(LOGIN, body).status_code == 200
    besieged()

    response = browser.post(LOGIN, {**body, "username": name}, REMOTE_ADDR="203.0.113.9")

    assert response.status_code == 200


def test_such_a_browser_has_no_endless_guesses_either(mike, hasher_runs):
    browser = APIClient()
    browser.post(LOGIN, {"username": "mike", "password": PASSWORD, "transport": "cookie"})
    hasher_runs.clear()

    for number in range(60):
        browser.post(LOGIN, {"username": "mike", "password": f"guess-{number}"})

    assert len(hasher_runs) <= 10


def test_many_such_browsers_have_no_more_guesses_than_one(mike, hasher_runs):
    """Whoever collects an account's old cookies gains nothing by their number."""
    browsers = [APIClient() for _ in range(5)]
    for browser in browsers:
        browser.post(LOGIN, {"username": "mike", "password": PASSWORD, "transport": "cookie"})
    hasher_runs.clear()

    for number in range(60):
        name = "mike" if number % 2 else "mike@kiosk.example"
        browsers[number % 5].post(LOGIN, {"username": name, "password": f"guess-{number}"})

    assert len(hasher_runs) <= 10


def test_a_new_password_makes_a_stranger_of_each_browser_but_the_one_it_was_set_in(besieged):
    """Whoever once knew the former password keeps no way past the lock."""
    old, own = APIClient(), APIClient()
    body = {"username": "mike", "password": PASSWORD, "transport": "cookie"}
    old.post(LOGIN, body)
    access = own.post(LOGIN, body).json()["access"]
    changed = own.post(
        "/api/auth/password/change/",
        {"current_password": PASSWORD, "new_password": NEW_PASSWORD},
        HTTP_AUTHORIZATION=f"Bearer {access}",
    )
    assert changed.status_code == 204
    besieged()

    assert refusal(old.post(LOGIN, {**body, "password": NEW_PASSWORD})) == (429, "throttled")
    assert own.post(LOGIN, {**body, "password": NEW_PASSWORD}).status_code == 200


def test_a_browser_of_somebody_else_is_a_stranger(besieged, clinic_staff):
    give_password(clinic_staff)
    browser = APIClient()
    browser.post(LOGIN, {"username": "jonas", "password": PASSWORD, "transport": "cookie"})
    besieged()

    response = browser.post(LOGIN, {"username": "mike", "password": PASSWORD})

    assert refusal(response) == (429, "throttled")


@pytest.mark.parametrize("forged", ["", "x", "eyJhIjoxfQ:1xVRi1:AAAA"])
def test_a_forged_cookie_is_none(besieged, forged):
    besieged()
    browser = APIClient()
    browser.cookies["devices"] = forged

    assert refusal(browser.post(LOGIN, {"username": "mike", "password": PASSWORD})) == (429, "throttled")


def test_the_owner_still_gets_in_by_a_new_password(besieged):
    besieged()
    browser = APIClient()
    browser.post("/api/auth/password/reset/", {"email": "mike@kiosk.example"})

    reset = browser.post(
        "/api/auth/password/reset/confirm/", {"token": token_in(letters()[-1]), "password": NEW_PASSWORD}
    )

    assert reset.status_code == 204
    for name in ("mike", "mike@kiosk.example"):
        response = browser.post(LOGIN, {"username": name, "password": NEW_PASSWORD, "transport": "cookie"})
        assert response.status_code == 200


def test_a_reset_opens_nothing_for_the_guesser(besieged, hasher_runs):
    """The siege goes on from everywhere else: a reset in between must not buy it a fresh allowance in the hour."""
    besieged()
    browser = APIClient()
    browser.post("/api/auth/password/reset/", {"email": "mike@kiosk.example"})
    browser.post(
        "/api/auth/password/reset/confirm/", {"token": token_in(letters()[-1]), "password": NEW_PASSWORD}
    )
    hasher_runs.clear()

    for number in range(100, 140):
        guess("mike", number)
        guess("mike@kiosk.example", number)

    assert hasher_runs == []
