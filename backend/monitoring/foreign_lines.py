"""Sentences that Django, daphne and gunicorn log, without what a request or an exception brought into them."""

import logging
from typing import Any

from monitoring.exceptions import name_of

TRACEBACK = "Traceback (most recent call last)"
# What its sentences about a request that crashed are filled with is the address, with the query.
SERVERS = ("gunicorn.error",)


class WithoutValues(logging.Filter):
    """On the way to every handler."""

    def filter(self, record: logging.LogRecord) -> bool:
        if not isinstance(record.msg, str):
            # An exception as the whole message, or Twisted's wrapper of one.
            record.msg, record.args = _told(getattr(record.msg, "value", record.msg)), ()
        if TRACEBACK in record.msg:
            record.msg, record.args = f"{record.msg.partition(TRACEBACK)[0]}(traceback left out)", ()
        if self._is_about_a_request(record):
            record.args = tuple("(left out)" for _ in record.args or ())
        if isinstance(record.args, tuple):
            paths = _paths_of(getattr(record, "request", None))
            record.args = tuple("(path)" if _is_in(paths, each) else _told(each) for each in record.args)
        return True

    @staticmethod
    def _is_about_a_request(record: logging.LogRecord) -> bool:
        crashed = record.exc_info is not None and record.name in SERVERS
        # Daphne warns of requests that hang by their whole description.
        warned = record.name.startswith("daphne.") and record.levelno >= logging.WARNING
        return crashed or warned


class OnlyCrashes(logging.Filter):
    """Django has a sentence for each answer from 400 on; the line about the request says as much."""

    def filter(self, record: logging.LogRecord) -> bool:
        return bool(record.exc_info)


def _paths_of(request: Any) -> tuple[Any, ...]:
    return tuple(filter(None, (getattr(request, "path", None), getattr(request, "path_info", None))))


def _is_in(paths: tuple[Any, ...], value: Any) -> bool:
    return isinstance(value, str) and value in paths


def _told(value: Any) -> Any:
    return name_of(value) if isinstance(value, BaseException) else value
