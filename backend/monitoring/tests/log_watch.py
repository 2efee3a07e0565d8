"""Reads what the suite logs, in the form of production, and remembers what must not be in it."""

import logging
import os
import re

from common.requests import RequestIdFilter
from monitoring.foreign_lines import WithoutValues
from monitoring.leaks import find_secrets
from monitoring.logs import make_formatter

# Tests hide them in notes, names, addresses and references (config/tests/conftest.py).
CANARY = re.compile("canary", re.IGNORECASE)


class LogWatch(logging.Handler):
    """A handler that writes nothing and keeps the lines that tell too much, each with the test that caused it."""

    def __init__(self) -> None:
        super().__init__()
        self.leaks: list[str] = []
        for each in (RequestIdFilter(), WithoutValues()):
            self.addFilter(each)
        # As written, without the last resort: a secret that needed it should not have been there.
        self.setFormatter(make_formatter("json", scrubbed=False))

    def emit(self, record: logging.LogRecord) -> None:
        line = self.format(record)
        kinds = find_secrets(line) + (["canary"] if CANARY.search(line) else [])
        if kinds:
            test = os.environ.get("PYTEST_CURRENT_TEST", "outside of tests")
            self.leaks.append(f"{', '.join(kinds)} logged by {test}: {line}")
