"""Labels of tubes: 50 × 25 mm, one a page, for a thermal printer of 203 dots an inch."""

from collections.abc import Iterable
from io import BytesIO
from typing import Any, Final

from reportlab.lib.units import inch, mm

from documents.barcodes import draw_code, modules_of
from documents.spelling import joined, spell_born, spell_short
from documents.typefaces import drawing, open_canvas
from documents.writing import BLACK, WHITE, Style, draw_line, fit
from orders.models import Order, Priority
from specimens.models import Specimen

SIZE: Final = (50 * mm, 25 * mm)
DOT: Final = inch / 203
_MODULE: Final = 2 * DOT
_LEFT: Final = 1.5 * mm
_WIDTH: Final = SIZE[0] - 2 * _LEFT
_CODE_BOTTOM: Final = round(10.4 * mm / DOT) * DOT
_CODE_HEIGHT: Final = round(6.6 * mm / DOT) * DOT

_NAME: Final = Style(8.5, bold=True)
_FACT: Final = Style(6.5)
_NUMBER: Final = Style(7.5, bold=True)
_MARK: Final = Style(6.5, bold=True, shade=WHITE)
# Below this nobody reads it on a tube.
_SMALLEST: Final = 5.5


def print_labels(specimens: Iterable[Specimen], *, copies: int = 1) -> bytes:
    """A PDF with ``copies`` pages for each specimen; the same specimens always make the same bytes.

    Args:
        specimens: with their order and clinic.
    """
    with drawing:
        file = BytesIO()
        canvas = open_canvas(file, SIZE)
        canvas.setTitle("Labels")
        for specimen in specimens:
            for _ in range(copies):
                _draw(canvas, specimen)
                canvas.showPage()
        canvas.save()
    return file.getvalue()


def _draw(canvas: Any, specimen: Specimen) -> None:
    order = specimen.order
    known = order.demographics or {"name": "No patient named", "born": None}
    room = _WIDTH - _draw_mark(canvas, order)
    draw_line(canvas, fit(known["name"], room, _NAME, _SMALLEST), _LEFT, 24.2 * mm)
    number = fit(order.number, _WIDTH / 2, _FACT, _SMALLEST)
    draw_line(canvas, number, _LEFT + _WIDTH - number.width, 20.3 * mm)
    born = f"Born {spell_born(known['born'])}" if known["born"] else "Date of birth not known"
    draw_line(canvas, fit(born, _WIDTH - number.width - 4, _FACT, _SMALLEST), _LEFT, 20.3 * mm)
    _draw_accession(canvas, specimen.accession_number)
    cap = f"{specimen.cap_colour} cap" if specimen.cap_colour else ""
    described = joined([specimen.type, specimen.container, cap])
    draw_line(canvas, fit(described, _WIDTH, _FACT, _SMALLEST), _LEFT, 6.6 * mm)
    _draw_collection(canvas, specimen)


def _draw_mark(canvas: Any, order: Order) -> float:
    """What must be done first says so in the corner; returns how much of the line it takes."""
    if order.priority == Priority.ROUTINE:
        return 0.0
    word = fit(Priority(order.priority).label.upper(), _WIDTH, _MARK, _MARK.size)
    box = word.width + 4
    canvas.setFillGray(BLACK)
    canvas.rect(_LEFT + _WIDTH - box, 21.1 * mm, box, 3 * mm, stroke=0, fill=1)
    draw_line(canvas, word, _LEFT + _WIDTH - box + 2, 24.15 * mm)
    return box + 3


def _draw_accession(canvas: Any, number: str) -> None:
    """Each bar begins and ends with a dot of the printer. There is room for a serial of twelve digits."""
    x = round((SIZE[0] - modules_of(number) * _MODULE) / 2 / DOT) * DOT
    draw_code(canvas, number, x=x, y=_CODE_BOTTOM, module=_MODULE, height=_CODE_HEIGHT)
    readable = fit(number, _WIDTH, _NUMBER, _SMALLEST)
    draw_line(canvas, readable, (SIZE[0] - readable.width) / 2, _CODE_BOTTOM - 0.2)


def _draw_collection(canvas: Any, specimen: Specimen) -> None:
    top, line = 3.6 * mm, 0.9 * mm
    at = spell_short(specimen.collected_at, specimen.clinic)
    if at:
        by = f"by {specimen.collected_by}" if specimen.collected_by else ""
        draw_line(canvas, fit(joined([f"Collected {at}", by]), _WIDTH, _FACT, _SMALLEST), _LEFT, top)
        return
    canvas.setStrokeGray(BLACK)
    canvas.setLineWidth(DOT)
    for label, x, end in (("Collected", _LEFT, 33 * mm), ("by", 34 * mm, _LEFT + _WIDTH)):
        written = fit(label, _WIDTH, _FACT, _SMALLEST)
        draw_line(canvas, written, x, top)
        canvas.line(x + written.width + 2, line, end, line)
