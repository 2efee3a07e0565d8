"""POST /api/patients/: written down once, and not twice by mistake."""

from datetime import UTC, datetime

import pytest

from common import clock
from patients.factories import make_patient
from patients.fields import PlainTextField
from patients.merging import merge_patients
from patients.models import Patient, PatientIdentifier
from patients.tests.wire import URL, fields_at_fault, number, refusal

pytestmark = pytest.mark.django_db

FULL = {
    "prefix": "Dr.",
    "given_names": "Anna Lena",
    "family_name": "Müller",
    "suffix": "MD",
    "born": "1984-03",
    "sex_for_ranges": "female",
    "gender": "other",
    "identifiers": [{"issuer": "NHS", "value": "943 476 5919"}, {"issuer": "Riverside", "value": "A-1"}],
    "phone": "+44 20 7946 0000",
    "email": "anna@example.org",
    "address": "1 Quay Street",
    "notes": "Needs a ramp.",
}

IN_MAY = datetime(2030, 5, 6, 9, tzinfo=UTC)


@pytest.fixture
def client(client_for, clinic_staff):
    return client_for(clinic_staff)


def test_a_patient_on_the_wire(client):
    response = client.post(URL, {**FULL, "name": "Forged", "version": 9, "merged_into": "x", "clinic": "x"})

    made = response.json()
    patient = Patient.objects.get()
    assert (response.status_code, response["ETag"]) == (201, '"1"')
    assert made == {
        "id": str(patient.pk),
        "name": "Müller, Dr. Anna Lena, MD",
        **FULL,
        "version": 1,
        "merged_into": None,
        "created_at": made["created_at"],
        "updated_at": made["created_at"],
    }
    assert client.get(f"{URL}{patient.pk}/").json() == made


def test_a_family_name_is_enough(client):
    made = client.post(URL, {"family_name": "Ng"}).json()

    assert (made["name"], made["born"], made["sex_for_ranges"], made["gender"]) == ("Ng", None, "unknown", "")


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ({"family_name": ""}, ("family_name", "blank")),
        ({"family_name": "x" * 101}, ("family_name", "max_length")),
        ({"given_names": "x" * 101}, ("given_names", "max_length")),
        ({"born": "7.3.1984"}, ("born", "invalid")),
        ({"born": "1984-02-30"}, ("born", "invalid")),
        ({"born": "1879"}, ("born", "out_of_range")),
        ({"born": "2030-05-08"}, ("born", "out_of_range")),
        ({"born": "2030-06"}, ("born", "out_of_range")),
        ({"born": "2031"}, ("born", "out_of_range")),
        ({"sex_for_ranges": "other"}, ("sex_for_ranges", "invalid_choice")),
        ({"gender": "x"}, ("gender", "invalid_choice")),
        ({"email": "no"}, ("email", "invalid")),
        ({"identifiers": [number("")]}, ("identifiers.0.value", "blank")),
        ({"identifiers": [number("x" * 65)]}, ("identifiers.0.value", "max_length")),
        ({"identifiers": [number("1", "x" * 101)]}, ("identifiers.0.issuer", "max_length")),
        ({"identifiers": [number("a 1"), number("A1", "nhs ")]}, ("identifiers", "unique")),
        ({"identifiers": [number(str(n)) for n in range(21)]}, ("identifiers", "max_length")),
    ],
)
def test_what_no_patient_has(client_for, clinic_staff, nothing_changes, body, fault):
    with clock.at(IN_MAY):
        client = client_for(clinic_staff)
        with nothing_changes():
            assert fault in fields_at_fault(client.post(URL, {"family_name": "Ng", **body}))


@pytest.mark.parametrize("born", ["2030-05-06", "2030-05", "2030", "1880", "1880-01-01"])
def test_from_1880_until_today(client_for, clinic_staff, born):
    with clock.at(IN_MAY):
        client = client_for(clinic_staff)
        assert client.post(URL, {"family_name": "Ng", "born": born}).status_code == 201


KNOWN = ("Müller", "Anna", "1984-03-07")


@pytest.mark.parametrize(
    ("known", "new", "is_likely"),
    [
        (KNOWN, ("Mueller", "Anna", "1984-03-07"), True),
        (KNOWN, ("Mueler", "Ana", "1984-03-07"), True),
        (KNOWN, ("Anna", "Müller", "1984-03-07"), True),
        (KNOWN, ("Müller", "Anna Lena", "1984-03"), True),
        (KNOWN, ("Müller", "Anna", "1984"), True),
        (("Müller", "Anna", "1984-03"), KNOWN, True),
        (("Müller", "Anna", "1984"), KNOWN, True),
        (("Müller", "Anna", "1984"), ("Müller", "Anna", "1984-03"), True),
        (KNOWN, ("Müller", "Anna", "1984-03-08"), False),
        (KNOWN, ("Müller", "Anna", "1984-04"), False),
        (("Müller", "Anna", "1984-03"), ("Müller", "Anna", "1984-04-01"), False),
        (("Müller", "Anna", "1983"), KNOWN, False),
        (KNOWN, ("Schmidt", "Anna", "1984-03-07"), False),
        (KNOWN, ("Müller", "Bert", "1984-03-07"), False),
        (KNOWN, ("Muller", "anna", None), True),
        (("Müller", "Anna", None), KNOWN, True),
        (("Müller", "Anna", None), ("Müller", "Anna", None), True),
        (KNOWN, ("Muler", "Anna", None), False),
    ],
)
def test_who_may_be_known_already(client, clinic_staff, nothing_changes, known, new, is_likely):
    make_patient(clinic_staff, known[0], given_names=known[1], born=known[2])
    body = {"family_name": new[0], "given_names": new[1], "born": new[2]}

    if is_likely:
        with nothing_changes():
            response = client.post(URL, body)
        assert refusal(response) == (409, "likely_duplicate")
        assert [row["name"] for row in response.json()["candidates"]] == [f"{known[0]}, {known[1]}"]
        assert client.post(URL, {**body, "is_distinct": True}).status_code == 201
    else:
        assert client.post(URL, body).status_code == 201


def test_at_most_five_are_shown_without_how_to_reach_them(client, clinic_staff):
    for n in range(7):
        make_patient(clinic_staff, "Müller", given_names="Anna", born="1984", phone=str(n))

    candidates = client.post(URL, {"family_name": "Müller", "born": "1984"}).json()["candidates"]

    assert len(candidates) == 5
    assert not {"phone", "email", "address", "notes"} & candidates[0].keys()


def test_the_nearest_are_shown_first(client, clinic_staff):
    nearer = [
        ("Müller", "Anna", "1984-03-07"),
        ("Müller", "Anna", "1984"),
        ("Mulle", "Anna", "1984-03-07"),
        ("Muller", "Anna Lena", "1984-03-07"),
        ("Mulle", "Anna", "1984"),
    ]
    # all of them before the others by name
    farther = [("Mulle", f"Anna Lena {sign}", "1984") for sign in "ABCDE"]
    for family_name, given_names, born in farther + nearer[::-1]:
        make_patient(clinic_staff, family_name, given_names=given_names, born=born)

    body = {"family_name": "Müller", "given_names": "Anna", "born": "1984-03-07"}
    candidates = client.post(URL, body).json()["candidates"]

    assert [(row["family_name"], row["given_names"], row["born"]) for row in candidates] == nearer


def test_neither_another_clinics_nor_a_merged_one_is_a_candidate(
    client, clinic_staff, clinic_admin, other_clinic_staff
):
    make_patient(other_clinic_staff, "Müller", born="1984", identifiers=[number("1")])
    twin = make_patient(clinic_staff, "Müller", born="1984")
    merge_patients(patient_id=twin.pk, into=make_patient(clinic_staff, "Ng").pk, actor=clinic_admin)

    made = client.post(URL, {"family_name": "Müller", "born": "1984", "identifiers": [number("1")]})
    assert made.status_code == 201


@pytest.mark.parametrize(
    "same", [number("A 1"), number("a1"), number(" A1 ", "nhs"), number("Ａ1", " N H S")]
)
@pytest.mark.parametrize("is_distinct", [True, False])
def test_an_identifier_is_one_patients(client, clinic_staff, nothing_changes, same, is_distinct):
    make_patient(clinic_staff, "Ng", identifiers=[number("A 1")])

    with nothing_changes():
        response = client.post(
            URL, {"family_name": "Other", "identifiers": [same], "is_distinct": is_distinct}
        )

    assert refusal(response) == (409, "identifier_taken")
    assert [row["family_name"] for row in response.json()["candidates"]] == ["Ng"]


def test_another_issuers_number_is_another(client, clinic_staff):
    make_patient(clinic_staff, "Ng", identifiers=[number("1")])

    assert client.post(URL, {"family_name": "Ox", "identifiers": [number("1", "MRN")]}).status_code == 201
    assert PatientIdentifier.objects.count() == 2


# Folded it is eighteen signs long.
LONG = "\ufdfa"


def test_what_grows_when_folded_fits_its_columns(client, nothing_changes):
    body = {"family_name": LONG * 100, "given_names": LONG * 100}
    numbers = [number(LONG * 63 + last, LONG * 100) for last in "AB"]

    assert client.post(URL, {**body, "identifiers": numbers}).status_code == 201

    # which SQLite would not hold it to
    for row in (Patient.objects.get(), *PatientIdentifier.objects.all()):
        for field in row._meta.fields:
            if isinstance(field, PlainTextField):
                assert len(getattr(row, field.name)) <= field.max_length
    with nothing_changes():
        assert refusal(client.post(URL, body)) == (409, "likely_duplicate")
        again = {"family_name": "Ng", "identifiers": [number(LONG * 63 + "a", LONG * 100)]}
        assert refusal(client.post(URL, again)) == (409, "identifier_taken")


def test_the_same_request_twice_makes_one(client):
    first = client.post(URL, {"family_name": "Ng"}, HTTP_IDEMPOTENCY_KEY="one")
    again = client.post(URL, {"family_name": "Ng"}, HTTP_IDEMPOTENCY_KEY="one")

    assert (first.json(), again["Idempotent-Replayed"]) == (again.json(), "true")
    assert Patient.objects.count() == 1


def test_who_was_deleted_is_not_told_again(client, client_for, clinic_admin):
    """The first answer is kept with its key for a day."""
    key = {"HTTP_IDEMPOTENCY_KEY": "once"}
    made = client.post(URL, FULL, **key).json()
    assert client.post(URL, FULL, **key).json() == made
    client_for(clinic_admin).delete(f"{URL}{made['id']}/")

    assert refusal(client.post(URL, FULL, **key)) == (404, "not_found")
    assert not Patient.objects.exists()
