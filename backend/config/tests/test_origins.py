"""Whose pages may use the API, and which headers of a proxy are believed: exactly those that are configured."""

import pytest
from rest_framework.test import APIClient

pytestmark = pytest.mark.one_engine

FRIEND, STRANGER = "https://app.example.org", "https://evil.example"
PATHS = [
    "/api/orders/",
    "/api/auth/login/",
    "/api/nothing/",
    "/admin/login/",
    "/",
    "/livez",
    "/static/nothing.js",
]


@pytest.fixture(autouse=True)
def configured(settings):
    settings.CORS_ALLOWED_ORIGINS = [FRIEND]


def cors_headers(response) -> dict[str, str]:
    return {name: value for name, value in response.items() if name.lower().startswith("access-control-")}


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("method", ["get", "post", "options"])
@pytest.mark.parametrize(
    "origin",
    [
        STRANGER,
        "null",
        f"{FRIEND}.evil.example",
        "http://app.example.org",
        "https://app.example.org:8443",
        "*",
    ],
)
def test_a_foreign_origin_gets_nothing(db, path, method, origin):
    response = getattr(APIClient(), method)(
        path, HTTP_ORIGIN=origin, HTTP_ACCESS_CONTROL_REQUEST_METHOD="POST"
    )

    assert cors_headers(response) == {}


@pytest.mark.parametrize("path", PATHS[:2])
def test_a_configured_origin_is_named_exactly(db, path):
    response = APIClient().get(path, HTTP_ORIGIN=FRIEND)

    assert response["Access-Control-Allow-Origin"] == FRIEND
    assert response["Access-Control-Allow-Credentials"] == "true"
    assert "origin" in response["Vary"].lower()


def test_what_it_may_send_is_named(db):
    asked = {"HTTP_ORIGIN": FRIEND, "HTTP_ACCESS_CONTROL_REQUEST_METHOD": "PATCH"}
    response = APIClient().options("/api/orders/", **asked)

    assert response["Access-Control-Allow-Origin"] == FRIEND
    assert "*" not in "".join(cors_headers(response).values())
    assert "if-match" in response["Access-Control-Allow-Headers"]


@pytest.mark.parametrize("path", PATHS[3:])
def test_nothing_but_the_api_is_shared(db, path):
    assert cors_headers(APIClient().get(path, HTTP_ORIGIN=FRIEND)) == {}


def test_a_forwarded_host_is_not_believed(client_for, clinic_staff, order_maker):
    for _ in range(2):
        order_maker()
    response = client_for(clinic_staff).get("/api/orders/?page_size=1", HTTP_X_FORWARDED_HOST="evil.example")

    assert "evil.example" not in response.content.decode()
    assert response.json()["next"].startswith("http://testserver/")


@pytest.mark.parametrize(
    "host", ["evil.example", "testserver.evil.example", "a b", "testserver:80:80", "[::1", "é"]
)
@pytest.mark.parametrize("path", ["/api/orders/", "/api/auth/password/reset/"])
def test_another_host_is_malformed(db, host, path):
    response = APIClient().post(path, {"email": "a@example.org"}, HTTP_HOST=host)

    assert (response.status_code, response.json()["code"]) == (400, "malformed")


def test_a_forwarded_scheme_is_not_believed_unless_configured(db, settings):
    """Otherwise a client could make links secure that are not."""
    asked = {"HTTP_X_FORWARDED_PROTO": "https"}
    assert not APIClient().get("/livez", **asked).wsgi_request.is_secure()

    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    assert APIClient().get("/livez", **asked).wsgi_request.is_secure()
