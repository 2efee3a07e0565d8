"""What the A4 documents begin with: who writes, the number as a code, and to whom."""

from typing import Any, Final

from reportlab.lib.units import mm

from accounts.models import Organization
from documents.barcodes import draw_code, modules_of
from documents.sheets import LEFT, SMALL, TEXT, WIDTH, Band, Cell, gap, row, rule, side_by_side
from documents.spelling import joined, on_one_line
from documents.writing import WHITE, Style, draw_line, fit

_NAME: Final = Style(14, bold=True)
_TITLE: Final = Style(17, bold=True)
_NUMBER: Final = Style(11, bold=True)
_LOUD: Final = Style(15, bold=True, shade=WHITE)
_LOUD_REASON: Final = Style(9.5, shade=WHITE)
# A code is never wider.
_CODE_WIDTH: Final = 62 * mm
_MODULE: Final = 0.33 * mm
_CODE_HEIGHT: Final = 12 * mm
_BESIDE: Final = WIDTH - _CODE_WIDTH - 6 * mm


def head(clinic: Organization, title: str, number: str) -> list[Band]:
    """The clinic's name and address, the number, and what this is."""
    letterhead = [*row([Cell(0, _BESIDE, clinic.name, _NAME)], below=1), *_reached_at(clinic, 0, _BESIDE)]
    return [
        side_by_side(letterhead, [_code(number)]),
        rule(above=7, below=6, shade=0.2),
        *row([Cell(0, WIDTH, title, _TITLE)], below=5),
    ]


def addressed(label: str, organization: Organization, *, x: float, width: float) -> list[Band]:
    """To whom it goes, and where they are reached."""
    return [
        *row([Cell(x, width, label, SMALL)]),
        *row([Cell(x, width, organization.name, Style(10.5, bold=True))], below=0.5),
        *_reached_at(organization, x, width),
    ]


def _reached_at(organization: Organization, x: float, width: float) -> list[Band]:
    address = on_one_line(organization.address)
    reached = joined([organization.phone, organization.email])
    return [band for text in (address, reached) if text for band in row([Cell(x, width, text, TEXT)])]


def _code(number: str) -> Band:
    """The number as a code at the right margin, and readable below it."""
    wide = modules_of(number) * _MODULE
    x = LEFT + WIDTH - wide
    readable = fit(number, _CODE_WIDTH, _NUMBER, 6)

    def draw(canvas: Any, top: float) -> None:
        draw_code(canvas, number, x=x, y=top - _CODE_HEIGHT, module=_MODULE, height=_CODE_HEIGHT)
        draw_line(canvas, readable, x + (wide - readable.width) / 2, top - _CODE_HEIGHT - 2)

    return Band(_CODE_HEIGHT + 2 + _NUMBER.leading, draw)


def banner(word: str, reason: str = "") -> list[Band]:
    """White on black, across the page."""
    pad, column = 8.0, 46 * mm if reason else WIDTH
    said = " ".join(reason.split())
    inner = side_by_side(
        row([Cell(pad, column - pad, word, _LOUD)]),
        row([Cell(column, WIDTH - column - pad, said, _LOUD_REASON)]),
    )

    def draw(canvas: Any, top: float) -> None:
        canvas.setFillGray(0)
        canvas.rect(LEFT, top - inner.height - 8, WIDTH, inner.height + 8, stroke=0, fill=1)
        inner.draw(canvas, top - 4)

    return [Band(inner.height + 8, draw), gap(8)]


def framed(bands: list[Band], *, shade: float = 0.95) -> list[Band]:
    """Bands on a grey ground; as they are, if they are many."""
    inner = side_by_side(bands, [])
    if inner.height > 110 * mm:
        return bands

    def draw(canvas: Any, top: float) -> None:
        canvas.setFillGray(shade)
        canvas.roundRect(
            LEFT - 6, top - inner.height - 10, WIDTH + 12, inner.height + 10, 4, stroke=0, fill=1
        )
        inner.draw(canvas, top - 5)

    return [Band(inner.height + 10, draw), gap(2)]
