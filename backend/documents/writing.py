"""Text as it is seen on paper: joined, turned right to left where it is read so, broken into lines, made to fit."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from typing import Any, Final, NamedTuple

from arabic_reshaper import ArabicReshaper
from bidi.algorithm import get_display  # the package's own name leads to another one, which turns no brackets

from documents.typefaces import REPLACEMENT, advance_of, face_of

BLACK: Final = 0.0
GREY: Final = 0.36
WHITE: Final = 1.0
ELLIPSIS: Final = "…"


class Style(NamedTuple):
    """How text is set: ``size`` in points, ``shade`` from 0 (black) to 1 (white)."""

    size: float
    bold: bool = False
    shade: float = BLACK

    @property
    def leading(self) -> float:
        """From one line to the next, in points."""
        return self.size * 1.38

    @property
    def rise(self) -> float:
        """From the top of a line to what its signs stand on, in points."""
        return self.size * 1.07


class Line(NamedTuple):
    """One line as it is drawn: pieces of one face each, from left to right, and their width in points."""

    pieces: tuple[tuple[str, str], ...]
    width: float
    style: Style


# A vowel sign is part of a name: none is left out.
_join: Final = ArabicReshaper({"delete_harakat": False}).reshape
_ARABIC: Final = re.compile("[\u0600-\u07bf\u0860-\u08ff]")
_IDEOGRAPHS: Final = "\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef"
# A line may end after each of these.
_UNITS: Final = re.compile(rf"\s|[{_IDEOGRAPHS}]|[^\s{_IDEOGRAPHS}]*?[-/,;]+|[^\s{_IDEOGRAPHS}]+")
_RIGHT_TO_LEFT: Final = frozenset({"R", "AL"})
_STRONG: Final = _RIGHT_TO_LEFT | {"L"}
_TURNED: Final = _RIGHT_TO_LEFT | {"AN"}
_SELECTORS: Final = frozenset(map(chr, [*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)]))


def wrap(text: str, width: float, style: Style) -> list[Line]:
    """Break ``text`` into lines of at most ``width`` points; a word that is longer is broken as well."""
    lines = []
    for paragraph in _paragraphs(text, style.bold):
        direction = _direction_of(paragraph)
        lines += [_line(part, direction, style) for part in _break(paragraph, width / style.size, style.bold)]
    return lines


def fit(text: str, width: float, style: Style, smallest: float) -> Line:
    """One line of at most ``width`` points: set smaller, down to ``smallest`` points, and then cut."""
    words = " ".join(_paragraphs(text, style.bold))
    wide = _width(words, style.bold)
    if wide * smallest > width:
        small = style._replace(size=smallest)
        room = width / smallest - advance_of(ELLIPSIS, style.bold)
        return _line(_beginning(words, room, style.bold).rstrip() + ELLIPSIS, _direction_of(words), small)
    size = min(style.size, width / wide) if wide else style.size
    return _line(words, _direction_of(words), style._replace(size=size))


def draw_line(canvas: Any, line: Line, x: float, top: float) -> None:
    """Draw a line whose box begins at ``x`` and hangs from ``top``, both in points from the page's lower left."""
    style = line.style
    canvas.setFillGray(style.shade)
    for face, signs in line.pieces:
        canvas.setFont(face, style.size)
        canvas.drawString(x, top - style.rise, signs)
        x += _width(signs, style.bold) * style.size


def _paragraphs(text: str, bold: bool) -> list[str]:
    """What ``text`` says, ready to be measured: signs in the order in which they are read, in the shapes they take."""
    return [_ready(line, bold) for line in text.splitlines() if line.strip()]


def _ready(text: str, bold: bool) -> str:
    text = unicodedata.normalize("NFC", text)
    text = "".join(" " if sign.isspace() else sign for sign in text)
    # What cannot be stored as text, and what the joining would stumble over.
    text = "".join(REPLACEMENT if unicodedata.category(sign) in ("Cc", "Cs") else sign for sign in text)
    if _ARABIC.search(text):
        text = _join(text)
    # Without what only steers: it could make a name look like another.
    text = "".join(sign for sign in text if unicodedata.category(sign) != "Cf" and sign not in _SELECTORS)
    return " ".join(_drawable(text, bold).split())


def _drawable(text: str, bold: bool) -> str:
    return "".join(map(_drawable_sign, text, [bold] * len(text)))


@lru_cache(maxsize=100_000)
def _drawable_sign(sign: str, bold: bool) -> str:
    """The sign, else what it is made of, else the replacement."""
    if face_of(sign, bold):
        return sign
    parts = unicodedata.normalize("NFKC", sign)
    return parts if all(face_of(part, bold) for part in parts) else REPLACEMENT


def _direction_of(text: str) -> str:
    """``R`` if the first sign that has a direction is read right to left, else ``L``."""
    strong = (unicodedata.bidirectional(sign) for sign in text)
    return "R" if next((kind for kind in strong if kind in _STRONG), "L") in _RIGHT_TO_LEFT else "L"


def _is_turned(text: str) -> bool:
    return any(unicodedata.bidirectional(sign) in _TURNED for sign in text)


def _break(text: str, room: float, bold: bool) -> Iterator[str]:
    """Parts of ``text`` that are each at most ``room`` wide, at a size of one point."""
    line, used = "", 0.0
    for unit in _UNITS.findall(text):
        width = _width(unit, bold)
        if used + width > room and line:
            yield line.rstrip()
            line, used = "", 0.0
            if unit == " ":
                continue
        while width > room:
            head = _beginning(unit, room, bold)
            yield head
            unit = unit[len(head) :]
            width = _width(unit, bold)
        line, used = line + unit, used + width
    if line.strip():
        yield line.rstrip()


def _beginning(text: str, room: float, bold: bool) -> str:
    """As much of ``text`` as ``room`` holds, one sign at least."""
    used = 0.0
    for index, sign in enumerate(text):
        used += advance_of(sign, bold)
        if used > room and index:
            return text[:index]
    return text


def _line(text: str, direction: str, style: Style) -> Line:
    seen = _drawable(get_display(text, base_dir=direction), style.bold) if _is_turned(text) else text
    pieces = tuple(
        (face, "".join(signs))
        for face, signs in groupby(seen, key=lambda sign: face_of(sign, style.bold))
        if face
    )
    return Line(pieces, _width(seen, style.bold) * style.size, style)


def _width(signs: Iterable[str], bold: bool) -> float:
    """At a size of one point."""
    return sum(advance_of(sign, bold) for sign in signs)
