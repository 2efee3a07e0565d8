"""/livez and /readyz: whether this process can work, for whoever asks, cheaply enough to be asked every second."""

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from django.test.utils import CaptureQueriesContext

from config.health import CHECKS, check_migrations

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def a_fresh_process():
    check_migrations.cache_clear()
    yield
    check_migrations.cache_clear()


def ask() -> tuple[int, str]:
    answer = Client().get("/readyz")
    return answer.status_code, answer.json()["checks"]["migrations"]


def test_migrations_once_applied_are_not_looked_up_again():
    assert ask() == (200, "ok")

    with CaptureQueriesContext(connection) as captured:
        assert ask() == (200, "ok")

    assert [query["sql"].endswith("SELECT 1") for query in captured] == [True]


def test_a_missing_one_is_looked_up_until_it_is_there():
    recorder = MigrationRecorder(connection)
    [latest] = MigrationLoader(connection).graph.leaf_nodes("accounts")
    recorder.record_unapplied(*latest)
    assert [ask(), ask()] == [(503, "failed")] * 2

    recorder.record_applied(*latest)

    assert ask() == (200, "ok")


@pytest.mark.parametrize("path", ["/livez", "/readyz"])
@pytest.mark.parametrize("host", ["10.0.0.7:8000", "127.0.0.1:8000", "web", "[fd00::7]:8000"])
def test_a_probe_needs_neither_our_name_nor_tls(settings, path, host):
    settings.ALLOWED_HOSTS = ["orders.example.org"]
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

    answer = Client().get(path, HTTP_HOST=host)

    assert (answer.status_code, answer.json()["status"]) == (200, "ok")
    assert answer["X-Request-ID"]


@pytest.mark.parametrize("path", ["/", "/livez/", "/livez/x", "/readyzz", "/api/labs/", "/admin/"])
def test_nothing_else_answers_to_another_name(settings, path):
    settings.ALLOWED_HOSTS = ["orders.example.org"]

    assert Client().get(path, HTTP_HOST="10.0.0.7:8000").status_code == 400


def test_a_probe_s_cause_is_logged_and_a_good_one_writes_no_line(caplog, monkeypatch):
    def away() -> None:
        raise ConnectionError("refused")

    with caplog.at_level("INFO"):
        Client().get("/readyz")
        assert caplog.messages == []
        monkeypatch.setitem(CHECKS, "channel_layer", away)
        assert Client().get("/readyz").status_code == 503

    assert caplog.messages == ["not ready: ConnectionError: refused"]
