"""A lab's catalogue as a file: what importing reads back to the same catalogue."""

from collections.abc import Iterator
from typing import Any, Final

from catalog.exchange.columns import COLUMNS, NOTE, PANEL, ROWS, TEST
from catalog.rules.loinc import NOTICE
from common.spreadsheets import stream_lines

Said = dict[str, Any]

# The parts of a test, in the order of the sheet.
_PARTS: Final = ("specimen", "question", "analyte")
_PARTS_OF_ANALYTE: Final = ("value", "range", "no_range", "critical")


def write_document(tests: list[Said], panels: list[Said]) -> Said:
    """Tests and panels as one JSON document."""
    return {"loinc_notice": NOTICE, "tests": tests, "panels": panels}


def write_sheet(tests: list[Said], panels: list[Said]) -> Iterator[str]:
    """Tests and panels as the lines of a sheet."""
    rows = [*_rows_of_tests(tests), *_rows_of_panels(panels), {"row": NOTE, "text": NOTICE}]
    cells = ([row.get(column, "") for column in COLUMNS] for row in rows)
    return stream_lines(
        COLUMNS, cells, spell=str
    )  # each cell is harmless already, and is read back as it was


def _rows_of_tests(tests: list[Said]) -> Iterator[dict[str, str]]:
    for test in tests:
        code = {"code": test["code"]}
        yield _row(TEST, test) | code
        for kind in _PARTS:
            for part in test[ROWS[kind].inside]:
                yield _row(kind, part) | code
        for analyte in test["analytes"]:
            for kind in _PARTS_OF_ANALYTE:
                for part in analyte[ROWS[kind].inside]:
                    yield _row(kind, part) | code | {"analyte": analyte["code"]}


def _rows_of_panels(panels: list[Said]) -> Iterator[dict[str, str]]:
    for panel in panels:
        yield _row(PANEL, panel) | {"code": panel["code"]}


def _row(kind: str, said: Said) -> dict[str, str]:
    cells = {"row": kind}
    for column, (member, cell) in ROWS[kind].cells.items():
        value: Any = said
        for name in member.split("."):
            value = None if value is None else value.get(name)
        if value is not None and value != "" and value != []:
            cells[column] = cell.write(value)
    return cells
