"""A lab whose tests are done from blood, and a clinic that orders them."""

from typing import Any

import pytest
from rest_framework.test import APIClient

from accounts.models import Membership
from catalog.models import CatalogTest
from catalog.serializers.content import read_content
from catalog.services.lab_tests import add_test
from catalog.tests.bodies import body
from orders.models import Order
from orders.services import place_order
from orders.tests.test_second_wall import plain_role  # noqa: F401 (a fixture)
from patients.factories import make_patient
from patients.models import Patient
from specimens.models import Specimen
from specimens.tests.wire import SPECIMENS

BLOOD = {
    "type": "Whole blood",
    "container": "EDTA tube",
    "cap_colour": "lavender",
    "minimum_volume_ml": 2,
    "transport_temperature": "ambient",
    "stability_hours": 24,
    "patient_preparation": "",
}
SERUM = {
    "type": "Serum",
    "container": "Gel tube",
    "cap_colour": "gold",
    "minimum_volume_ml": 0.5,
    "transport_temperature": "refrigerated",
    "stability_hours": 72,
    "patient_preparation": "Nothing to eat for eight hours.",
}


def offer(lab_admin: Membership, code: str, *specimens: dict[str, Any]) -> CatalogTest:
    """A test that is done from ``specimens``."""
    content = read_content(
        body(code=code, name=f"Test {code}", questions=[], analytes=[], specimens=list(specimens))
    )
    return add_test(actor=lab_admin, code=code, content=content)


def chosen(*tests: CatalogTest) -> list[dict[str, Any]]:
    return [{"test": test.pk, "panel": None, "answers": {}} for test in tests]


@pytest.fixture
def patient(clinic_admin) -> Patient:
    return make_patient(clinic_admin, family_name="Okafor", given_names="Ada")


@pytest.fixture
def cbc(lab_admin) -> CatalogTest:
    return offer(lab_admin, "CBC", BLOOD)


@pytest.fixture
def lipids(lab_admin) -> CatalogTest:
    return offer(lab_admin, "LIP", SERUM)


@pytest.fixture
def order(clinic_staff, lab, patient, cbc, lipids) -> Order:
    """Sent, and expects blood and serum."""
    return place_order(
        actor=clinic_staff,
        lab=lab,
        delivery_method="email",
        patient=patient.pk,
        tests=chosen(cbc, lipids),
    )


@pytest.fixture
def blood(order) -> Specimen:
    return Specimen.objects.get(order=order, type="Whole blood")


@pytest.fixture
def serum(order) -> Specimen:
    return Specimen.objects.get(order=order, type="Serum")


@pytest.fixture
def at_clinic(client_for, clinic_staff) -> APIClient:
    return client_for(clinic_staff)


@pytest.fixture
def at_lab(client_for, lab_staff) -> APIClient:
    return client_for(lab_staff)


@pytest.fixture
def expected(at_clinic, order):
    """``expected()``: a specimen added by hand."""

    def add(**more: Any) -> Specimen:
        made = at_clinic.post(SPECIMENS, {"order": str(order.pk), "type": "Swab", **more})
        return Specimen.objects.get(pk=made.json()["id"])

    return add
