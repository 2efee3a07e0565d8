"""Tests near at hand: favourites, what is ordered most, what the patient last had."""

from datetime import UTC, datetime, timedelta

import pytest

from accounts.models import Role
from audit.models import AuditEvent
from catalog.services.lab_tests import change_test, retire_test
from common import clock
from orders.models import FavouriteTest, Order
from orders.requisition.tests.conftest import chosen, faults_of, make_test
from orders.tests.wire import URL, step
from patients.factories import make_patient

USUAL = f"{URL}usual-tests/"


@pytest.fixture
def usual(at_clinic, lab):
    def ask(**more):
        response = at_clinic.get(USUAL, {"lab": str(lab.pk), **more})
        assert response.status_code == 200, response.content
        return response.json()

    return ask


def codes(tests) -> list[str]:
    return [test["code"] for test in tests]


def like(client, test):
    return client.put(f"{USUAL}{test.pk}/")


def test_a_favourite_is_the_clinics_and_made_and_unmade_any_number_of_times(
    usual, at_clinic, client_for, clinic_viewer, other_clinic_staff, lab, offer
):
    test = offer("K")
    for _ in range(2):
        response = like(at_clinic, test)
        assert (response.status_code, response.content) == (204, b"")

    assert usual() == {
        "favourites": [
            {
                "id": str(test.pk),
                "code": "K",
                "name": "Test K",
                "category": "Chemistry",
                "turnaround_hours": {"routine": 24, "urgent": 4, "stat": 1},
                "price": {"amount": "4.50", "currency": "EUR"},
                "version": 1,
            }
        ],
        "most_used": [],
        "last_of_patient": None,
    }
    colleague, stranger = client_for(clinic_viewer), client_for(other_clinic_staff)
    assert codes(colleague.get(USUAL, {"lab": str(lab.pk)}).json()["favourites"]) == ["K"]
    assert stranger.get(USUAL, {"lab": str(lab.pk)}).json()["favourites"] == []
    assert stranger.delete(f"{USUAL}{test.pk}/").status_code == 204
    assert codes(usual()["favourites"]) == ["K"]

    for _ in range(2):
        assert at_clinic.delete(f"{USUAL}{test.pk}/").status_code == 204
    assert usual()["favourites"] == []


def test_favourites_come_by_name_and_of_the_lab_that_is_asked(
    usual, at_clinic, offer, other_lab, make_member
):
    for code in ("K", "CRP"):
        like(at_clinic, offer(code))
    like(at_clinic, make_test(make_member(other_lab, "otto", Role.ADMIN), "ALB"))

    assert codes(usual()["favourites"]) == ["CRP", "K"]
    assert codes(usual(lab=str(other_lab.pk))["favourites"]) == ["ALB"]


def test_nobody_likes_what_is_not_offered(at_clinic, offer, lab_admin, nothing_changes):
    retired = offer("OLD")
    retire_test(test_id=retired.pk, actor=lab_admin)

    with nothing_changes():
        assert like(at_clinic, retired).status_code == 404
        assert at_clinic.put(f"{USUAL}0190aaaa-0000-7000-8000-000000000000/").status_code == 404
        assert at_clinic.put(f"{USUAL}potassium/").status_code == 404
        assert at_clinic.delete(f"{USUAL}0190aaaa-0000-7000-8000-000000000000/").status_code == 204


@pytest.mark.parametrize("who", ["clinic_viewer", "lab_admin", "lab_staff"])
def test_who_does_not_order_likes_nothing(client_for, offer, request, who, nothing_changes):
    test = offer("K")
    client = client_for(request.getfixturevalue(who))

    with nothing_changes():
        assert like(client, test).status_code == 403
        assert client.delete(f"{USUAL}{test.pk}/").status_code == 403


def test_what_is_offered_no_longer_is_left_out_everywhere(usual, at_clinic, place, offer, lab_admin, patient):
    kept, retired = offer("K"), offer("OLD")
    for test in (kept, retired):
        like(at_clinic, test)
    place(chosen(kept, retired))
    retire_test(test_id=retired.pk, actor=lab_admin)
    change_test(test_id=kept.pk, actor=lab_admin, changes={"name": "Potassium"})

    found = usual(patient=str(patient.pk))

    for tests in (found["favourites"], found["most_used"], found["last_of_patient"]["tests"]):
        assert [(test["name"], test["version"]) for test in tests] == [("Potassium", 2)]
    assert FavouriteTest.objects.count() == 2


def test_the_most_used_first_and_twelve_at_most(usual, place, offer):
    tests = [offer(f"T{number:02}") for number in range(14)]
    for end in (14, 3, 1):
        place(chosen(*tests[:end]))
    place(chosen(tests[13]), status="draft")

    assert codes(usual()["most_used"]) == [f"T{number:02}" for number in range(12)]


def test_what_others_use_and_at_other_labs_does_not_count(
    usual, client_for, other_clinic_staff, place, offer, lab, other_lab, make_member
):
    test = offer("K")
    theirs = {
        "lab": str(lab.pk),
        "delivery_method": "email",
        "patient": str(make_patient(other_clinic_staff).pk),
        "tests": chosen(test),
    }
    assert client_for(other_clinic_staff).post(URL, theirs).status_code == 201
    elsewhere = make_test(make_member(other_lab, "otto", Role.ADMIN), "ALB")
    place(chosen(elsewhere), lab=str(other_lab.pk))

    assert usual()["most_used"] == []
    assert codes(usual(lab=str(other_lab.pk))["most_used"]) == ["ALB"]


def test_only_the_last_three_hundred_orders_count(usual, place, offer):
    old, new = offer("OLD"), offer("NEW")
    place(chosen(old))
    last = Order.objects.get(pk=place(chosen(new)).json()["id"])
    for number in range(299):
        Order.objects.create(
            clinic=last.clinic,
            lab=last.lab,
            status="submitted",
            number=f"N{number}",
            submitted_at=last.submitted_at,
            due_at=last.due_at,
            delivery_method="email",
        )

    assert codes(usual()["most_used"]) == ["NEW"]


def test_the_patients_last_order_with_tests_there(usual, place, at_clinic, offer, patient, clinic_staff):
    first, second = offer("A"), offer("B")
    moment = datetime(2026, 11, 23, 9, tzinfo=UTC)
    with clock.at(moment):
        last = place(chosen(second, first)).json()
    with clock.at(moment + timedelta(hours=1)):
        place([])
        place(chosen(first), status="draft")
        place(chosen(first), patient=str(make_patient(clinic_staff, "Ng").pk))
        step(at_clinic, Order.objects.get(pk=place(chosen(first)).json()["id"]), "cancel")

    found = usual(patient=str(patient.pk))["last_of_patient"]

    assert found["order"] == {
        "id": last["id"],
        "number": last["number"],
        "submitted_at": "2026-11-23T09:00:00Z",
    }
    assert codes(found["tests"]) == ["B", "A"]
    line = AuditEvent.objects.get(action="order.listed")
    assert line.data == {"ids": [last["id"]]}


def test_of_others_patients_nothing_is_told(
    usual, client_for, other_clinic_staff, place, offer, lab, patient
):
    place(chosen(offer("K")))

    asked = {"lab": str(lab.pk), "patient": str(patient.pk)}
    assert client_for(other_clinic_staff).get(USUAL, asked).json()["last_of_patient"] is None
    assert usual(patient="0190aaaa-0000-7000-8000-000000000000")["last_of_patient"] is None


@pytest.mark.parametrize(
    ("asked", "fault"),
    [
        ({}, ("lab", "required")),
        ({"lab": "helix"}, ("lab", "invalid")),
        ({"lab": "{waiting}"}, ("lab", "does_not_exist")),
        ({"lab": "{lab}", "patient": "anna"}, ("patient", "invalid")),
    ],
)
def test_what_is_asked_wrongly(at_clinic, lab, waiting_lab, asked, fault):
    filled = {key: value.format(lab=lab.pk, waiting=waiting_lab.pk) for key, value in asked.items()}

    assert faults_of(at_clinic.get(USUAL, filled)) == [fault]


def test_an_unknown_parameter_is_refused(at_clinic, lab):
    response = at_clinic.get(USUAL, {"lab": str(lab.pk), "clinic": "x"})

    assert (response.status_code, response.json()["code"]) == (400, "unknown_filter")
