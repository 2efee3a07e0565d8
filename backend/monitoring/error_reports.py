"""Errors to Sentry, if ``SENTRY_DSN`` names one: what is logged as an error, and what ends a process or a thread.

Nothing of a request is gathered in the first place, and every event is made anew of known parts before it is sent. The
library is not even imported otherwise.
"""

import logging
from typing import Any

from django.conf import settings

from monitoring.exceptions import name_of

FRAME = ("filename", "function", "lineno", "module", "in_app")
KEPT = ("event_id", "timestamp", "platform", "level", "logger", "release", "environment")
# Flushed for so long when a process ends, in seconds.
PATIENCE_S = 2


def start_reports() -> None:
    """Called once by each process, after it was forked."""
    if not settings.SENTRY_DSN:
        return
    import sentry_sdk
    from sentry_sdk.integrations.atexit import AtexitIntegration
    from sentry_sdk.integrations.excepthook import ExcepthookIntegration
    from sentry_sdk.integrations.logging import LoggingIntegration
    from sentry_sdk.integrations.threading import ThreadingIntegration

    sentry_sdk.init(
        dsn=settings.SENTRY_DSN,
        release=settings.SENTRY_RELEASE,
        environment=settings.SENTRY_ENVIRONMENT,
        server_name="",
        default_integrations=False,
        auto_enabling_integrations=False,
        integrations=[
            LoggingIntegration(level=None, event_level=logging.ERROR, sentry_logs_level=None),
            ExcepthookIntegration(),
            ThreadingIntegration(propagate_scope=False),
            AtexitIntegration(callback=lambda *_: None),
        ],
        before_send=keep_known_parts,
        include_local_variables=False,
        include_source_context=False,
        max_breadcrumbs=0,
        max_request_body_size="never",
        auto_session_tracking=False,
        send_client_reports=False,
        shutdown_timeout=PATIENCE_S,
        spotlight=False,
    )


def keep_known_parts(event: Any, hint: Any) -> Any:
    """A new event: types, places, ids and names of ours; no message, value, header, body, variable or line of code."""
    record: logging.LogRecord | None = hint.get("log_record")
    error = hint["exc_info"][1] if hint.get("exc_info") else None
    tags = {
        "request_id": getattr(record, "request_id", ""),
        "route": getattr(record, "route", ""),
        "delivery_id": getattr(record, "delivery_id", ""),
        "error": name_of(error) if error else "",
    }
    return {
        **{name: event[name] for name in KEPT if event.get(name)},
        "exception": {"values": [_known_exception(each) for each in _exceptions_of(event)]},
        **({"logentry": {"message": record.msg}} if record and _is_a_sentence_of_ours(record) else {}),
        "tags": {name: value for name, value in tags.items() if value},
    }


def _exceptions_of(event: Any) -> list[Any]:
    return (event.get("exception") or {}).get("values") or []


def _known_exception(value: Any) -> dict[str, Any]:
    frames = (value.get("stacktrace") or {}).get("frames") or []
    return {
        "type": value.get("type"),
        "module": value.get("module"),
        "stacktrace": {
            "frames": [{name: frame[name] for name in FRAME if name in frame} for frame in frames]
        },
    }


def _is_a_sentence_of_ours(record: logging.LogRecord) -> bool:
    """The sentence before it is filled in, which stands in our code; what others log may be filled in already."""
    package = record.name.partition(".")[0]
    return isinstance(record.msg, str) and (settings.BASE_DIR / package).is_dir()
