"""POST /api/auth/token/refresh/: a refresh token works once."""

from datetime import timedelta

import pytest
from django.utils import timezone
from rest_framework.test import APIClient

from accounts.models import Organization, Session, User
from accounts.sessions import start_session
from common import clock

URL = "/api/auth/token/refresh/"
PROFILE = "/api/auth/profile/"


@pytest.fixture
def tokens(clinic_staff):
    return start_session(user=clinic_staff.user, membership=clinic_staff)[1]


def refresh(token: object):
    return APIClient().post(URL, {"refresh": token})


def profile_with(access: str):
    return APIClient().get(PROFILE, HTTP_AUTHORIZATION=f"Bearer {access}")


def later(**delta):
    return clock.at(timezone.now() + timedelta(**delta))


def test_a_refresh_token_is_spent_for_a_new_pair(tokens):
    response = refresh(tokens.refresh)

    fresh = response.json()
    assert response.status_code == 200
    assert set(fresh) == {"access", "refresh"}
    assert fresh["refresh"] != tokens.refresh
    assert profile_with(fresh["access"]).status_code == 200
    assert Session.objects.count() == 1


def test_tokens_rotate_for_as_long_as_somebody_works(tokens):
    current, seen = tokens.refresh, {tokens.refresh}
    for _ in range(5):
        current = refresh(current).json()["refresh"]
        assert current not in seen
        seen.add(current)


def test_a_refresh_prolongs_the_session(tokens):
    with later(days=20):
        assert refresh(tokens.refresh).status_code == 200

    assert Session.objects.get().expires_at > timezone.now() + timedelta(days=49)


def test_a_spent_token_within_ten_seconds_harms_nothing(tokens, nothing_changes):
    fresh = refresh(tokens.refresh).json()

    with later(seconds=9), nothing_changes():
        again = refresh(tokens.refresh)

    assert (again.status_code, again.json()["code"]) == (409, "refresh_superseded")
    assert profile_with(fresh["access"]).status_code == 200
    assert refresh(fresh["refresh"]).status_code == 200


def test_a_token_two_refreshes_old_is_still_within_the_grace(tokens):
    newer = refresh(tokens.refresh).json()["refresh"]
    newest = refresh(newer).json()["refresh"]

    assert refresh(tokens.refresh).status_code == 409
    assert refresh(newest).status_code == 200


def test_a_spent_token_coming_back_later_ends_the_family(tokens):
    fresh = refresh(tokens.refresh).json()

    with later(seconds=11):
        again = refresh(tokens.refresh)

    session = Session.objects.get()
    assert (again.status_code, again.json()["code"]) == (401, "session_ended")
    assert session.ended_reason == "token_reuse"
    assert profile_with(fresh["access"]).json()["code"] == "session_ended"
    assert refresh(fresh["refresh"]).status_code == 401


def test_another_session_of_the_same_person_stays_alive(tokens, clinic_staff):
    other = start_session(user=clinic_staff.user, membership=clinic_staff)[1]
    refresh(tokens.refresh)
    with later(seconds=11):
        refresh(tokens.refresh)

    assert refresh(other.refresh).status_code == 200


@pytest.mark.parametrize("token", ["", "rubbish", "a.b.c", "é.é.é", "x" * 10_000])
def test_rubbish_is_refused(db, token):
    assert refresh(token).status_code == 401


@pytest.mark.parametrize("token", [123, None, ["a"], {"a": "b"}])
def test_a_token_is_a_text(db, token):
    assert refresh(token).status_code in (400, 401)


def test_an_access_token_refreshes_nothing(tokens, nothing_changes):
    with nothing_changes():
        response = refresh(tokens.access)

    assert (response.status_code, response.json()["code"]) == (401, "token_invalid")


def test_a_refresh_token_opens_nothing(tokens):
    response = profile_with(tokens.refresh)

    assert (response.status_code, response.json()["code"]) == (401, "token_invalid")


def test_without_any_token_it_is_401(db):
    response = APIClient().post(URL)

    assert (response.status_code, response.json()["code"]) == (401, "not_authenticated")


def test_a_disabled_user_gets_401(tokens, clinic_staff):
    User.objects.filter(pk=clinic_staff.user_id).update(is_active=False)

    assert refresh(tokens.refresh).status_code == 401


def test_a_deleted_user_gets_401(tokens, clinic_staff):
    clinic_staff.user.delete()

    response = refresh(tokens.refresh)
    assert (response.status_code, response.json()["code"]) == (401, "session_ended")


def test_a_disabled_organization_gets_401(tokens, clinic):
    Organization.objects.filter(pk=clinic.pk).update(is_active=False)

    assert refresh(tokens.refresh).status_code == 401


def test_an_expired_session_gets_401(tokens):
    Session.objects.update(expires_at=timezone.now() - timedelta(seconds=1))

    assert refresh(tokens.refresh).status_code == 401


class TestByCookie:
    """A browser sends the cookie, and a header that no plain form of another site can send."""

    @pytest.fixture
    def browser(self, tokens) -> APIClient:
        client = APIClient()
        client.cookies["refresh"] = tokens.refresh
        return client

    def test_the_cookie_rotates_and_only_access_is_in_the_body(self, browser, tokens):
        response = browser.post(URL, HTTP_X_REQUESTED_WITH="XMLHttpRequest")

        assert response.status_code == 200
        assert set(response.json()) == {"access"}
        cookie = response.cookies["refresh"]
        assert cookie.value != tokens.refresh
        assert (cookie["httponly"], cookie["secure"], cookie["samesite"]) == (True, True, "Strict")

    def test_without_the_header_the_cookie_does_not_count(self, browser, nothing_changes):
        with nothing_changes():
            response = browser.post(URL)

        assert response.status_code == 401
        assert "refresh" not in response.cookies

    def test_a_token_in_the_body_is_answered_in_the_body(self, browser, tokens):
        browser.cookies["refresh"] = "rubbish"

        response = browser.post(URL, {"refresh": tokens.refresh}, HTTP_X_REQUESTED_WITH="x")

        assert set(response.json()) == {"access", "refresh"}
        assert "refresh" not in response.cookies
