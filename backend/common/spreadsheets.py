"""Rows as CSV (RFC 4180), streamed, with cells that no spreadsheet will run as a formula."""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime

from common.rendering import JsonRenderer

# What makes a spreadsheet evaluate a cell (OWASP, CSV Injection), full-width forms included.
RUNS = tuple("=+-@\t\r\n＝＋－＠")


class CsvRenderer(JsonRenderer):
    """Lets ``Accept: text/csv`` through; only errors are ever rendered by it."""

    media_type = "text/csv"
    format = "csv"


class _Line:
    """A file whose write returns what it was given, so that csv.writer can feed a stream."""

    def write(self, text: str) -> str:
        return text


def neutralise(value: str) -> str:
    """Put an apostrophe before text that a spreadsheet would run, leading spaces or not."""
    if value.startswith(RUNS) or value.lstrip().startswith(RUNS):
        return f"'{value}"
    return value


def stream_lines(
    columns: Sequence[str], rows: Iterable[Sequence[str]], spell: Callable[[str], str] = neutralise
) -> Iterator[str]:
    """The header line, then one line a row; ``rows`` is first asked after the header was taken.

    Args:
        spell: a cell's text → what is written; leave it out unless the rows were made harmless already.
    """
    writer = csv.writer(_Line())
    # The byte order mark makes spreadsheets read UTF-8.
    yield "\ufeff" + writer.writerow(columns)
    for row in rows:
        yield writer.writerow([spell(value) for value in row])


def spell_time(moment: datetime | None) -> str:
    """RFC 3339 in UTC, to the second; blank for none."""
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z") if moment else ""
