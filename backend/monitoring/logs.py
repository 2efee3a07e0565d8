"""Logs of one shape, whoever writes: Django, daphne, gunicorn or we; every line goes through the root logger's handler.

A line is built of known parts: what a record carries beyond ``FIELDS`` is left out, and of an exception only what
``monitoring.exceptions`` tells.
"""

import logging
import traceback
from datetime import UTC, datetime
from typing import Any

import structlog
from structlog.typing import EventDict, Processor

from monitoring.exceptions import describe
from monitoring.foreign_lines import OnlyCrashes, WithoutValues
from monitoring.leaks import scrub

FORMS = ("json", "plain")
# What a line may say beside its sentence: ``logger.info("…", extra={"status": 200})``. Ids, names of ours, numbers.
FIELDS = (
    "request_id",
    "method",
    "route",
    "status",
    "ms",
    "user_id",
    "organization_id",
    "delivery_id",
)
# Their DEBUG lines hold addresses that people asked for, or rows.
NEVER_IN_DETAIL = ("asyncio", "daphne", "django")


def shape(_: Any, __: str, event: EventDict) -> EventDict:
    """A line of known parts out of a log record."""
    record: logging.LogRecord = event["_record"]
    known = {name: getattr(record, name) for name in FIELDS if getattr(record, name, None) not in (None, "")}
    error = event["exc_info"][1] if event.get("exc_info") else None
    return {
        "time": datetime.fromtimestamp(record.created, tz=UTC).isoformat(timespec="milliseconds"),
        "level": record.levelname.lower(),
        "logger": record.name,
        "event": event["event"],
        **known,
        **({"exception": describe(error)} if error else {}),
    }


def shape_for_people(_: Any, __: str, event: EventDict) -> EventDict:
    """As above, with the whole traceback: for development, where no data is real."""
    shown = shape(_, __, event)
    if "exception" in shown:
        shown["exception"] = "".join(traceback.format_exception(*event["exc_info"]))
    return shown


def scrub_line(_: Any, __: str, event: EventDict) -> EventDict:
    scrubbed: EventDict = scrub(event)
    return scrubbed


def write_plainly(_: Any, __: str, event: EventDict) -> str:
    """One line to read, and the traceback below it."""
    head = (
        f"{event.pop('time')[11:23]} {event.pop('level').upper()} {event.pop('logger')} {event.pop('event')}"
    )
    trouble = event.pop("exception", None)
    rest = " ".join(f"{name}={value}" for name, value in event.items())
    return f"{head} {rest}".rstrip() + (f"\n{trouble}" if trouble else "")


def make_formatter(form: str, *, scrubbed: bool = True) -> logging.Formatter:
    """Lines as ``json`` or ``plain``."""
    lines: dict[str, tuple[Processor, Processor]] = {
        "json": (shape, structlog.processors.JSONRenderer(ensure_ascii=False)),
        "plain": (shape_for_people, write_plainly),
    }
    first, last = lines[form]
    between: list[Processor] = [scrub_line] if scrubbed else []
    return structlog.stdlib.ProcessorFormatter(processors=[first, *between, last])


def configure(form: str, level: str) -> dict[str, Any]:
    """The dictionary for ``logging.config.dictConfig``."""
    bounded = "INFO" if level == "DEBUG" else level
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {
            "request_id": {"()": "common.requests.RequestIdFilter"},
            "without_values": {"()": WithoutValues},
            "crashes": {"()": OnlyCrashes},
        },
        "formatters": {"lines": {"()": make_formatter, "form": form}},
        "handlers": {
            "console": {
                "class": "logging.StreamHandler",
                "filters": ["request_id", "without_values"],
                "formatter": "lines",
            }
        },
        "root": {"handlers": ["console"], "level": level},
        "loggers": {
            **{name: {"level": bounded} for name in NEVER_IN_DETAIL},
            # Each request has a line of ours.
            "django.channels.server": {"level": "WARNING"},
            "django.request": {"filters": ["crashes"]},
            # gunicorn gives them handlers of their own.
            "gunicorn.error": {"handlers": [], "propagate": True},
            "gunicorn.access": {"handlers": [], "propagate": False},
        },
    }
