"""Two records of one person become one, and two again."""

from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import every_row
from orders.factories import make_order
from orders.models import Order
from orders.services import edit_order
from patients.factories import make_patient
from patients.models import Patient, PatientMerge
from patients.serializers import MOST_IDENTIFIERS
from patients.services import change_patient
from patients.tests.wire import fields_at_fault, number, refusal, url_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(client_for, clinic_admin):
    return client_for(clinic_admin)


@pytest.fixture
def pair(clinic_staff):
    """Who goes, and who stays."""
    gone = make_patient(
        clinic_staff,
        "Mueller",
        given_names="Anna Lena",
        born="1984-03-07",
        sex_for_ranges="female",
        phone="1",
        email="a@example.org",
        identifiers=[number("1")],
    )
    return gone, make_patient(
        clinic_staff, "Müller", given_names="Anna", phone="2", identifiers=[number("2")]
    )


def merge(client, gone, stays) -> Any:
    return client.post(url_of(gone, "merge/"), {"into": str(stays.pk)})


def undo(client, stays, which: int = 0) -> Any:
    merges = client.get(url_of(stays, "merges/")).json()["results"]
    return client.post(url_of(stays, f"merges/{merges[which]['id']}/undo/"))


def test_everything_follows_and_what_is_lacking_is_filled(client, pair, clinic_staff, lab_staff):
    gone, stays = pair
    orders = [
        make_order(clinic_staff, lab_staff, status, patient=gone.pk) for status in ("draft", "rejected")
    ]

    response = merge(client, gone, stays)

    after = response.json()
    assert (response.status_code, response["ETag"], after["id"]) == (200, '"2"', str(stays.pk))
    assert (after["name"], after["phone"], after["email"]) == ("Müller, Anna", "2", "a@example.org")
    assert (after["born"], after["sex_for_ranges"]) == ("1984-03-07", "female")
    assert after["identifiers"] == [number("1"), number("2")]
    assert set(Order.objects.values_list("patient", flat=True)) == {stays.pk}
    assert not gone.words.exists()
    traced = client.get(url_of(gone)).json()
    assert (traced["merged_into"], traced["version"]) == (str(stays.pk), 2)
    (row,) = client.get(url_of(stays, "merges/")).json()["results"]
    assert row["merged"]["id"] == str(gone.pk)
    assert row["merged_by"]["name"] == "Amara"
    assert row["moved"] == {"orders": len(orders), "identifiers": 1}
    assert (row["undone_by"], row["undone_at"]) == (None, None)


def test_undoing_gives_back_what_moved_and_leaves_what_came_after(client, pair, clinic_staff, lab_staff):
    gone, stays = pair
    before, elsewhere = (make_order(clinic_staff, lab_staff, patient=gone.pk) for _ in range(2))
    merge(client, gone, stays)
    since = make_order(clinic_staff, lab_staff, patient=stays.pk)
    other = make_patient(clinic_staff, "Ng")
    edit_order(order_id=elsewhere.pk, actor=clinic_staff, changes={"patient": other.pk})
    change_patient(patient_id=stays.pk, actor=clinic_staff, changes={"email": "new@example.org"})

    response = undo(client, stays)

    given_back, survivor = response.json(), client.get(url_of(stays)).json()
    assert (response.status_code, given_back["id"], given_back["merged_into"]) == (200, str(gone.pk), None)
    assert given_back["identifiers"] == [number("1")]
    assert (survivor["born"], survivor["email"]) == (None, "new@example.org")
    assert survivor["identifiers"] == [number("2")]
    assert dict(Order.objects.values_list("pk", "patient")) == {
        before.pk: gone.pk,
        since.pk: stays.pk,
        elsewhere.pk: other.pk,
    }
    (row,) = client.get(url_of(stays, "merges/")).json()["results"]
    assert row["undone_by"]["name"] == "Amara"


def test_what_is_done_cannot_be_done_again(client, pair, clinic_staff, nothing_changes):
    gone, stays = pair
    other = make_patient(clinic_staff, "Ng")
    merge(client, gone, stays)

    with nothing_changes():
        assert refusal(merge(client, gone, other)) == (409, "patient_merged")
        assert refusal(merge(client, other, gone)) == (409, "patient_merged")
    undo(client, stays)
    with nothing_changes():
        assert refusal(undo(client, stays)) == (409, "merge_undone")
    assert merge(client, gone, other).status_code == 200


def test_the_later_merge_is_undone_first(client, pair, clinic_staff, nothing_changes):
    gone, stays = pair
    last = make_patient(clinic_staff, "Ng")
    merge(client, gone, stays)
    merge(client, stays, last)
    assert Patient.objects.get(pk=gone.pk).merged_into_id == last.pk

    with nothing_changes():
        assert refusal(undo(client, stays)) == (409, "patient_merged")
    assert undo(client, last).status_code == 200
    assert undo(client, stays).status_code == 200
    assert not Patient.objects.exclude(merged_into=None).exists()


def test_together_they_have_no_more_identifiers_than_one_can_have(
    client, pair, clinic_staff, nothing_changes
):
    gone, stays = pair
    numbers = [number(str(n)) for n in range(2, MOST_IDENTIFIERS + 2)]
    change_patient(patient_id=stays.pk, actor=clinic_staff, changes={"identifiers": numbers})

    with nothing_changes():
        assert refusal(merge(client, gone, stays)) == (409, "too_many_identifiers")
    change_patient(patient_id=stays.pk, actor=clinic_staff, changes={"identifiers": numbers[1:]})
    both = merge(client, gone, stays).json()["identifiers"]
    assert len(both) == MOST_IDENTIFIERS
    assert client.patch(url_of(stays), {"identifiers": both}).status_code == 200


def test_nobody_is_merged_into_themselves(client, pair, nothing_changes):
    with nothing_changes():
        assert fields_at_fault(merge(client, pair[0], pair[0])) == {("into", "itself")}


def test_another_clinics_patient_is_missing_on_either_end(client, pair, other_clinic_staff, nothing_changes):
    foreign = make_patient(other_clinic_staff, "Ng")

    with nothing_changes():
        assert merge(client, pair[0], foreign).status_code == 404
        assert merge(client, foreign, pair[0]).status_code == 404


def test_a_merge_is_undone_at_its_own_patient(client, pair, clinic_staff, nothing_changes):
    merge(client, *pair)
    undone_at = f"merges/{PatientMerge.objects.get().pk}/undo/"
    other = make_patient(clinic_staff, "Ng")

    with nothing_changes():
        for wrong in (pair[0], other):
            assert client.post(url_of(wrong, undone_at)).status_code == 404
        assert client.post(url_of(pair[1], "merges/none/undo/")).status_code == 404


SOME = st.sampled_from
PATIENT = st.fixed_dictionaries(
    {
        "family_name": SOME(["Ng", "Müller"]),
        "given_names": SOME(["", "Ada"]),
        "prefix": SOME(["", "Dr."]),
        "born": SOME([None, "1984", "1984-03-07"]),
        "sex_for_ranges": SOME(["unknown", "male"]),
        "gender": SOME(["", "unknown"]),
        "phone": SOME(["", "1"]),
        "notes": SOME(["", "N"]),
    }
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(PATIENT, PATIENT, SOME([0, 1, 2]), SOME([0, 1]))
def test_merged_and_undone_is_as_it_was(client, clinic_staff, lab_staff, gone, stays, orders, numbers):
    with transaction.atomic():
        pair = [
            make_patient(clinic_staff, **each, identifiers=[number(f"{n}")] * numbers)
            for n, each in enumerate((gone, stays))
        ]
        for _ in range(orders):
            make_order(clinic_staff, lab_staff, patient=pair[0].pk)
        before = what_is_known()

        assert merge(client, *pair).status_code == 200
        assert undo(client, pair[1]).status_code == 200

        assert what_is_known() == before
        transaction.set_rollback(True)


def what_is_known() -> dict[str, list[Any]]:
    """The tables of patients and orders, without versions, times and the merges themselves."""
    rows = every_row()
    rows["PatientWord"] = sorted((str(row["patient_id"]), row["word"]) for row in rows["PatientWord"])
    passing = {"version", "updated_at", "changed_by_id"}
    return {
        name: [
            {key: row[key] for key in row.keys() - passing} if isinstance(row, dict) else row
            for row in rows[name]
        ]
        for name in ("Patient", "PatientIdentifier", "PatientWord", "Order")
    }
