"""Every answer tells the browser what it may do: views, files, pages, redirects, refusals and crashes alike."""

import re

import pytest
from asgiref.testing import ApplicationCommunicator
from django.contrib import admin
from django.test import Client, override_settings
from rest_framework.test import APIClient

from config.asgi import SecuredASGIHandler
from config.security import AREAS, policy_of
from config.tests.routes import api_routes

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}
LOCKED = {
    "default-src": "'none'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
    "object-src": "'none'",
}


def assert_secured(response, *, kept: bool = False) -> dict[str, str]:
    """All headers are there; returns the policy's directives. ``kept``: a browser may keep the answer."""
    assert {name: response.get(name) for name in ALWAYS} == ALWAYS
    assert "camera=()" in response["Permissions-Policy"]
    parts = (part.partition(" ") for part in response["Content-Security-Policy"].split("; "))
    policy = {name: sources for name, _, sources in parts}
    assert policy.items() >= LOCKED.items()
    assert policy["form-action"] in ("'none'", "'self'")
    assert ("no-store" in response["Cache-Control"]) is not kept
    return policy


ROUTES = api_routes()


@pytest.mark.one_engine
@pytest.mark.parametrize("who", [None, "clinic_admin", "lab_viewer", "administrator"])
@pytest.mark.parametrize("route", ROUTES, ids=lambda route: f"{route.method} {route.name}")
def test_every_route_of_the_api(request, client_for, route, who):
    client = client_for(who and request.getfixturevalue(who))

    assert_secured(getattr(client, route.method)(route.filled_path, {}))


def admin_paths() -> list[str]:
    own = ["/admin/", "/admin/login/", "/admin/password_change/", "/admin/jsi18n/", "/admin/nothing/"]
    lists = [f"/admin/{model._meta.app_label}/{model._meta.model_name}/" for model in admin.site._registry]
    return own + lists


@pytest.mark.parametrize("path", admin_paths())
def test_every_page_of_the_admin(db, client, administrator, path):
    policy = assert_secured(client.get(path))
    client.force_login(administrator)

    assert assert_secured(client.get(path)).keys() == policy.keys()


@pytest.mark.one_engine
@pytest.mark.parametrize(
    "path",
    ["/", "/orders/1", "/livez", "/readyz", "/api/", "/api/docs/", "/api/docs/?script=", "/nothing.php"],
)
@pytest.mark.parametrize("method", ["get", "head", "post", "put", "delete", "options", "trace"])
def test_every_other_path_and_method(db, client, path, method):
    response = getattr(client, method)(path)

    assert_secured(response)
    assert response.status_code != 500


def test_the_streamed_orders(client_for, clinic_staff, order_maker):
    order_maker()

    assert_secured(client_for(clinic_staff).get("/api/orders/export/"))


@pytest.mark.parametrize("path", ["/api/orders/", "/", "/admin/"])
def test_a_host_that_is_not_ours(db, path):
    assert_secured(APIClient().get(path, HTTP_HOST="evil.example"))


@override_settings(ROOT_URLCONF="config.tests.test_errors", DEBUG=False)
@pytest.mark.parametrize("path", ["/api/crash/", "/api/plain-crash/", "/api/away/"])
def test_a_crash(db, path):
    assert_secured(APIClient(raise_request_exception=False).get(path))


@pytest.fixture
def file_client(settings, tmp_path) -> Client:
    """A client of an installation whose collected files are one script."""
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "entry-12345678.js").write_text("1")
    settings.STATIC_ROOT = tmp_path
    settings.DEBUG = False
    return Client()


def test_a_file_is_secured_and_kept(file_client):
    response = file_client.get("/static/assets/entry-12345678.js")

    assert response.status_code == 200
    assert "immutable" in response["Cache-Control"]
    assert_secured(response, kept=True)


def test_a_file_that_is_missing(file_client):
    response = file_client.get("/static/nothing.js")

    assert response.status_code == 404
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in response["Content-Security-Policy"]


@pytest.mark.parametrize("prefix", [prefix for prefix, _ in AREAS])
def test_no_policy_has_a_hole(prefix):
    policy = policy_of(prefix + "x")

    assert not re.search(r"unsafe|\*|https?:|blob:|script-src[^;]*data:", policy)


def test_each_answer_has_a_nonce_of_its_own(client, settings, tmp_path):
    (tmp_path / "index.html").write_text('<meta property="csp-nonce" nonce="CSP_NONCE" />')
    settings.FRONTEND_DIST = tmp_path

    nonces = set()
    for _ in range(3):
        response = client.get("/dashboard")
        nonce = re.search(r'nonce="([\w-]{20,})"', response.content.decode()).group(1)
        assert f"'nonce-{nonce}'" in response["Content-Security-Policy"]
        nonces.add(nonce)

    assert len(nonces) == 3


def test_the_single_page_takes_text_for_markup_nowhere(client):
    policy = assert_secured(client.get("/"))

    assert policy["require-trusted-types-for"] == "'script'"
    assert (policy["script-src"], policy["connect-src"]) == ("'self'", "'self'")


@override_settings(SECURE_HSTS_SECONDS=600, SECURE_PROXY_SSL_HEADER=("HTTP_X_FORWARDED_PROTO", "https"))
@pytest.mark.parametrize("path", ["/", "/api/orders/", "/static/nothing.js", "/admin/login/"])
@pytest.mark.parametrize("host", ["testserver", "evil.example"])
def test_browsers_are_told_to_stay_with_tls(db, path, host):
    """Read at start-up, so a client of its own."""
    secured = Client().get(path, HTTP_X_FORWARDED_PROTO="https", HTTP_HOST=host)
    plain = Client().get(path, HTTP_HOST=host)

    assert secured["Strict-Transport-Security"].startswith("max-age=600")
    assert "Strict-Transport-Security" not in plain


async def test_what_cannot_be_read_as_a_request():
    """A query that is no UTF-8 is refused before any middleware, under ASGI only."""
    scope = {
        "type": "http",
        "method": "GET",
        "path": "/api/orders/",
        "query_string": b"\xff\xfe=1",
        "headers": [],
    }
    application = ApplicationCommunicator(SecuredASGIHandler(), scope)
    await application.send_input({"type": "http.request"})
    start = await application.receive_output()

    headers = {name.decode(): value.decode() for name, value in start["headers"]}
    assert start["status"] == 400
    assert headers.items() >= ALWAYS.items()
    assert "default-src 'none'" in headers["Content-Security-Policy"]
