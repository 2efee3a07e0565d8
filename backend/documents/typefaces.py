"""The typefaces that documents are set in, and which of them has a sign.

They lie beside the code, so that a document looks the same wherever it is made, and each document carries those signs
of them that it uses.
"""

import threading
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

_FOLDER: Final = Path(__file__).parent / "fonts"

# Light and bold, in the order in which they are asked for a sign.
_FACES: Final = (
    ("NotoSans-Regular", "NotoSans-Bold"),
    ("NotoSansArabic-Regular", "NotoSansArabic-Bold"),
    ("NotoSansHebrew-Regular", "NotoSansHebrew-Bold"),
    ("WenQuanYiMicroHei-EastAsian", "WenQuanYiMicroHei-EastAsian"),
    ("NotoSansArmenian-Regular", "NotoSansArmenian-Regular"),
    ("NotoSansGeorgian-Regular", "NotoSansGeorgian-Regular"),
    ("NotoSansThai-Regular", "NotoSansThai-Regular"),
)

# What stands for a sign that no face has.
REPLACEMENT: Final = "\ufffd"

# A face keeps a place in its file while it is read: two threads must not draw at once.
drawing = threading.Lock()


@lru_cache(maxsize=200_000)
def face_of(sign: str, bold: bool) -> str | None:
    """The first face that has this sign; ``None`` if none has."""
    for pair in _FACES:
        # glyph 0 is a face's own sign for what it has not
        if _load(pair[bold]).face.charToGlyph.get(ord(sign), 0):
            return pair[bold]
    return None


@lru_cache(maxsize=200_000)
def advance_of(sign: str, bold: bool) -> float:
    """How wide a sign is at a size of one point; it must have a face."""
    name = face_of(sign, bold)
    assert name is not None
    width: float = _load(name).stringWidth(sign, 1)
    return width


def open_canvas(file: BytesIO, size: tuple[float, float]) -> Any:
    """A new document in no typeface but these, whose bytes depend on what is drawn alone."""
    face, _ = _FACES[0]
    _load(face)
    return Canvas(file, pagesize=size, invariant=1, initialFontName=face)


@cache
def _load(name: str) -> Any:
    font = TTFont(name, _FOLDER / f"{name}.ttf")
    pdfmetrics.registerFont(font)
    return font
