"""How tests speak to the patients API."""

from typing import Any

from patients.models import Patient

URL = "/api/patients/"


def url_of(patient: Patient, tail: str = "") -> str:
    return f"{URL}{patient.pk}/{tail}"


def number(value: str, issuer: str = "NHS") -> dict[str, str]:
    return {"issuer": issuer, "value": value}


def found(client: Any, text: str) -> list[str]:
    """The family names that a search finds, in the order of the list."""
    response = client.get(URL, {"search": text})
    assert response.status_code == 200, response.content
    return [row["family_name"] for row in response.json()["results"]]


def refusal(response: Any) -> tuple[int, str]:
    return response.status_code, response.json()["code"]


def fields_at_fault(response: Any) -> set[tuple[str, str]]:
    assert response.status_code == 400, response.content
    return {(error["field"], error["code"]) for error in response.json()["errors"]}
