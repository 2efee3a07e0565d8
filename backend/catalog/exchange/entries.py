"""What a file says of a catalogue, whatever its format: entries, and what is wrong with them and where."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from catalog.exchange.columns import Row
from catalog.rules.faults import Fault


class FileFault(NamedTuple):
    """Something that keeps a file from being imported.

    Attributes:
        row: the line of the sheet, from 1; ``None`` in a file of another kind.
        column: the sheet's column, or the path within the entry; ``None`` where the whole is meant.
        code: of the test or panel; blank where it is not known.
        detail: what is wrong and what to do.
    """

    row: int | None
    column: str | None
    code: str
    detail: str


@dataclass
class Entry:
    """A test or a panel as a file says it.

    Attributes:
        body: as the API would be sent it, and its ``status``; a panel names its tests by their codes.
        places: path within ``body`` → where in the sheet it stands; empty for a file that is no sheet.
    """

    kind: str
    code: str
    body: dict[str, Any]
    places: Mapping[str, tuple[int, Row]] = field(default_factory=dict)

    def at(self, path: str, detail: str) -> FileFault:
        """A fault of what ``path`` names, in its row and column."""
        return next(self.locate([Fault(path, "", detail)]))

    def locate(self, faults: Any) -> Iterator[FileFault]:
        """The faults of the body, each where the file has it."""
        for fault in faults:
            if not self.places:
                yield FileFault(None, fault.path or None, self.code, fault.detail)
                continue
            outer, member = _nearest(self.places, fault.path)
            number, row = self.places[outer]
            column = row.column_of.get(member.partition("[")[0])
            yield FileFault(number, column, self.code, _told(row, column, fault))


def _nearest(places: Mapping[str, Any], path: str) -> tuple[str, str]:
    """The longest path that has a place, and what remains."""
    outer = path
    while outer not in places:
        outer = outer[: max(outer.rfind("."), outer.rfind("["), 0)]
    return outer, path[len(outer) :].lstrip(".")


def _told(row: Row, column: str | None, fault: Fault) -> str:
    """What to write into the cell, where the API's words would not say it."""
    wanted = row.cells[column][1].wanted if column else ""
    return wanted if wanted and fault.code == "invalid" else fault.detail
