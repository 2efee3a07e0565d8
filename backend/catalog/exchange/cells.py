"""What stands in a cell of a spreadsheet, and what it means in a catalogue: both ways, without loss.

Nothing is refused here. A cell that cannot be read is handed on as it is, and refused by the rules of the catalogue
like the same thing sent to the API.
"""

import re
from collections.abc import Callable
from itertools import islice
from typing import Any, Final, NamedTuple

from common.spreadsheets import RUNS

# What begins so is written behind an apostrophe, lest a spreadsheet runs it; so is what looks as if it had been.
_MARKED = re.compile(rf"'*\s*[{re.escape(''.join(RUNS))}]")
_PARTS = re.compile(r"(?:^|\|)((?:[^\\|]|\\.)*)", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
# More than any list may have: who writes more is refused for these.
MOST_PARTS: Final = 1000
_WITH_COMMA = re.compile(r"-?\d+,\d+", re.ASCII)
_WORDS: Final = {"yes": True, "no": False}


class Cell(NamedTuple):
    """A kind of cell.

    Attributes:
        write: a value of the catalogue → text.
        read: text that is not blank → the value, or the text itself if it is none.
        wanted: what to write, for whoever wrote something else; blank where anything can be meant.
    """

    write: Callable[[Any], str]
    read: Callable[[str], Any]
    wanted: str = ""


def _write_text(value: Any) -> str:
    text = str(value)
    return f"'{text}" if _MARKED.match(text) else text


def _read_text(text: str) -> str:
    return text[1:] if text.startswith("'") and _MARKED.match(text) else text


def _write_number(value: Any) -> str:
    return str(int(value)) if value == int(value) else repr(float(value))


def _write_list(values: Any) -> str:
    return _write_text("|".join(re.sub(r"([\\|])", r"\\\1", value) for value in values))


def _read_list(text: str) -> list[str]:
    parts = islice(_PARTS.finditer(_read_text(text)), MOST_PARTS)
    return [_ESCAPED.sub(r"\1", part.group(1)) for part in parts]


def _write_yes_no(value: Any) -> str:
    return "yes" if value else "no"


def _read_yes_no(text: str) -> Any:
    return _WORDS.get(text.strip().casefold(), text)


def _write_answer(value: Any) -> str:
    if isinstance(value, bool):
        return _write_yes_no(value)
    return _write_number(value) if isinstance(value, int | float) else _write_text(value)


def read_answer(text: str, kind: str) -> Any:
    """An answer in a cell, as one to a question of ``kind``."""
    if kind == "yes_no":
        return _read_yes_no(text)
    if kind == "number":
        try:
            return float(text)
        except ValueError:
            return text
    return text


def with_point(text: str) -> str:
    """A number written with the comma of many countries, with a point; anything else as it is."""
    return text.replace(",", ".") if _WITH_COMMA.fullmatch(text.strip()) else text


TEXT: Final = Cell(_write_text, _read_text)
NUMBER: Final = Cell(
    _write_number, str.strip, "Write a number such as 4.5, without a unit and without blanks."
)
# As many decimals as were written: 4.50 stays 4.50.
AMOUNT: Final = NUMBER._replace(write=str)
WHOLE: Final = Cell(_write_number, str.strip, "Write a whole number such as 24.")
LIST: Final = Cell(_write_list, _read_list)
YES_NO: Final = Cell(_write_yes_no, _read_yes_no, "Write yes or no.")
# What it is depends on the question that it answers: see ``documents``.
ANSWER: Final = Cell(_write_answer, _read_text)
