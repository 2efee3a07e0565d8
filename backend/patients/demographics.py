"""What an order says of its patient: a copy of its own, which a lab sees as it stood when it was sent or corrected."""

from typing import Any

from patients.models import Patient
from patients.words import words_of


def demographics_of(patient: Patient) -> dict[str, Any]:
    """The copy, in the words of the wire."""
    return {
        "name": patient.name,
        "born": patient.born,
        "sex_for_ranges": patient.sex_for_ranges,
        "gender": patient.gender,
        "identifiers": [{"issuer": each.issuer, "value": each.value} for each in patient.identifiers.all()],
    }


def searchable_text(demographics: dict[str, Any] | None) -> str:
    """The words of a copy, each after a blank; look for " " and a beginning."""
    if demographics is None:
        return ""
    words = words_of(
        name=demographics["name"],
        born=demographics["born"],
        identifiers=[each["value"] for each in demographics["identifiers"]],
    )
    return "".join(f" {word}" for word in sorted(words))


def changes_between(
    before: dict[str, Any] | None, after: dict[str, Any] | None
) -> dict[str, tuple[Any, Any]]:
    """Field → its old and its new value, of those that differ."""
    old, new = before or {}, after or {}
    return {name: (old.get(name), new.get(name)) for name in {**old, **new} if old.get(name) != new.get(name)}
