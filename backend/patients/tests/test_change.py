"""PATCH and DELETE /api/patients/{id}/."""

import pytest

from orders.factories import make_order
from patients.factories import make_patient
from patients.merging import merge_patients
from patients.models import Patient, PatientIdentifier, PatientWord
from patients.services import change_patient
from patients.tests.wire import fields_at_fault, number, refusal, url_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def patient(clinic_staff):
    return make_patient(
        clinic_staff, "Ng", born="1984", phone="1", identifiers=[number("1"), number("2"), number("3")]
    )


@pytest.fixture
def client(client_for, clinic_staff):
    return client_for(clinic_staff)


def test_what_is_sent_is_changed_and_nothing_else(client, patient):
    before = client.get(url_of(patient)).json()
    changes = {"given_names": "Ada", "born": None, "gender": "female", "sex_for_ranges": "male"}

    response = client.patch(
        url_of(patient), {**changes, "version": 7, "merged_into": before["id"], "created_at": "1999-01-01"}
    )

    after = response.json()
    expected = {**before, **changes, "name": "Ng, Ada", "version": 2, "updated_at": after["updated_at"]}
    assert (response.status_code, response["ETag"], after) == (200, '"2"', expected)
    assert client.get(url_of(patient)).json() == after


def test_the_list_of_identifiers_is_replaced_and_what_stays_stays_the_same_row(client, patient):
    rows = dict(PatientIdentifier.objects.values_list("value", "pk"))

    after = client.patch(url_of(patient), {"identifiers": [number("4"), number(" 2", "nhs")]}).json()

    assert after["identifiers"] == [number("2", "nhs"), number("4")]
    assert PatientIdentifier.objects.get(value="2").pk == rows["2"]


def test_what_is_as_it_was_makes_no_version(client, patient, nothing_changes):
    with nothing_changes():
        response = client.patch(url_of(patient), {"born": "1984", "phone": "1"})
    assert (response.status_code, response["ETag"]) == (200, '"1"')


def test_a_stale_version_is_told_who_was_faster(client, patient, clinic_admin, nothing_changes):
    change_patient(patient_id=patient.pk, actor=clinic_admin, changes={"phone": "2"})

    with nothing_changes():
        response = client.patch(url_of(patient), {"phone": "3"}, HTTP_IF_MATCH='"1"')

    assert refusal(response) == (412, "stale_version")
    told = response.json()
    assert (told["current_version"], told["changed_by"]["name"]) == (2, "Amara")
    assert told["changed_at"].endswith("Z")
    assert client.patch(url_of(patient), {"phone": "3"}, HTTP_IF_MATCH='"2"').status_code == 200


def test_somebody_elses_identifier_is_refused_and_ones_own_is_not(
    client, patient, clinic_staff, nothing_changes
):
    other = make_patient(clinic_staff, "Ox", identifiers=[number("9")])

    with nothing_changes():
        response = client.patch(url_of(other), {"family_name": "Oz", "identifiers": [number("3")]})

    assert refusal(response) == (409, "identifier_taken")
    assert [row["family_name"] for row in response.json()["candidates"]] == ["Ng"]
    assert client.patch(url_of(other), {"identifiers": [number(" 9 ")]}).status_code == 200


@pytest.mark.parametrize(
    "body", [{"family_name": ""}, {"family_name": None}, {"born": "2999"}, {"phone": None}]
)
def test_wrong_fields(client, patient, nothing_changes, body):
    with nothing_changes():
        assert {field for field, _ in fields_at_fault(client.patch(url_of(patient), body))} == set(body)


def test_a_merged_one_is_read_and_not_changed(client, patient, clinic_staff, clinic_admin, nothing_changes):
    into = make_patient(clinic_staff, "Ox")
    merge_patients(patient_id=patient.pk, into=into.pk, actor=clinic_admin)

    with nothing_changes():
        assert refusal(client.patch(url_of(patient), {"phone": "2"})) == (409, "patient_merged")
    assert client.get(url_of(patient)).json()["merged_into"] == str(into.pk)


def test_whom_nothing_names_can_be_deleted(client_for, clinic_admin, patient):
    assert client_for(clinic_admin).delete(url_of(patient)).status_code == 204

    assert not Patient.objects.exists()
    assert not PatientWord.objects.exists()


@pytest.mark.parametrize("status", ["draft", "submitted", "cancelled"])
def test_whom_an_order_names_stays(
    client_for, clinic_admin, clinic_staff, lab_staff, patient, status, nothing_changes
):
    make_order(clinic_staff, lab_staff, status, patient=patient.pk)
    client = client_for(clinic_admin)

    with nothing_changes():
        assert refusal(client.delete(url_of(patient))) == (409, "patient_in_use")


def test_neither_side_of_a_merge_is_deleted(client_for, clinic_admin, clinic_staff, patient, nothing_changes):
    into = make_patient(clinic_staff, "Ox")
    merge_patients(patient_id=patient.pk, into=into.pk, actor=clinic_admin)
    client = client_for(clinic_admin)

    with nothing_changes():
        assert refusal(client.delete(url_of(patient))) == (409, "patient_in_use")
        assert refusal(client.delete(url_of(into))) == (409, "patient_in_use")
