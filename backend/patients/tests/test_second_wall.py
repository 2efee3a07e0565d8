"""With every scope of the application torn down, PostgreSQL still shows patients to their clinic alone."""

import pytest

from accounts.who import who_is
from audit.who import Who, acting_as
from orders.tests.test_second_wall import plain_role
from patients.factories import make_patient
from patients.merging import merge_patients
from patients.models import Patient, PatientIdentifier, PatientMerge, PatientWord
from patients.querysets import OfClinicQuerySet
from patients.tests.wire import URL, number, url_of

__all__ = ["plain_role"]
pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]

TABLES = (Patient, PatientIdentifier, PatientWord, PatientMerge)


@pytest.fixture
def no_scopes(monkeypatch) -> None:
    """The mistake that the wall is for: every queryset answers with everything."""
    monkeypatch.setattr(OfClinicQuerySet, "visible_to", lambda self, actor: self.all())


@pytest.fixture
def patient(clinic_staff, clinic_admin):
    twin = make_patient(clinic_staff, "Canary", identifiers=[number("1")])
    patient = make_patient(clinic_staff, "Canary", given_names="Ann", notes="canary-notes")
    merge_patients(patient_id=twin.pk, into=patient.pk, actor=clinic_admin)
    return patient


def test_its_own_clinic_still_works_with_it(patient, no_scopes, plain_role, client_for, clinic_admin):
    client = client_for(clinic_admin)
    merges = client.get(url_of(patient, "merges/")).json()["results"]

    assert len(client.get(URL, {"search": "canary"}).json()["results"]) == 1
    assert client.patch(url_of(patient), {"phone": "1"}).status_code == 200
    assert client.post(url_of(patient, f"merges/{merges[0]['id']}/undo/")).status_code == 200
    assert len(client.get(URL, {"search": "canary"}).json()["results"]) == 2


def test_another_clinic_finds_and_changes_nothing(
    patient, no_scopes, plain_role, client_for, other_clinic_staff
):
    client = client_for(other_clinic_staff)

    answers = [
        client.get(url_of(patient)),
        client.get(url_of(patient, "merges/")),
        client.patch(url_of(patient), {"notes": "Mine now."}),
        client.get(URL),
        client.get(URL, {"search": "canary"}),
    ]

    assert [each.status_code for each in answers] == [404, 404, 404, 200, 200]
    assert b"anary" not in b"".join(each.content for each in answers)
    assert Patient.objects.get(pk=patient.pk).notes == "canary-notes"


def test_an_order_names_no_foreign_patient(
    patient, no_scopes, plain_role, client_for, other_clinic_staff, lab
):
    body = {"lab": str(lab.pk), "delivery_method": "email", "patient": str(patient.pk)}

    response = client_for(other_clinic_staff).post("/api/orders/", body)

    assert response.status_code == 400
    assert response.json()["errors"][0]["code"] == "does_not_exist"


def test_a_lab_and_a_stranger_see_no_table(patient, plain_role, lab_staff):
    for who in (Who("anonymous"), who_is(lab_staff)):
        with acting_as(who):
            assert [table.objects.count() for table in TABLES] == [0, 0, 0, 0]
    assert all(table.objects.count() > 0 for table in TABLES)


def test_a_correction_reaches_its_orders_through_the_wall(
    patient, plain_role, client_for, clinic_staff, lab_staff, lab
):
    clinic, laboratory = client_for(clinic_staff), client_for(lab_staff)
    body = {"lab": str(lab.pk), "delivery_method": "email", "patient": str(patient.pk)}
    order = clinic.post("/api/orders/", body).json()

    assert clinic.patch(url_of(patient), {"family_name": "Corrected"}).status_code == 200

    seen = laboratory.get(f"/api/orders/{order['id']}/").json()
    assert seen["patient"]["name"] == "Corrected, Ann"
    kinds = [each["kind"] for each in laboratory.get("/api/notifications/").json()["results"]]
    assert kinds == ["order_patient_corrected", "order_submitted"]
