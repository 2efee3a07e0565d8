"""The patients of the demo world: nobody's real name, date or number."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Someone:
    """A patient: of the house with this key."""

    house: str
    family_name: str
    given_names: str
    born: str | None
    sex_for_ranges: str
    more: dict[str, Any] = field(default_factory=dict)


def _number(value: str, issuer: str = "NHS") -> dict[str, Any]:
    return {"identifiers": [{"issuer": issuer, "value": value}]}


PATIENTS = (
    Someone("riverside", "Whitlock", "Margaret Rose", "1947-11-02", "female", _number("999 041 2207")),
    Someone("riverside", "Παπαδοπούλου", "Ελένη", "1962-05-19", "female", _number("999 118 6430")),
    Someone("riverside", "الحداد", "ليلى", "1990-01", "female"),
    Someone("riverside", "王", "小明", "1978-08-08", "male", _number("999 207 5514")),
    Someone("riverside", "Sørensen", "Bjørn", "1955-12-24", "male", {"phone": "+44 20 7946 0733"}),
    Someone("riverside", "Müller-Groß", "Anna Lena", "1984-03-07", "female", _number("999 330 0972")),
    Someone("riverside", "O'Donovan", "Seán", "2016-06-30", "male", {"notes": "Comes with his mother."}),
    Someone("riverside", "Okafor", "Chidi", "1971", "male", {"notes": "The day is not known."}),
    Someone("riverside", "Nguyễn", "Thị Hương", "1993-09-14", "female", {"gender": "female"}),
    Someone("riverside", "Ashworth", "Robin", "1988-02-29", "unknown", {"gender": "other"}),
    Someone("hillcrest", "Ferreira da Silva", "Inês", "1995-04-21", "female", _number("999 412 8801")),
    Someone("hillcrest", "Çelik", "Zeynep", "2001-10-05", "female"),
    Someone("hillcrest", "Kowalska", "Łucja", "1969-07-17", "female", _number("999 565 1043")),
    Someone("hillcrest", "Adeyemi", "Folasade", None, "female", {"prefix": "Dr."}),
    Someone("hillcrest", "Lindström", "Åsa", "1982-01-31", "female", _number("HC-2207", "Hillcrest")),
)
