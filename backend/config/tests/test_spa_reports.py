"""Where the application in browsers reports errors to: said in the page, and allowed by its policy, if anywhere."""

import re
import shutil

import pytest

DSN = "https://public@reports.example.org:8443/1"


@pytest.fixture
def page(client, settings, tmp_path):
    """``page()``: the application's document and what its policy lets it connect to."""
    shutil.copy(settings.REPOSITORY / "frontend" / "index.html", tmp_path)
    settings.FRONTEND_DIST = tmp_path

    def fetch(path: str = "/dashboard") -> tuple[str, str]:
        answer = client.get(path)
        parts = (part.partition(" ") for part in answer["Content-Security-Policy"].split("; "))
        policy = {name: sources for name, _, sources in parts}
        return " ".join(answer.content.decode().split()), policy.get("connect-src", "")

    return fetch


def test_nowhere(page):
    text, connections = page()

    assert re.search(r'name="error-reports" content="" ', text)
    assert connections == "'self'"


def test_to_exactly_one_origin(page, settings):
    settings.SENTRY_BROWSER_DSN, settings.SENTRY_RELEASE = DSN, '1.2 "3"'

    text, connections = page()

    said = (
        f'name="error-reports" content="{DSN}" data-release="1.2 &quot;3&quot;" data-environment="production"'
    )
    assert said in text
    assert connections == "'self' https://reports.example.org:8443"


@pytest.mark.parametrize("path", ["/api/", "/admin/login/", "/static/nothing.js", "/api/docs/"])
def test_no_other_page_may(db, page, settings, path):
    settings.SENTRY_BROWSER_DSN = DSN

    assert "reports.example.org" not in page(path)[1]


def test_the_server_s_own_address_is_not_told(page, settings):
    settings.SENTRY_DSN = DSN

    assert "reports.example.org" not in "".join(page())
