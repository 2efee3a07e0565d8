"""A lab with a catalogue, and a clinic with a patient."""

from collections.abc import Callable
from typing import Any

import pytest
from rest_framework.test import APIClient

from accounts.models import Membership
from catalog.models import CatalogPanel, CatalogTest
from catalog.serializers.content import read_content
from catalog.services.lab_tests import add_test
from catalog.services.panels import add_panel
from catalog.tests.bodies import body
from orders.tests.test_second_wall import plain_role  # noqa: F401 (a fixture)
from orders.tests.wire import URL
from patients.factories import make_patient
from patients.models import Patient


def make_test(admin: Membership, code: str, **changes: Any) -> CatalogTest:
    """A test without questions, which nothing is calculated from."""
    bare = {"name": f"Test {code}", "analytes": [], "questions": [], "loinc": ""}
    content = body(**{**bare, **changes})
    return add_test(actor=admin, code=code, content=read_content(content))


@pytest.fixture
def offer(lab_admin: Membership) -> Callable[..., CatalogTest]:
    """``offer("K", …)``: a test of the lab."""
    return lambda code, **changes: make_test(lab_admin, code, **changes)


@pytest.fixture
def together(lab_admin: Membership) -> Callable[..., CatalogPanel]:
    """``together("LIPID", first, second)``: a panel of the lab."""

    def make(code: str, *tests: CatalogTest) -> CatalogPanel:
        content = {
            "name": f"Panel {code}",
            "synonyms": [],
            "category": "Chemistry",
            "tests": [str(test.pk) for test in tests],
        }
        return add_panel(actor=lab_admin, code=code, content=content)

    return make


@pytest.fixture
def at_clinic(client_for, clinic_staff: Membership) -> APIClient:
    client: APIClient = client_for(clinic_staff)
    return client


@pytest.fixture
def at_lab(client_for, lab_staff: Membership) -> APIClient:
    client: APIClient = client_for(lab_staff)
    return client


@pytest.fixture
def patient(clinic_staff: Membership) -> Patient:
    return make_patient(clinic_staff)


def chosen(*tests: CatalogTest, **answers: Any) -> list[dict[str, Any]]:
    """Tests as a clinic writes them; ``answers`` are those to the first one's questions."""
    rows: list[dict[str, Any]] = [{"test": str(test.pk)} for test in tests]
    if answers:
        rows[0]["answers"] = answers
    return rows


@pytest.fixture
def place(at_clinic: APIClient, lab, patient: Patient) -> Callable[..., Any]:
    """``place(tests, priority="stat", …)``: the answer to an order for the patient."""

    def send(tests: list[dict[str, Any]], **more: Any) -> Any:
        return at_clinic.post(
            URL,
            {
                "lab": str(lab.pk),
                "delivery_method": "email",
                "patient": str(patient.pk),
                "tests": tests,
                **more,
            },
        )

    return send


def faults_of(response: Any) -> list[tuple[str, str]]:
    """Place and code of each fault."""
    assert response.status_code == 400, response.content
    assert response.json()["code"] == "invalid"
    return [(error["field"], error["code"]) for error in response.json()["errors"]]
