"""An A4 document as a column of bands: what is written first is measured, then shared out to pages, then drawn.

A band is never cut. A row that is long becomes a band for each of its lines, so that it goes on overleaf.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any, Final, NamedTuple

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from documents.typefaces import drawing, open_canvas
from documents.writing import GREY, Line, Style, draw_line, fit, wrap

LEFT: Final = 16 * mm
WIDTH: Final = A4[0] - 2 * LEFT
_TOP: Final = A4[1] - 14 * mm
_BOTTOM: Final = 20 * mm
_FOOT: Final = 13.5 * mm

TEXT: Final = Style(9)
STRONG: Final = Style(9, bold=True)
SMALL: Final = Style(7.5, shade=GREY)
HEADING: Final = Style(10.5, bold=True)

# A row of so many lines stays together.
_LINES_TOGETHER: Final = 12

Draw = Callable[[Any, float], None]


@dataclass(frozen=True)
class Band:
    """A strip across the page.

    Attributes:
        height: in points.
        draw: draws it on a canvas, hanging from a height in points.
        holds_next: a page does not end with it.
        under: repeated at the top of a page that would begin with this band.
    """

    height: float
    draw: Draw
    holds_next: bool = False
    under: "Band | None" = None


class Cell(NamedTuple):
    """Text in a column that begins at ``x`` and is ``width`` points wide; ``x`` counts from the left margin."""

    x: float
    width: float
    text: str
    style: Style = TEXT


def gap(height: float) -> Band:
    return Band(height, lambda canvas, top: None)


def rule(*, above: float = 0, below: float = 0, shade: float = 0.75, holds_next: bool = True) -> Band:
    """A fine line across, with space above and below it."""

    def draw(canvas: Any, top: float) -> None:
        canvas.setLineWidth(0.6)
        canvas.setStrokeGray(shade)
        canvas.line(LEFT, top - above, LEFT + WIDTH, top - above)

    return Band(above + below, draw, holds_next=holds_next)


def heading(text: str) -> list[Band]:
    """A title of a section, underlined; the section begins on the same page."""
    title = row([Cell(0, WIDTH, text, HEADING)], below=1.5)
    return [gap(9), *(replace(band, holds_next=True) for band in title), rule(below=3.5)]


def row(
    cells: Iterable[Cell],
    *,
    below: float = 0,
    beside: Draw | None = None,
    holds_next: bool = False,
    under: Band | None = None,
) -> list[Band]:
    """Cells side by side, each wrapped in its column.

    Args:
        below: space after the row, in points.
        beside: draws what is no text, at the row's first line.
    """
    columns = [(cell.x, wrap(cell.text, cell.width, cell.style)) for cell in cells]
    count = max((len(lines) for _, lines in columns), default=0)
    leading = max((line.style.leading for _, lines in columns for line in lines), default=0)
    rise = max((line.style.rise for _, lines in columns for line in lines), default=0)
    step = count if count <= _LINES_TOGETHER else 1
    bands = []
    for first in range(0, count, step or 1):
        part = [(x, lines[first : first + step]) for x, lines in columns]
        last = first + step >= count
        bands.append(
            Band(
                leading * step + (below if last else 0),
                _drawing(part, leading, rise, beside if first == 0 else None),
                # neither the first nor the last line of a long row stands alone
                holds_next=holds_next if last else first in (0, count - 2),
                under=under,
            )
        )
    return bands


def _drawing(
    columns: Sequence[tuple[float, Sequence[Line]]], leading: float, rise: float, beside: Draw | None
) -> Draw:
    def draw(canvas: Any, top: float) -> None:
        for x, lines in columns:
            for index, line in enumerate(lines):
                # what is set smaller stands on the same line as what is beside it
                draw_line(canvas, line, LEFT + x, top - index * leading - rise + line.style.rise)
        if beside:
            beside(canvas, top)

    return draw


def facts(pairs: Iterable[tuple[str, str]], *, x: float = 0, width: float = WIDTH) -> list[Band]:
    """A label and what it says, a row each; what says nothing is left out."""
    label = 31 * mm
    return [
        band
        for name, text in pairs
        if text
        for band in row([Cell(x, label - 4, name, SMALL), Cell(x + label, width - label, text)], below=1.2)
    ]


def side_by_side(left: Sequence[Band], right: Sequence[Band]) -> Band:
    """Two columns of bands as one; each must be short."""

    def draw(canvas: Any, top: float) -> None:
        for column in (left, right):
            y = top
            for band in column:
                band.draw(canvas, y)
                y -= band.height

    return Band(max(height_of(left), height_of(right)), draw)


def height_of(bands: Iterable[Band]) -> float:
    return sum(band.height for band in bands)


def print_sheets(bands: Sequence[Band], *, title: str, foot: str) -> bytes:
    """The bands on as many pages as they need, each with ``foot``, its number and how many there are.

    The same bands always make the same bytes.
    """
    with drawing:
        return _print(bands, title, foot)


def _print(bands: Sequence[Band], title: str, foot: str) -> bytes:
    file = BytesIO()
    canvas = open_canvas(file, A4)
    canvas.setTitle(title)
    pages = share_out(bands, _TOP - _BOTTOM)
    for number, page in enumerate(pages, start=1):
        top = _TOP
        for band in page:
            band.draw(canvas, top)
            top -= band.height
        _draw_foot(canvas, foot, f"Page {number} of {len(pages)}")
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def share_out(bands: Sequence[Band], room: float) -> list[list[Band]]:
    """Which bands stand on which page of ``room`` points."""
    pages: list[list[Band]] = [[]]
    for chain in _chains(bands):
        if pages[-1] and height_of(pages[-1]) + height_of(chain) > room:
            pages.append([])
        for band in chain:
            if pages[-1] and height_of(pages[-1]) + band.height > room:
                pages.append([])
            if not pages[-1] and band.under:
                pages[-1].append(band.under)
            pages[-1].append(band)
    return pages


def _chains(bands: Sequence[Band]) -> Iterable[list[Band]]:
    """Bands that hold each other, together."""
    chain: list[Band] = []
    for band in bands:
        chain.append(band)
        if not band.holds_next:
            yield chain
            chain = []
    if chain:
        yield chain


def _draw_foot(canvas: Any, foot: str, page: str) -> None:
    numbered = fit(page, WIDTH, SMALL, SMALL.size)
    named = fit(foot, WIDTH - numbered.width - 12, SMALL, 6)
    canvas.setLineWidth(0.6)
    canvas.setStrokeGray(0.75)
    canvas.line(LEFT, _FOOT + 4, LEFT + WIDTH, _FOOT + 4)
    draw_line(canvas, named, LEFT, _FOOT)
    draw_line(canvas, numbered, LEFT + WIDTH - numbered.width, _FOOT)
