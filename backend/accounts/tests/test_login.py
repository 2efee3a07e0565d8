"""POST /api/auth/login/: a session for the right pair, one and the same refusal for every wrong one."""

import pytest
from rest_framework.test import APIClient

from accounts.models import Membership, Organization, Role, Session, User

URL = "/api/auth/login/"
PASSWORD = "seven-blue-lanterns"


@pytest.fixture
def nadia(clinic) -> Membership:
    user = User.objects.create_user("Nadia", "Nadia@Example.org", PASSWORD)
    return Membership.objects.create(user=user, organization=clinic, role=Role.STAFF)


def log_in(username="Nadia", password=PASSWORD, **more):
    return APIClient().post(URL, {"username": username, "password": password, **more})


def essence(response) -> dict:
    """The refusal without what differs from request to request."""
    return {key: value for key, value in response.json().items() if key != "request_id"}


@pytest.mark.parametrize("name", ["Nadia", "nadia", "NADIA", "nadia@example.org", "NADIA@EXAMPLE.ORG"])
def test_by_user_name_or_address_in_any_case(nadia, name):
    response = log_in(name)

    assert response.status_code == 200
    assert set(response.json()) == {"access", "refresh"}
    profile = APIClient().get("/api/auth/profile/", HTTP_AUTHORIZATION=f"Bearer {response.json()['access']}")
    assert (profile.status_code, profile.json()["username"]) == (200, "Nadia")


def test_every_wrong_pair_is_refused_alike(nadia, nothing_changes):
    disabled = User.objects.create_user("olga", "olga@example.org", PASSWORD, is_active=False)
    Membership.objects.create(user=disabled, organization=nadia.organization, role=Role.STAFF)

    with nothing_changes():
        wrong_password = log_in(password="not-the-password")
        wrong_name = log_in("nobody")
        disabled_account = log_in("olga")

    assert wrong_password.status_code == 401
    assert wrong_password.json()["code"] == "invalid_credentials"
    assert wrong_password["WWW-Authenticate"].startswith("Bearer")
    assert essence(wrong_password) == essence(wrong_name) == essence(disabled_account)


def test_an_unknown_name_costs_one_run_of_the_hasher_like_a_wrong_password(nadia, hasher_runs):
    log_in("nobody", "not-the-password")
    log_in("Nadia", "not-the-password")

    assert hasher_runs == ["encode", "verify"]


def test_a_user_without_an_active_organization_is_refused(nadia, nothing_changes):
    Organization.objects.filter(pk=nadia.organization_id).update(is_active=False)

    with nothing_changes():
        response = log_in()

    assert (response.status_code, response.json()["code"]) == (401, "invalid_credentials")


def test_another_active_organization_takes_the_place_of_a_disabled_one(nadia, other_clinic):
    Membership.objects.create(user=nadia.user, organization=other_clinic, role=Role.VIEWER)
    Organization.objects.filter(pk=nadia.organization_id).update(is_active=False)

    log_in()

    assert Session.objects.get().membership.organization == other_clinic


def test_a_log_in_acts_where_the_last_one_did(nadia, other_clinic, token_for):
    other = Membership.objects.create(user=nadia.user, organization=other_clinic, role=Role.VIEWER)
    token_for(other)

    log_in()

    assert Session.objects.order_by("-id").first().membership == other


def test_an_administrator_without_a_membership_logs_in(db):
    User.objects.create_superuser("root", "root@example.org", PASSWORD)

    assert log_in("root").status_code == 200
    assert Session.objects.get().membership is None


def test_the_session_remembers_where_it_came_from(nadia):
    APIClient().post(
        URL,
        {"username": "Nadia", "password": PASSWORD},
        HTTP_USER_AGENT="A" * 400,
        REMOTE_ADDR="192.0.2.7",
    )

    session = Session.objects.get()
    assert (session.user_agent, session.ip_address) == ("A" * 300, "192.0.2.7")


def test_for_a_browser_the_refresh_token_goes_into_a_cookie_alone(nadia):
    response = log_in(transport="cookie")

    cookie = response.cookies["refresh"]
    assert response.status_code == 200
    assert set(response.json()) == {"access"}
    assert cookie.value not in response.content.decode()
    assert (cookie["path"], cookie["samesite"], cookie["httponly"], cookie["secure"]) == (
        "/api/auth/",
        "Strict",
        True,
        True,
    )
    assert cookie["max-age"] == 30 * 86_400
    assert cookie["domain"] == ""


def test_a_script_gets_no_cookie(nadia):
    assert log_in(transport="body").cookies == {}


def test_no_token_is_stored_as_it_is(nadia):
    tokens = log_in().json()

    row = Session.objects.values().get()
    assert tokens["refresh"] not in str(row)
    assert tokens["access"] not in str(row)


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"password": "x"}, "username"),
        ({"username": "nadia"}, "password"),
        ({"username": "nadia", "password": "x", "transport": "pigeon"}, "transport"),
        ({"username": ["nadia"], "password": "x"}, "username"),
    ],
)
def test_a_missing_or_wrong_field_is_named(db, body, field):
    response = APIClient().post(URL, body, format="json")

    assert response.status_code == 400
    assert [error["field"] for error in response.json()["errors"]] == [field]


def test_a_stale_authorization_header_does_not_matter(nadia):
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION="Bearer not.a.token")

    assert client.post(URL, {"username": "nadia", "password": PASSWORD}).status_code == 200
