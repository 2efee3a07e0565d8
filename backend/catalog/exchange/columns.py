"""How a catalogue stands in one sheet: which rows there are, and which column says what.

Each row says in ``row`` what it is and in ``code`` of which test or panel; what it does not need is left blank. The
rows of a test may stand anywhere, in their order.
"""

from dataclasses import dataclass, field
from typing import Final

from catalog.exchange.cells import AMOUNT, ANSWER, LIST, NUMBER, TEXT, WHOLE, YES_NO, Cell

TEST, PANEL, NOTE = "test", "panel", "note"


@dataclass(frozen=True)
class Row:
    """A kind of row.

    Attributes:
        cells: column → member of what the row says (``price.amount`` is a member of a member) and kind of cell.
        inside: the list that holds what the row says, of its test or of its analyte; blank: the row is no part.
        of_analyte: the row belongs to the analyte that its column ``analyte`` names.
    """

    cells: dict[str, tuple[str, Cell]]
    inside: str = ""
    of_analyte: bool = False
    column_of: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "column_of", {member: column for column, (member, _) in self.cells.items()})


def _named(cell: Cell, *names: str) -> dict[str, tuple[str, Cell]]:
    return {name: (name, cell) for name in names}


_WHOM = {**_named(TEXT, "sex"), **_named(WHOLE, "from_age_days", "to_age_days")}
_LIMITS = {**_WHOM, **_named(NUMBER, "low", "high")}

ROWS: Final[dict[str, Row]] = {
    TEST: Row(
        {
            **_named(TEXT, "name"),
            **_named(LIST, "synonyms"),
            **_named(TEXT, "loinc", "category", "status"),
            "routine_hours": ("turnaround_hours.routine", WHOLE),
            "urgent_hours": ("turnaround_hours.urgent", WHOLE),
            "stat_hours": ("turnaround_hours.stat", WHOLE),
            "price": ("price.amount", AMOUNT),
            "currency": ("price.currency", TEXT),
            **_named(WHOLE, "repeat_after_hours"),
        }
    ),
    "specimen": Row(
        {
            "specimen": ("type", TEXT),
            **_named(TEXT, "container", "cap_colour"),
            **_named(NUMBER, "minimum_volume_ml"),
            **_named(TEXT, "transport_temperature"),
            **_named(WHOLE, "stability_hours"),
            **_named(TEXT, "patient_preparation"),
        },
        inside="specimens",
    ),
    "question": Row(
        {
            "question": ("key", TEXT),
            **_named(TEXT, "text", "kind", "unit"),
            **_named(LIST, "choices"),
            **_named(YES_NO, "required"),
            "shown_when": ("shown_when.key", TEXT),
            "equals": ("shown_when.equals", ANSWER),
        },
        inside="questions",
    ),
    "analyte": Row(
        {
            "analyte": ("code", TEXT),
            **_named(TEXT, "name", "loinc", "value_type", "unit"),
            **_named(WHOLE, "decimals"),
            **_named(TEXT, "formula", "method"),
        },
        inside="analytes",
    ),
    "value": Row(
        {"value": ("code", TEXT), **_named(TEXT, "text"), "abnormal": ("is_abnormal", YES_NO)},
        inside="values",
        of_analyte=True,
    ),
    "range": Row({**_LIMITS, **_named(TEXT, "text", "source")}, inside="reference_ranges", of_analyte=True),
    "no_range": Row(_WHOM, inside="has_no_range_for", of_analyte=True),
    "critical": Row(_LIMITS, inside="critical", of_analyte=True),
    PANEL: Row(
        {
            **_named(TEXT, "name"),
            **_named(LIST, "synonyms"),
            **_named(TEXT, "category", "status"),
            **_named(LIST, "tests"),
        }
    ),
    # What is said to readers of the file.
    NOTE: Row(_named(TEXT, "text")),
}

COLUMNS: Final = tuple(
    dict.fromkeys(["row", "code", "analyte", *(column for row in ROWS.values() for column in row.cells)])
)


def columns_used(kind: str) -> set[str]:
    """The columns in which a row of this kind may say something."""
    row = ROWS[kind]
    return {"row", *row.cells, *(["code"] if kind != NOTE else []), *(["analyte"] if row.of_analyte else [])}
