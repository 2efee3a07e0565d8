"""Code 128 (ISO/IEC 15417), as bars whose widths are whole multiples of one module."""

from itertools import accumulate
from typing import Any, Final

from reportlab.graphics.barcode.code128 import Code128Auto

_WIDTHS: Final = {letter: width for width, letter in enumerate("abcd", start=1)}


def modules_of(text: str) -> int:
    """How many modules wide the bars are, without the quiet zones."""
    return sum(width for _, width in _bars(text))


def draw_code(canvas: Any, text: str, *, x: float, y: float, module: float, height: float) -> None:
    """Draw ``text`` from ``x`` to the right and from ``y`` up; all lengths in points.

    Ten modules on either side must stay free: its quiet zones.
    """
    bars = _bars(text)
    canvas.setFillGray(0)
    for (is_bar, width), before in zip(bars, accumulate([0, *(width for _, width in bars)]), strict=False):
        if is_bar:
            canvas.rect(x + before * module, y, width * module, height, stroke=0, fill=1)


def _bars(text: str) -> list[tuple[bool, int]]:
    """Bars and spaces in turn, each with its modules. ReportLab writes bars in capitals."""
    code = Code128Auto(text, quiet=0)
    code.validate()
    code.encode()
    code.decompose()
    return [(letter.isupper(), _WIDTHS[letter.lower()]) for letter in code.decomposed]
