"""Rows as CSV (RFC 4180), streamed, with cells that no spreadsheet will run as a formula."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from rest_framework.renderers import JSONRenderer

# What makes a spreadsheet evaluate a cell (OWASP, CSV Injection), full-width forms included.
_RUNS = tuple("=+-@\t\r\n＝＋－＠")


class CsvRenderer(JSONRenderer):
    """Lets ``Accept: text/csv`` through; only errors are ever rendered by it."""

    media_type = "text/csv"
    format = "csv"


class _Line:
    """A file whose write returns what it was given, so that csv.writer can feed a stream."""

    def write(self, text: str) -> str:
        return text


def stream_lines(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """The header line, then one line a row; ``rows`` is first asked after the header was taken."""
    writer = csv.writer(_Line())
    # The byte order mark makes spreadsheets read UTF-8.
    yield "\ufeff" + writer.writerow(columns)
    for row in rows:
        yield writer.writerow([neutralise(value) for value in row])


def spell_time(moment: datetime | None) -> str:
    """RFC 3339 in UTC, to the second; blank for none."""
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z") if moment else ""


def neutralise(value: str) -> str:
    """Put an apostrophe before text that a spreadsheet would run, leading spaces or not."""
    if value.startswith(_RUNS) or value.lstrip().startswith(_RUNS):
        return f"'{value}"
    return value
