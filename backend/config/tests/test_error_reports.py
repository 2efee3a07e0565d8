"""What a Sentry hears of errors full of what is nobody else's business: where they happened, and none of that."""

import logging
import os
import subprocess
import sys
from collections.abc import Iterator

import pytest
import sentry_sdk
from django.conf import settings as given
from django.db import connection
from django.test import Client
from django.urls import include, path
from rest_framework.permissions import AllowAny
from rest_framework.views import APIView

from config.urls import urlpatterns as product_urls
from monitoring.error_reports import start_reports
from monitoring.tests.sentry_server import SentryServer
from notifications import realtime
from notifications.tests.sockets import Tab, in_database
from notifications.worker import attempt

pytestmark = [pytest.mark.django_db, pytest.mark.one_engine]

SECRETS = [
    f"hidden-in-{place}" for place in ("body", "header", "cookie", "query", "variable", "sql", "message")
]


def crash(*_: object) -> None:
    variable = "hidden-in-variable"
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT %s FROM nowhere", ["hidden-in-sql"])
    except Exception as error:
        raise RuntimeError(f"hidden-in-message: {error} {variable}") from error


class Crash(APIView):
    permission_classes = (AllowAny,)
    authentication_classes = ()

    def post(self, request):
        assert request.data["notes"] == "hidden-in-body"
        crash()


def crash_plainly(request):
    assert b"hidden-in-body" in request.body
    crash()


urlpatterns = [
    path("api/crash/", Crash.as_view(), name="crash"),
    path("plain-crash/", crash_plainly, name="plain-crash"),
    path("", include(product_urls)),
]
handler500 = "common.fallbacks.crashed"


@pytest.fixture
def sentry(settings) -> Iterator[SentryServer]:
    server = SentryServer()
    settings.SENTRY_DSN = server.dsn
    settings.SENTRY_RELEASE = "1.2.3"
    start_reports()
    yield server
    sentry_sdk.get_client().close(timeout=1)
    sentry_sdk.get_global_scope().set_client(None)
    server.stop()


def assert_tells_nothing(sentry: SentryServer) -> None:
    everything = "\n".join(sentry.envelopes)
    assert [secret for secret in SECRETS if secret in everything] == []
    assert "hidden" not in everything
    assert os.uname().nodename not in everything


def frames_of(event: dict) -> list[str]:
    return [
        frame["function"] for value in event["exception"]["values"] for frame in value["stacktrace"]["frames"]
    ]


@pytest.mark.urls(__name__)
@pytest.mark.parametrize(("address", "route"), [("/api/crash/", "crash"), ("/plain-crash/", "plain-crash")])
def test_a_request(sentry, address, route):
    client = Client(raise_request_exception=False)
    client.cookies["session"] = "hidden-in-cookie"

    answer = client.post(
        f"{address}?q=hidden-in-query",
        {"notes": "hidden-in-body"},
        content_type="application/json",
        HTTP_AUTHORIZATION="Bearer hidden-in-header",
        HTTP_X_REQUEST_ID="asked-by-me",
    )

    assert answer.status_code == 500
    (event,) = sentry.wait_for(1)
    assert [value["type"] for value in event["exception"]["values"]][-1] == "RuntimeError"
    assert "crash" in frames_of(event)
    assert event["tags"] == {"request_id": "asked-by-me", "route": route, "error": event["tags"]["error"]}
    assert (event["release"], event["environment"]) == ("1.2.3", "production")
    allowed = {"event_id", "timestamp", "platform", "level", "logger", "release", "environment"}
    assert set(event) <= allowed | {"exception", "logentry", "tags"}
    assert_tells_nothing(sentry)


def test_the_worker(sentry):
    attempt(crash)

    (event,) = sentry.wait_for(1)
    assert "crash" in frames_of(event)
    assert_tells_nothing(sentry)


@pytest.mark.django_db(transaction=True)
async def test_a_socket(sentry, clinic_staff, token_for, monkeypatch):
    tab = Tab()
    await tab.log_in(await in_database(token_for, clinic_staff))
    await tab.hear_until("synced")
    monkeypatch.setattr(realtime, "mark_read", lambda *_, **__: crash())

    await tab.say("read", up_to_seq=1)
    await tab.hear_until("goodbye")

    (event,) = await in_database(sentry.wait_for, 1)
    assert event["tags"]["request_id"].startswith("socket-")
    assert event["logentry"]["message"] == "socket frame failed"
    assert_tells_nothing(sentry)


def run(script: str, dsn: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings", "DEBUG": "1", "SENTRY_DSN": dsn}
    return subprocess.run(
        [sys.executable, "-c", f"import django; django.setup(); {script}"],
        cwd=given.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_what_ends_a_process():
    sentry = SentryServer()
    ended = run("raise ValueError('hidden-in-message')", sentry.dsn)

    (event,) = sentry.wait_for(1)
    assert ended.returncode == 1
    assert event["tags"] == {"error": "ValueError"}
    assert_tells_nothing(sentry)
    sentry.stop()


def test_nothing_is_loaded_where_nobody_is_told():
    assert run("import sys; sys.exit('sentry_sdk' in sys.modules)", "").returncode == 0


def test_sentences_are_told_before_they_are_filled_in_and_only_ours(sentry):
    logging.getLogger("orders.services").error("%s could not be sent", "hidden-in-message")
    logging.getLogger("somebody.else").error("hidden-in-message")

    ours, theirs = sentry.wait_for(2)
    assert ours["logentry"]["message"] == "%s could not be sent"
    assert (theirs["logger"], "logentry" in theirs) == ("somebody.else", False)
    assert_tells_nothing(sentry)
