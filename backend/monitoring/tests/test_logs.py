"""Lines of the log: one shape for everybody, and nothing in them that is anybody's."""

import json
import logging
from types import SimpleNamespace

import pytest

from monitoring.foreign_lines import WithoutValues
from monitoring.logs import configure, make_formatter
from monitoring.tests.log_watch import LogWatch

pytestmark = pytest.mark.one_engine

JWT = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl"


def a_record(message: str, *arguments: object, **more: object) -> logging.LogRecord:
    logger = logging.getLogger("orders.services")
    return logger.makeRecord(logger.name, logging.INFO, __file__, 1, message, arguments, None, extra=more)


def failed(error: Exception) -> logging.LogRecord:
    record = a_record("unhandled error")
    try:
        raise error
    except Exception as raised:
        record.exc_info = (type(raised), raised, raised.__traceback__)
    return record


def test_a_line_is_one_json_object_of_known_parts():
    record = a_record("sent %s", 3, request_id="abc", status=200, notes="what a clinic wrote")

    line = json.loads(make_formatter("json").format(record))

    assert line.pop("time").endswith("+00:00")
    assert line == {
        "level": "info",
        "logger": "orders.services",
        "event": "sent 3",
        "request_id": "abc",
        "status": 200,
    }


def test_an_exception_is_told_by_type_and_place_without_its_message():
    text = make_formatter("json").format(failed(ValueError("Key (notes)=(itchy) already exists")))

    assert "itchy" not in text
    (told,) = json.loads(text)["exception"]
    assert told["type"] == "ValueError"
    assert "monitoring/tests/test_logs.py:" in told["frames"][0]
    assert "\n" not in text


def test_people_get_the_traceback_in_plain_lines():
    text = make_formatter("plain").format(failed(ValueError("what went wrong")))

    assert text.splitlines()[0].endswith("INFO orders.services unhandled error")
    assert text.splitlines()[-1] == "ValueError: what went wrong"


@pytest.mark.parametrize(
    ("said", "written"),
    [
        (JWT, "[jwt]"),
        ("Authorization: Bearer abcdef0123456789", "Authorization: [bearer]"),
        ("ada@example.org", "[e-mail]"),
        ("https://orders.example.org/password-reset/abc:def:ghi", "https://orders.example.org[link]"),
        ("postgres://clinic_lab:hidden@db/x", "[credentials]db/x"),
    ],
)
def test_what_slips_in_is_scrubbed_at_the_last_moment(said, written):
    for form in ("json", "plain"):
        assert f"heard {written}" in make_formatter(form).format(a_record("heard %s", said))


def test_a_path_that_django_logs_is_left_out():
    record = a_record(
        "Not Found: %s", "/invitation/secret", request=SimpleNamespace(path="/invitation/secret")
    )

    assert WithoutValues().filter(record)

    assert record.getMessage() == "Not Found: (path)"


@pytest.mark.parametrize(
    ("logger", "message", "arguments", "written"),
    [
        (
            "daphne.server",
            "Exception inside application: %s",
            (ValueError("itchy"),),
            "application: ValueError",
        ),
        ("gunicorn.error", "Error handling request %s", ("/invitation/itchy?x=itchy",), "request (left out)"),
        ("gunicorn.error", ValueError("itchy"), (), "ValueError"),
        ("daphne.http_protocol", "Traceback (most recent call last):\n itchy", (), "(traceback left out)"),
        ("twisted", SimpleNamespace(value=KeyError("itchy")), (), "KeyError"),
    ],
)
def test_servers_crashes_are_told_without_what_caused_them(logger, message, arguments, written):
    record = failed(ValueError("itchy"))
    record.name, record.msg, record.args = logger, message, arguments

    assert WithoutValues().filter(record)

    line = json.loads(make_formatter("json").format(record))
    assert line["event"].endswith(written)
    assert "itchy" not in json.dumps(line)


@pytest.mark.parametrize("said", [JWT, "note: canary-7f3a", "CANARY-NOTES", "ada@example.org"])
def test_the_watch_over_the_suite_finds(said):
    watch = LogWatch()

    watch.handle(a_record("heard %s", said))

    assert len(watch.leaks) == 1


def test_what_others_log_in_detail_is_never_written():
    loggers = configure("json", "DEBUG")["loggers"]

    assert {loggers[name]["level"] for name in ("daphne", "django", "asyncio")} == {"INFO"}
