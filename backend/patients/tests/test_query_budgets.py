"""How many statements a request about patients may cost, however many there are."""

import pytest

from orders.factories import make_order
from orders.tests.test_query_budgets import at_most
from patients.factories import make_patient
from patients.tests.wire import URL, number, url_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("rows", [1, 30])
def test_a_page(client_for, clinic_staff, rows):
    for n in range(rows):
        make_patient(clinic_staff, f"Ng{n}", identifiers=[number(f"{n}"), number(f"{n}", "MRN")])
    client = client_for(clinic_staff)

    with at_most(4):
        assert len(client.get(URL, {"search": "ng"}).json()["results"]) == rows


@pytest.mark.parametrize("numbers", [0, 20])
def test_writing_down(client_for, clinic_staff, numbers):
    """One statement more for each identifier."""
    make_patient(clinic_staff, "Ng")
    client = client_for(clinic_staff)
    body = {"family_name": "Lindqvist", "identifiers": [number(f"{n}") for n in range(numbers)]}

    with at_most(10 + numbers):
        assert client.post(URL, body).status_code == 201


@pytest.mark.parametrize("orders", [0, 1, 5])
def test_correcting(client_for, clinic_staff, lab_staff, orders):
    """Each order that is corrected costs what a step of it costs."""
    patient = make_patient(clinic_staff, "Ng")
    for _ in range(orders):
        make_order(clinic_staff, lab_staff, patient=patient.pk)
    client = client_for(clinic_staff)

    with at_most(17 + 8 * orders):
        assert client.patch(url_of(patient), {"family_name": "Oz"}).status_code == 200


@pytest.mark.parametrize("orders", [0, 30])
def test_changing_how_to_reach_somebody_asks_for_no_order(client_for, clinic_staff, lab_staff, orders):
    patient = make_patient(clinic_staff, "Ng")
    for _ in range(orders):
        make_order(clinic_staff, lab_staff, "draft", patient=patient.pk)
    client = client_for(clinic_staff)

    with at_most(13):
        assert client.patch(url_of(patient), {"phone": "1"}).status_code == 200
