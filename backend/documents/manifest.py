"""The manifest: which specimens a clinic hands over to a lab together, coldest first."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any, Final

from reportlab.lib.units import mm

from documents.headed import addressed, banner, head
from documents.sheets import (
    LEFT,
    SMALL,
    STRONG,
    WIDTH,
    Band,
    Cell,
    facts,
    gap,
    heading,
    print_sheets,
    row,
    rule,
    side_by_side,
)
from documents.spelling import joined, spell_born, spell_moment, spell_short
from documents.writing import Style
from specimens.models import Manifest, Specimen
from specimens.states import ManifestStatus

# What spoils first stands first.
_TEMPERATURES: Final = ("frozen", "refrigerated", "ambient", "")
_IN_WORDS: Final = {
    "frozen": "Frozen",
    "refrigerated": "Refrigerated",
    "ambient": "Ambient",
    "": "No temperature stated",
}
_GROUP: Final = Style(9, bold=True)
_CELL: Final = Style(8.5)

# Left edges of the columns, in points.
_NUMBER: Final = 9 * mm
_PATIENT: Final = 46 * mm
_BORN: Final = 92 * mm
_TYPE: Final = 112 * mm
_COLLECTED: Final = 149 * mm


def print_manifest(manifest: Manifest, specimens: Sequence[Specimen]) -> bytes:
    """A PDF of the manifest; the same specimens always make the same bytes.

    Args:
        manifest: with its clinic, lab and who sent it.
        specimens: all that were put on it, with their orders.
    """
    ordered = sorted(specimens, key=lambda each: (_rank(each), each.accession_number))
    return print_sheets(
        [
            *head(manifest.clinic, "Specimen manifest", manifest.number),
            *(banner("WITHDRAWN") if manifest.status == ManifestStatus.WITHDRAWN else []),
            _parties(manifest, ordered),
            *_lists(manifest, ordered),
            *_signatures(),
        ],
        title=f"Manifest {manifest.number}",
        foot=joined([f"Manifest {manifest.number}", f"{manifest.clinic.name} to {manifest.lab.name}"]),
    )


def _rank(specimen: Specimen) -> int:
    return _TEMPERATURES.index(_temperature(specimen))


def _temperature(specimen: Specimen) -> str:
    return specimen.transport_temperature if specimen.transport_temperature in _TEMPERATURES else ""


def _parties(manifest: Manifest, specimens: Sequence[Specimen]) -> Band:
    half = WIDTH / 2
    counted = [
        (_IN_WORDS[temperature], str(len(list(group))))
        for temperature, group in groupby(specimens, key=_temperature)
    ]
    return side_by_side(
        addressed("To", manifest.lab, x=0, width=half - 14),
        facts(
            [
                ("Specimens", str(len(specimens))),
                *counted,
                ("Sent", spell_moment(manifest.sent_at, manifest.clinic)),
                ("Sent by", manifest.sent_by.display_name if manifest.sent_by else ""),
                ("Note", " ".join(manifest.note.split())),
            ],
            x=half,
            width=half,
        ),
    )


def _lists(manifest: Manifest, specimens: Sequence[Specimen]) -> list[Band]:
    columns = row(
        [
            Cell(_NUMBER, _PATIENT - _NUMBER - 6, "Accession number", SMALL),
            Cell(_PATIENT, _BORN - _PATIENT - 6, "Patient", SMALL),
            Cell(_BORN, _TYPE - _BORN - 6, "Born", SMALL),
            Cell(_TYPE, _COLLECTED - _TYPE - 6, "Specimen", SMALL),
            Cell(_COLLECTED, WIDTH - _COLLECTED, "Collected at", SMALL),
        ],
        below=2,
    )[0]
    bands: list[Band] = []
    for temperature, group in groupby(specimens, key=_temperature):
        members = list(group)
        title = f"{_IN_WORDS[temperature]} ({len(members)})"
        bands += [*heading(title), replace(columns, holds_next=True)]
        again = side_by_side(
            row([Cell(0, WIDTH, f"{title}, continued", _GROUP)], below=3), [gap(_GROUP.leading + 3), columns]
        )
        for each in members:
            bands += [replace(band, under=again) for band in _line(manifest, each)]
    return bands


def _line(manifest: Manifest, each: Specimen) -> list[Band]:
    def box_to_tick(canvas: Any, top: float) -> None:
        canvas.setLineWidth(0.7)
        canvas.setStrokeGray(0.2)
        canvas.rect(LEFT, top - 10, 9, 9, stroke=1, fill=0)

    known = each.order.demographics or {"name": "No patient named", "born": None}
    return [
        *row(
            [
                Cell(_NUMBER, _PATIENT - _NUMBER - 6, each.accession_number, STRONG._replace(size=8.5)),
                Cell(_PATIENT, _BORN - _PATIENT - 6, known["name"], _CELL),
                Cell(_BORN, _TYPE - _BORN - 6, spell_born(known["born"]), _CELL),
                Cell(_TYPE, _COLLECTED - _TYPE - 6, joined([each.type, each.container]), _CELL),
                Cell(_COLLECTED, WIDTH - _COLLECTED, spell_short(each.collected_at, manifest.clinic), _CELL),
            ],
            beside=box_to_tick,
            holds_next=True,
        ),
        rule(above=2, below=3, shade=0.88, holds_next=False),
    ]


def _signatures() -> list[Band]:
    """Who gave it away, carried it and took it; never apart from each other."""
    columns = ("Name", "Date and time", "Signature")
    width = (WIDTH - 30 * mm) / len(columns)

    def lines_to_fill(canvas: Any, top: float) -> None:
        canvas.setLineWidth(0.6)
        canvas.setStrokeGray(0.3)
        for index in range(len(columns)):
            x = LEFT + 30 * mm + index * width
            canvas.line(x, top - 12, x + width - 8, top - 12)

    named = [Cell(30 * mm + index * width, width - 8, name, SMALL) for index, name in enumerate(columns)]
    rows = [
        band
        for who in ("Handed over", "Carried", "Received")
        for band in (
            *row([Cell(0, 28 * mm, who, STRONG)], beside=lines_to_fill),
            *row(named, below=14),
        )
    ]
    return [gap(14), side_by_side(rows, [])]
