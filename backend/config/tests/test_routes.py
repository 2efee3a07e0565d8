"""Each route is scoped to who asks, or is on a short public list; what declares nothing is closed."""

import pytest
from django.http import HttpRequest
from rest_framework.permissions import AllowAny
from rest_framework.test import APIRequestFactory, force_authenticate
from rest_framework.views import APIView

from accounts.sessions import start_session
from common.permissions import DeclaredAccess
from common.viewsets import ScopedViewSet
from config.tests.routes import Route, api_routes

PUBLIC = {
    ("register", "post"),
    ("login", "post"),
    ("token-refresh", "post"),
    ("logout", "post"),
    ("demo-logins", "get"),
    ("schema", "get"),
    ("docs", "get"),
    ("password-reset", "post"),
    ("password-reset-confirm", "post"),
    ("email-change-confirm", "post"),
    ("invitation-preview", "post"),
    ("second-factor-verify", "post"),
}
# Open to anyone who holds the letter's token; a session, where there is one, says as whom.
BY_LETTER = {("invitation-accept", "post")}
# By a challenge instead of a session, or with a session.
BY_CHALLENGE = {("second-factor-enroll", "post"), ("second-factor-confirm", "post")}
PUBLIC |= BY_LETTER | BY_CHALLENGE
# About oneself or one's organization, found through the session and nothing in the request.
OWN = {
    "profile",
    "organization",
    "switch",
    "password-change",
    "email-change",
    "session-list",
    "session-detail",
}
OWN |= {"second-factor", "second-factor-disable", "second-factor-recovery-codes"}
# The network's directory, the same for every member.
DIRECTORY = {"lab-list", "lab-detail", "lab-on-time-list"}

ROUTES = api_routes()


def by_id(route: Route) -> str:
    return f"{route.method} {route.name}"


@pytest.mark.parametrize("route", ROUTES, ids=by_id)
def test_a_route_is_public_or_asks_the_access_table(route):
    if route.id in PUBLIC:
        assert route.view.permission_classes in ((AllowAny,), [AllowAny])
        return
    assert list(route.view.permission_classes) == [DeclaredAccess]
    assert route.action in route.view.access


@pytest.mark.parametrize("route", ROUTES, ids=by_id)
def test_a_route_that_is_not_public_is_scoped(route):
    if route.id not in PUBLIC and route.name not in OWN | DIRECTORY:
        assert issubclass(route.view, ScopedViewSet)
        assert "get_queryset" not in vars(route.view)


@pytest.mark.parametrize("route", [r for r in ROUTES if r.id not in PUBLIC], ids=by_id)
def test_nobody_gets_in_without_a_session(client_for, nothing_changes, route):
    client, path = client_for(None), route.filled_path

    with nothing_changes():
        response = getattr(client, route.method)(path, {})

    assert (response.status_code, response.json()["code"]) == (401, "not_authenticated")
    assert response["WWW-Authenticate"] == 'Bearer realm="api"'


class Forgotten(APIView):
    """A view whose author declared no access."""

    def get(self, request: HttpRequest) -> None:
        raise AssertionError("reached")

    post = put = patch = delete = get


@pytest.mark.parametrize("method", ["get", "post", "put", "patch", "delete", "head", "options"])
@pytest.mark.parametrize("actor", ["clinic_admin", "lab_admin", "administrator"])
def test_a_view_that_declares_nothing_is_closed_to_everybody(request, method, actor):
    who = request.getfixturevalue(actor)
    user, membership = (who, None) if actor == "administrator" else (who.user, who)
    asked = getattr(APIRequestFactory(), method)("/")
    force_authenticate(asked, user, start_session(user=user, membership=membership)[0])

    assert Forgotten.as_view()(asked).status_code == 403


def test_head_is_answered_like_get(client_for, clinic_staff):
    client = client_for(clinic_staff)

    for path in ("/api/auth/profile/", "/api/orders/", "/api/labs/"):
        response = client.head(path)
        assert (response.status_code, response.content) == (200, b"")
