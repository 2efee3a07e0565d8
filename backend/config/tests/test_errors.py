"""Every refusal of the API is one problem document, 404 and 500 included."""

import base64

import pytest
from django.db import OperationalError
from django.test import override_settings
from django.urls import include, path
from rest_framework.permissions import AllowAny
from rest_framework.test import APIClient
from rest_framework.views import APIView

from config.urls import urlpatterns as product_urls

MEMBERS = {"type", "title", "status", "detail", "code", "request_id", "errors"}


def assert_problem(response, status: int, code: str) -> dict:
    body = response.json()
    assert response.status_code == status
    assert response["Content-Type"] == "application/problem+json"
    assert set(body) >= MEMBERS
    assert (body["status"], body["code"], body["type"]) == (status, code, "about:blank")
    assert body["request_id"] == response["X-Request-ID"]
    assert len(body["request_id"]) >= 8
    assert isinstance(body["errors"], list)
    assert body["title"]
    assert body["detail"]
    return body


class Crash(APIView):
    permission_classes = (AllowAny,)
    authentication_classes = ()

    def get(self, request):
        raise RuntimeError("a secret of the inside")


class DatabaseAway(Crash):
    def get(self, request):
        raise OperationalError("a secret of the inside")


def crash_outside_of_drf(request):
    raise RuntimeError("a secret of the inside")


urlpatterns = [
    path("api/crash/", Crash.as_view()),
    path("api/plain-crash/", crash_outside_of_drf),
    path("api/away/", DatabaseAway.as_view()),
    path("", include(product_urls)),
]
handler400 = "common.fallbacks.bad_request"
handler404 = "common.fallbacks.not_found"
handler500 = "common.fallbacks.crashed"


@pytest.mark.parametrize("url", ["/api/crash/", "/api/plain-crash/"])
@override_settings(ROOT_URLCONF=__name__, DEBUG=False)
def test_a_crash_says_nothing_of_the_inside(url):
    response = APIClient(raise_request_exception=False).get(url)

    assert_problem(response, 500, "server_error")
    assert "secret" not in response.content.decode()
    assert "RuntimeError" not in response.content.decode()


@override_settings(ROOT_URLCONF=__name__)
def test_a_database_that_is_away_is_503():
    response = APIClient().get("/api/away/")

    assert_problem(response, 503, "unavailable")
    assert int(response["Retry-After"]) > 0
    assert "secret" not in response.content.decode()


@pytest.mark.parametrize("method", ["get", "post", "put", "patch", "delete"])
@pytest.mark.parametrize(
    "url", ["/api/", "/api/nothing/", "/api/orders", "/api/v2/orders/", "/api/orders/1/2/3/"]
)
def test_an_unknown_path(db, method, url):
    assert_problem(getattr(APIClient(), method)(url, {}), 404, "not_found")


def test_a_forgotten_slash_is_pointed_out(db):
    assert "slash" in APIClient().get("/api/orders").json()["detail"]
    assert "slash" not in APIClient().get("/api/nothing/").json()["detail"]


@pytest.mark.parametrize("pk", ["1", "not-a-uuid", "0190aaaa-0000-7000-8000-000000000000", "%00", "é"])
@pytest.mark.parametrize("kind", ["orders", "labs", "notifications"])
def test_an_id_that_is_none(client_for, clinic_staff, kind, pk):
    body = assert_problem(client_for(clinic_staff).get(f"/api/{kind}/{pk}/"), 404, "not_found")

    assert body["errors"] == []


@pytest.mark.parametrize("text", ["{", '{"lab": }', "", "\x00", "[1,", '{"lab": "\udcff"}', "[" * 100_000])
def test_malformed_json(client_for, clinic_staff, nothing_changes, text):
    client = client_for(clinic_staff)
    raw = text.encode("utf-8", "surrogateescape")

    with nothing_changes():
        response = client.generic("POST", "/api/orders/", raw, content_type="application/json")

    if text:
        assert_problem(response, 400, "malformed")
    else:
        assert_problem(response, 400, "invalid")


@pytest.mark.parametrize(
    ("url", "text"),
    [
        ("/api/orders/", '{"lab": "\\ud800", "delivery_method": "email"}'),
        ("/api/orders/", '{"lab": 1, "\\udfff": 1}'),
        ("/api/auth/register/", '{"user_type": "\\ud800"}'),
    ],
)
def test_half_a_character(client_for, clinic_staff, nothing_changes, url, text):
    """What is echoed in a refusal must be something that can be sent."""
    client = client_for(clinic_staff)

    with nothing_changes():
        response = client.generic("POST", url, text, content_type="application/json")

    assert_problem(response, 400, "malformed")


def test_half_a_character_in_a_cursor(client_for, clinic_staff):
    document = b'{"o": "name", "b": 0, "v": ["\\ud800", "0190aaaa-0000-7000-8000-000000000000"]}'
    cursor = base64.urlsafe_b64encode(document).decode()

    assert_problem(client_for(clinic_staff).get("/api/labs/", {"cursor": cursor}), 400, "invalid")


def test_a_body_larger_than_any_of_ours(db, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000

    response = APIClient().post("/api/auth/login/", {"username": "a" * 1001, "password": "b"})

    assert_problem(response, 413, "too_large")


@pytest.mark.parametrize(
    "content_type",
    ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "nonsense"],
)
def test_another_content_type(client_for, clinic_staff, nothing_changes, content_type):
    client = client_for(clinic_staff)

    with nothing_changes():
        response = client.generic("POST", "/api/orders/", b"lab=1", content_type=content_type)

    assert_problem(response, 415, "unsupported_media_type")


@pytest.mark.parametrize(
    ("method", "url"),
    [
        ("delete", "/api/orders/"),
        ("patch", "/api/orders/"),
        ("put", "/api/orders/summary/"),
        ("get", "/api/auth/login/"),
        ("delete", "/api/auth/profile/"),
        ("post", "/api/labs/"),
    ],
)
def test_a_method_that_is_not_spoken(client_for, clinic_staff, method, url):
    response = getattr(client_for(clinic_staff), method)(url, {})

    assert_problem(response, 405, "method_not_allowed")
    assert response["Allow"]


def test_a_representation_that_is_not_offered(client_for, clinic_staff):
    response = client_for(clinic_staff).get("/api/orders/", HTTP_ACCEPT="application/xml")

    assert_problem(response, 406, "not_acceptable")


def test_no_session_a_dead_one_and_a_role(client_for, clinic_viewer, db):
    anonymous = APIClient().get("/api/orders/")
    assert_problem(anonymous, 401, "not_authenticated")
    assert anonymous["WWW-Authenticate"] == 'Bearer realm="api"'
    broken = APIClient().get("/api/orders/", HTTP_AUTHORIZATION="Bearer x")
    assert_problem(broken, 401, "token_invalid")
    assert_problem(client_for(clinic_viewer).post("/api/orders/", {}), 403, "permission_denied")


def test_fields_at_fault_are_listed(client_for, clinic_staff):
    body = assert_problem(client_for(clinic_staff).post("/api/orders/", {}), 400, "invalid")

    assert [set(error) for error in body["errors"]] == [{"field", "code", "detail"}] * 2
    assert {error["field"] for error in body["errors"]} == {"lab", "delivery_method"}


def test_a_field_at_fault_in_a_list_is_found(client_for, clinic_staff):
    response = client_for(clinic_staff).post("/api/notifications/mark-read/", {"ids": ["x"]})

    assert assert_problem(response, 400, "invalid")["errors"][0]["field"] == "ids.0"


@pytest.mark.parametrize("offered", ["partner-request-1", "0123456789abcdef"])
def test_a_request_id_that_was_offered_is_kept(db, offered):
    response = APIClient().get("/api/orders/", HTTP_X_REQUEST_ID=offered)

    assert (response["X-Request-ID"], response.json()["request_id"]) == (offered, offered)


@pytest.mark.parametrize("offered", ["short", "x" * 65, "has space in it", "<script>alert</script>"])
def test_one_that_cannot_be_trusted_is_not(db, offered):
    response = APIClient().get("/api/orders/", HTTP_X_REQUEST_ID=offered)

    assert response["X-Request-ID"] != offered
    assert_problem(response, 401, "not_authenticated")


def test_a_host_that_is_not_ours(db):
    assert_problem(APIClient().get("/api/orders/", HTTP_HOST="evil.example"), 400, "malformed")
