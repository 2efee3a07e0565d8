"""POST /api/auth/logout/: this session is over, others are not."""

import pytest
from rest_framework.test import APIClient

from accounts.models import Session
from accounts.sessions import start_session

URL = "/api/auth/logout/"


@pytest.fixture
def tokens(clinic_staff):
    return start_session(user=clinic_staff.user, membership=clinic_staff)[1]


@pytest.fixture
def other_tokens(clinic_staff):
    return start_session(user=clinic_staff.user, membership=clinic_staff)[1]


def with_access(token: str) -> APIClient:
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Bearer {token}")
    return client


def is_dead(tokens) -> bool:
    profile = with_access(tokens.access).get("/api/auth/profile/")
    refreshed = APIClient().post("/api/auth/token/refresh/", {"refresh": tokens.refresh})
    assert profile.status_code in (200, 401)
    assert (profile.status_code == 401) == (refreshed.status_code == 401)
    return profile.status_code == 401


def test_access_and_refresh_token_are_dead_at_once(tokens):
    response = with_access(tokens.access).post(URL)

    assert (response.status_code, response.content) == (204, b"")
    assert is_dead(tokens)
    assert Session.objects.get().ended_reason == "logout"


def test_another_session_of_the_same_person_stays_alive(tokens, other_tokens):
    with_access(tokens.access).post(URL)

    assert not is_dead(other_tokens)


def test_by_the_refresh_token_alone(tokens, other_tokens):
    assert APIClient().post(URL, {"refresh": tokens.refresh}).status_code == 204

    assert is_dead(tokens)
    assert not is_dead(other_tokens)


def test_by_the_cookie_which_is_taken_back(tokens):
    client = APIClient()
    client.cookies["refresh"] = tokens.refresh

    response = client.post(URL, HTTP_X_REQUESTED_WITH="XMLHttpRequest")

    cookie = response.cookies["refresh"]
    assert response.status_code == 204
    assert (cookie.value, cookie["max-age"], cookie["path"]) == ("", 0, "/api/auth/")
    assert is_dead(tokens)


def test_another_site_cannot_log_anybody_out(tokens, nothing_changes):
    client = APIClient()
    client.cookies["refresh"] = tokens.refresh

    with nothing_changes():
        assert client.post(URL).status_code == 401


def test_by_refresh_token_twice_is_no_fault(tokens):
    APIClient().post(URL, {"refresh": tokens.refresh})

    assert APIClient().post(URL, {"refresh": tokens.refresh}).status_code == 204


def test_the_body_cannot_end_another_session_than_the_header_names(tokens, other_tokens):
    with_access(tokens.access).post(URL, {"refresh": other_tokens.refresh})

    assert is_dead(tokens)
    assert not is_dead(other_tokens)


@pytest.mark.parametrize("body", [{}, {"refresh": "rubbish"}, {"refresh": ""}])
def test_nobody_is_logged_out_by_rubbish(tokens, nothing_changes, body):
    with nothing_changes():
        assert APIClient().post(URL, body).status_code == 401


def test_an_ended_session_is_told_so(tokens):
    with_access(tokens.access).post(URL)

    again = with_access(tokens.access).post(URL)
    assert (again.status_code, again.json()["code"]) == (401, "session_ended")


def test_the_cookie_of_another_session_ends_with_the_access_tokens(tokens, other_tokens):
    client = with_access(tokens.access)
    client.cookies["refresh"] = other_tokens.refresh

    assert client.post(URL, headers={"X-Requested-With": "XMLHttpRequest"}).status_code == 204

    assert is_dead(tokens)
    assert is_dead(other_tokens)


def test_an_access_token_that_is_no_good_leaves_the_cookie_to_decide(tokens):
    client = with_access("expired")
    client.cookies["refresh"] = tokens.refresh

    assert client.post(URL, headers={"X-Requested-With": "XMLHttpRequest"}).status_code == 204

    assert is_dead(tokens)
