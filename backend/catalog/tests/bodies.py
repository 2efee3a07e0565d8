"""Tests as a lab sends them."""

from typing import Any

TESTS = "/api/catalog/tests/"

ADULT = {
    "sex": "any",
    "from_age_days": 6570,
    "to_age_days": None,
    "low": 70,
    "high": 99,
    "source": "ADA 2024",
}
CHILD = {"sex": "any", "from_age_days": 0, "to_age_days": 6570, "low": 60, "high": 100, "source": "CALIPER"}


def analyte(**changes: Any) -> dict[str, Any]:
    """Glucose, with a range for everybody."""
    return {
        "code": "GLU",
        "name": "Glucose",
        "loinc": "2345-7",
        "value_type": "numeric",
        "unit": "mg/dL",
        "decimals": 0,
        "reference_ranges": [dict(CHILD), dict(ADULT)],
        "critical": [{"low": 40, "high": 500}],
        "method": "Hexokinase",
        **changes,
    }


def body(**changes: Any) -> dict[str, Any]:
    """A whole test."""
    return {
        "code": "GLU",
        "name": "Glucose",
        "synonyms": ["Blood sugar", "Glykämie"],
        "loinc": "2345-7",
        "category": "Chemistry",
        "specimens": [
            {
                "type": "Plasma",
                "container": "Fluoride oxalate tube",
                "cap_colour": "grey",
                "minimum_volume_ml": 1.5,
                "transport_temperature": "ambient",
                "stability_hours": 24,
                "patient_preparation": "Nothing to eat for eight hours.",
            }
        ],
        "turnaround_hours": {"routine": 24, "urgent": 4, "stat": 1},
        "price": {"amount": "4.50", "currency": "EUR"},
        "questions": [
            {"key": "fasting", "text": "Fasting?", "kind": "yes_no", "required": True},
            {
                "key": "hours",
                "text": "For how many hours?",
                "kind": "number",
                "unit": "h",
                "shown_when": {"key": "fasting", "equals": True},
            },
        ],
        "analytes": [analyte()],
        **changes,
    }


def fields_of(response: Any) -> list[tuple[str, str]]:
    """Place and code of each fault."""
    assert response.status_code == 400, response.content
    return [(error["field"], error["code"]) for error in response.json()["errors"]]
