"""The OpenAPI document is what the code says, and is answered to anybody."""

import io
import json

import pytest
from django.conf import settings
from django.core.management import call_command
from drf_spectacular.generators import SchemaGenerator
from rest_framework.test import APIClient

from config.docs import describe_api, write_document
from config.tests.routes import api_routes

JSON = "application/vnd.oai.openapi+json"


def test_the_committed_document_is_the_current_one():
    drawn = io.StringIO()
    call_command("spectacular", "--validate", "--fail-on-warn", stdout=drawn)

    committed = (settings.BASE_DIR / "schema.yml").read_text(encoding="utf-8")
    assert drawn.getvalue().strip() == committed.strip(), (
        "run: manage.py spectacular --file backend/schema.yml"
    )


@pytest.mark.parametrize("header", ["", "Bearer not.a.token"])
def test_it_is_answered_to_anybody(db, header):
    response = APIClient().get("/api/schema/", HTTP_ACCEPT=JSON, HTTP_AUTHORIZATION=header)

    document = json.loads(response.content)
    assert response.status_code == 200
    assert document["openapi"].startswith("3.1")
    described = {(method, path) for path, operations in document["paths"].items() for method in operations}
    assert len(described) == len([r for r in api_routes() if r.name not in ("schema", "docs")])
    for path in document["paths"].values():
        for operation in path.values():
            assert list(operation["responses"]["default"]["content"]) == ["application/problem+json"]


def test_it_is_written_once_for_everybody(monkeypatch):
    """A second of work, which anybody could ask for again and again."""
    written = []
    describe = SchemaGenerator.get_schema
    monkeypatch.setattr(
        SchemaGenerator, "get_schema", lambda self, **how: written.append(how) or describe(self, **how)
    )
    for cached in (describe_api, write_document):
        cached.cache_clear()

    asked = [("", JSON), ("?version=7", JSON), ("?lang=de", JSON), ("", "application/vnd.oai.openapi")]
    answers = [APIClient().get(f"/api/schema/{query}", HTTP_ACCEPT=accept) for query, accept in asked]

    assert [answer.status_code for answer in answers] == [200] * 4
    assert answers[0].content == answers[1].content == answers[2].content != answers[3].content
    assert len(written) == 1


def test_the_page_to_try_it_on(db):
    page = APIClient().get("/api/docs/")

    assert page.status_code == 200
    assert page["Content-Type"].startswith("text/html")
    assert "https://" not in page.content.decode(), "everything it needs is served by ourselves"
