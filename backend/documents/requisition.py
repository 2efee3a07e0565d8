"""The requisition: what a clinic asks of a lab for a patient, on paper beside the tubes."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, Final

from reportlab.lib.units import mm

from documents.headed import addressed, banner, framed, head
from documents.sheets import (
    LEFT,
    SMALL,
    STRONG,
    TEXT,
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
from documents.spelling import joined, spell_answer, spell_born, spell_moment, spell_short, spell_volume
from documents.writing import Style
from orders.models import Order, Priority
from orders.requisition.lines import Line
from orders.states import Collection, Status
from specimens.models import Specimen

_NAME: Final = Style(13, bold=True)
_ANSWER: Final = Style(8)
_PANEL: Final = Style(9, bold=True)

# A paper that nobody should act on says so first.
_STANDING: Final = {
    Status.DRAFT: "DRAFT · not sent to the lab",
    Status.REJECTED: "REJECTED by the lab",
    Status.CANCELLED: "CANCELLED by the clinic",
}
_COLLECTION: Final = {
    Collection.HERE: "Here, now",
    Collection.PLANNED: "Planned for later",
    Collection.BY_LAB: "By the lab",
}
_DELIVERY: Final = {"email": "By e-mail", "post": "By post", "pickup": "Picked up"}


def print_requisition(order: Order, specimens: Sequence[Specimen]) -> bytes:
    """A PDF of the order; the same order and specimens always make the same bytes.

    Args:
        order: with its clinic, lab and who asked.
        specimens: those to be listed, in their order.
    """
    born = order.demographics["born"] if order.demographics else None
    # a name comes last: were it read from the right, it would take a number after it along
    about = [f"Order {order.number}", f"Born {spell_born(born)}" if born else ""]
    return print_sheets(
        [
            *head(order.clinic, "Laboratory requisition", order.number),
            *_standing(order),
            *_urgency(order),
            _parties(order),
            gap(7),
            *framed(_patient(order)),
            *_tests(order.tests),
            *_clinical(order),
            *_specimens(order, specimens),
        ],
        title=f"Requisition {order.number}",
        foot=joined([*about, order.patient_name or "No patient named"]),
    )


def _standing(order: Order) -> list[Band]:
    said = _STANDING.get(Status(order.status))
    return banner(said) if said else []


def _urgency(order: Order) -> list[Band]:
    if order.priority == Priority.ROUTINE:
        return []
    return banner(Priority(order.priority).label.upper(), order.stat_reason)


def _parties(order: Order) -> Band:
    half = WIDTH / 2
    return side_by_side(
        addressed("To", order.lab, x=0, width=half - 14),
        facts(
            [
                ("Priority", Priority(order.priority).label),
                ("Promised by", spell_moment(order.promised_at, order.clinic)),
                ("Sent", spell_moment(order.submitted_at, order.clinic)),
                ("Ordered by", order.requested_by.display_name if order.requested_by else ""),
                ("Clinic's number", order.client_reference),
                ("Report", _DELIVERY[order.delivery_method]),
            ],
            x=half,
            width=half,
        ),
    )


def _patient(order: Order) -> list[Band]:
    if order.demographics is None:
        return row([Cell(0, WIDTH, "No patient named", _NAME)])
    known = order.demographics
    sex = joined(
        [
            f"{known['sex_for_ranges'].capitalize()} (for ranges)",
            f"{known['gender']} (gender)" if known["gender"] else "",
        ]
    )
    return [
        *row([Cell(0, WIDTH, "Patient", SMALL)]),
        *row([Cell(0, WIDTH, known["name"], _NAME)], below=2),
        *facts([("Born", spell_born(known["born"]) or "Not known"), ("Sex", sex)]),
        *(
            band
            for each in known["identifiers"]
            for band in row(
                [
                    Cell(0, 31 * mm - 4, "Identifier", SMALL),
                    Cell(31 * mm, 70 * mm, each["value"], STRONG),
                    Cell(104 * mm, WIDTH - 104 * mm, each["issuer"], TEXT),
                ],
                below=1.2,
            )
        ),
    ]


def _tests(lines: Sequence[Line]) -> list[Band]:
    if not lines:
        return []
    panels: dict[str, list[Line]] = {}
    for line in lines:
        panels.setdefault(line["panel"]["id"] if line["panel"] else "", []).append(line)
    single = panels.pop("", [])
    bands = heading(f"Tests ({len(lines)})")
    for members in panels.values():
        panel = members[0]["panel"]
        bands += _group(f"{panel['name']} ({panel['code']})", members)
    return bands + (_group("Single tests" if panels else "", single) if single else [])


def _group(title: str, lines: Iterable[Line]) -> list[Band]:
    """A panel, or what is asked for by itself."""
    code = 40 * mm
    titled = row([Cell(0, WIDTH, title, _PANEL)], below=1, holds_next=True) if title else []
    again = row([Cell(0, WIDTH, f"{title} (continued)", SMALL)], below=1)[:1] if title else [None]
    bands = [gap(2), *titled] if title else []
    for line in lines:
        bands += row(
            [Cell(6, code - 10, line["code"], STRONG), Cell(code, WIDTH - code, line["name"])],
            below=1.5,
            holds_next=bool(line["answers"]),
            under=again[0],
        )
        for answer in line["answers"]:
            said = [
                Cell(code + 8, 66 * mm - 8, answer["text"], SMALL),
                Cell(code + 66 * mm, WIDTH - code - 66 * mm, spell_answer(answer), _ANSWER),
            ]
            bands += row(said, below=1, under=again[0])
    return bands


def _clinical(order: Order) -> list[Band]:
    collection = joined(
        [
            _COLLECTION[Collection(order.collection)] if order.collection else "",
            spell_moment(order.collect_at, order.clinic),
        ]
    )
    said = facts(
        [
            ("Diagnosis", joined([order.diagnosis_code, order.diagnosis])),
            ("Collection", collection),
            ("Notes", order.notes),
        ]
    )
    return [*heading("Clinical information"), *said] if said else []


# Left edges of the columns, in points.
_CONTAINER: Final = 40 * mm
_TESTS: Final = 92 * mm
_WHEN: Final = 132 * mm
_WHO: Final = 162 * mm


def _specimens(order: Order, specimens: Sequence[Specimen]) -> list[Band]:
    if not specimens:
        return []
    columns = row(
        [
            Cell(0, _CONTAINER - 6, "Accession number", SMALL),
            Cell(_CONTAINER, _TESTS - _CONTAINER - 6, "Specimen", SMALL),
            Cell(_TESTS, _WHEN - _TESTS - 6, "Tests", SMALL),
            Cell(_WHEN, _WHO - _WHEN - 4, "Collected at", SMALL),
            Cell(_WHO, WIDTH - _WHO, "Initials", SMALL),
        ],
        below=2,
    )
    under = replace(columns[0], holds_next=True)
    bands = [*heading(f"Specimens ({len(specimens)})"), under]
    for each in specimens:
        bands += [replace(band, under=under) for band in _specimen(order, each)]
    return bands


def _specimen(order: Order, each: Specimen) -> list[Band]:
    def lines_to_fill(canvas: Any, top: float) -> None:
        canvas.setLineWidth(0.6)
        canvas.setStrokeGray(0.3)
        if not each.collected_at:
            canvas.line(LEFT + _WHEN, top - 13, LEFT + _WHO - 6, top - 13)
        canvas.line(LEFT + _WHO, top - 13, LEFT + WIDTH, top - 13)

    kept = joined(
        [
            each.transport_temperature.capitalize(),
            f"at least {spell_volume(each.minimum_volume_ml)}" if each.minimum_volume_ml else "",
            *each.patient_preparation,
        ]
    )
    described = joined([each.type, each.container, f"{each.cap_colour} cap" if each.cap_colour else ""])
    width = _TESTS - _CONTAINER - 6
    return [
        *row(
            [
                Cell(0, _CONTAINER - 6, each.accession_number, STRONG),
                Cell(_CONTAINER, width, described),
                Cell(_TESTS, _WHEN - _TESTS - 6, ", ".join(test["code"] for test in each.tests)),
                Cell(_WHEN, _WHO - _WHEN - 4, spell_short(each.collected_at, order.clinic)),
                # keeps the row high enough to write in
                Cell(_WHO, WIDTH - _WHO, " "),
            ],
            below=1,
            beside=lines_to_fill,
            holds_next=True,
        ),
        *(row([Cell(_CONTAINER, WIDTH - _CONTAINER, kept, SMALL)], holds_next=True) if kept else []),
        rule(above=3, below=4, shade=0.88, holds_next=False),
    ]
