"""Reading a catalogue from a sheet (CSV, RFC 4180), as spreadsheets in many countries save it."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

from catalog.exchange.cells import AMOUNT, NUMBER, read_answer, with_point
from catalog.exchange.columns import COLUMNS, NOTE, PANEL, ROWS, TEST, columns_used
from catalog.exchange.entries import Entry, FileFault

_DELIMITERS: Final = (",", ";", "\t")
MOST_ROWS: Final = 100_000


@dataclass(frozen=True)
class Line:
    """A row of the sheet: its number from 1, and what its cells say."""

    number: int
    cells: dict[str, str]

    @property
    def kind(self) -> str:
        return self.text("row").strip().casefold()

    @property
    def code(self) -> str:
        return self.text("code").strip()

    @property
    def analyte(self) -> str:
        return self.text("analyte").strip()

    def text(self, column: str) -> str:
        """What stands in a column; a row may end before it."""
        return self.cells.get(column, "")


def read_sheet(raw: bytes) -> tuple[list[Entry], list[FileFault]]:
    """What a sheet says, and what of it cannot be understood."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return [], [_of_file("The file is not UTF-8. Save it as “CSV UTF-8”.")]
    if "\0" in text:
        return [], [_of_file("The file is no text. Save it as “CSV UTF-8”.")]
    delimiter = max(_DELIMITERS, key=text.partition("\n")[0].count)
    try:
        lines = list(islice(_lines_of(text, delimiter), MOST_ROWS + 1))
    except csv.Error as error:
        return [], [_of_file(f"The file is no CSV: {error}.")]
    if len(lines) > MOST_ROWS:
        return [], [_of_file(f"The sheet has more than {MOST_ROWS} rows. Bring it in as several files.")]
    faults = list(_header_faults(lines[0][1] if lines else []))
    if faults:
        return [], faults
    header = [name.strip().casefold() for name in lines[0][1]]
    rows = []
    for number, cells in lines[1:]:
        if any(cell.strip() for cell in cells[len(header) :]):
            faults.append(FileFault(number, None, "", "The row has more cells than there are columns."))
        rows.append(Line(number, dict(zip(header, cells, strict=False))))
    # Where a comma parts the cells, a decimal comma parts one number into two; elsewhere it can only be meant so.
    return _Reader(has_commas=delimiter != ",").read(rows, faults)


def _lines_of(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    for number, cells in enumerate(reader, start=1):
        if any(cell.strip() for cell in cells):
            yield number, cells


def _header_faults(header: list[str]) -> Iterator[FileFault]:
    names = [name.strip().casefold() for name in header]
    missing = [name for name in COLUMNS if name not in names]
    if missing:
        shown = ", ".join(missing[:10])
        yield _of_file(
            f"Columns are missing in the first row: {shown}. Export your catalogue to see all of them."
        )
    for name in dict.fromkeys(names):
        if name not in COLUMNS:
            yield FileFault(1, name[:100], "", "There is no such column. Remove it.")
        elif names.count(name) > 1:
            yield FileFault(1, name, "", "This column stands here twice. Remove one.")


def _of_file(detail: str) -> FileFault:
    return FileFault(1, None, "", detail)


class _Reader:
    """Puts rows together to entries: first what tests and panels are, then their parts, then the analytes' parts."""

    def __init__(self, *, has_commas: bool) -> None:
        self.has_commas = has_commas
        self.faults: list[FileFault] = []
        self.tests: dict[str, Entry] = {}
        self.panels: dict[str, Entry] = {}
        # Code of a test and of an analyte → which of the test's analytes it is.
        self.analytes: dict[tuple[str, str], int] = {}

    def read(self, lines: list[Line], faults: list[FileFault]) -> tuple[list[Entry], list[FileFault]]:
        self.faults = faults
        known = [line for line in lines if self._is_known(line)]
        for line in known:
            if line.kind in (TEST, PANEL):
                self._open(line)
        for of_analyte in (False, True):
            for line in known:
                if line.kind in _PARTS and ROWS[line.kind].of_analyte == of_analyte:
                    self._add_part(line)
        entries = [*self.tests.values(), *self.panels.values()]
        for entry in self.tests.values():
            self._read_conditions(entry.body["questions"])
        return entries, self.faults

    def _fault(self, line: Line, column: str | None, detail: str) -> None:
        self.faults.append(FileFault(line.number, column, line.code, detail))

    def _is_known(self, line: Line) -> bool:
        if line.kind not in ROWS:
            self._fault(line, "row", f"Write one of {', '.join(ROWS)}.")
            return False
        used = columns_used(line.kind)
        for column in (name for name in COLUMNS if name not in used and line.text(name).strip()):
            self._fault(line, column, f"A row “{line.kind}” says nothing in this column. Leave it blank.")
        if line.kind != NOTE and not line.code:
            self._fault(line, "code", "Write the code of the test or panel.")
        return bool(line.code)

    def _open(self, line: Line) -> None:
        entries = self.tests if line.kind == TEST else self.panels
        first = entries.get(line.code.casefold())
        if first is not None:
            self._fault(
                line, "code", f"This {line.kind} stands in row {first.places[''][0]} already. Remove one."
            )
            return
        body = self._read_cells(line)
        if line.kind == TEST:
            hours = {**dict.fromkeys(("routine", "urgent", "stat")), **body.get("turnaround_hours", {})}
            body = {**body, "turnaround_hours": hours, "specimens": [], "questions": [], "analytes": []}
        entries[line.code.casefold()] = Entry(
            line.kind, line.code, body, {"": (line.number, ROWS[line.kind])}
        )

    def _add_part(self, line: Line) -> None:
        row = ROWS[line.kind]
        test = self.tests.get(line.code.casefold())
        if test is None:
            self._fault(
                line, "code", f"There is no row “test” with this code. Add one, or remove this {line.kind}."
            )
            return
        holder, path = test.body, row.inside
        if row.of_analyte:
            index = self.analytes.get((line.code.casefold(), line.analyte), -1)
            if index < 0:
                self._fault(line, "analyte", "There is no row “analyte” of this test with this code.")
                return
            holder, path = test.body["analytes"][index], f"analytes[{index}].{row.inside}"
        parts = holder.setdefault(row.inside, [])
        places: Any = test.places
        places[f"{path}[{len(parts)}]"] = (line.number, row)
        if row.inside == "analytes":
            self.analytes.setdefault((line.code.casefold(), line.analyte), len(parts))
        parts.append(self._read_cells(line))

    def _read_cells(self, line: Line) -> dict[str, Any]:
        """What the row says; a blank cell says nothing."""
        said: dict[str, Any] = {}
        for column, (member, cell) in ROWS[line.kind].cells.items():
            text = line.text(column)
            if not text.strip():
                continue
            if self.has_commas and cell in (NUMBER, AMOUNT):
                text = with_point(text)
            outer, _, inner = member.partition(".")
            value = cell.read(text)
            if inner:
                said.setdefault(outer, {})[inner] = value
            else:
                said[outer] = value
        return said

    def _read_conditions(self, questions: list[dict[str, Any]]) -> None:
        """What a condition asks for is an answer to another question, and of its kind."""
        kinds = {str(question.get("key", "")): str(question.get("kind", "")) for question in questions}
        for question in questions:
            condition = question.get("shown_when", {})
            if "equals" in condition:
                kind = kinds.get(condition.get("key", ""), "text")
                has_comma = self.has_commas and kind == "number"
                text = with_point(condition["equals"]) if has_comma else condition["equals"]
                condition["equals"] = read_answer(text, kind)


_PARTS: Final = frozenset(kind for kind, row in ROWS.items() if row.inside)
