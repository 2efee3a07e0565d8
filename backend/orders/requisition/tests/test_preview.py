"""What an order would be promised for and what it would repeat, before it is written."""

from datetime import UTC, datetime, timedelta

import pytest

from accounts.models import Role
from audit.models import AuditEvent
from catalog.services.lab_tests import change_test, retire_test
from common import clock
from orders.models import Order
from orders.requisition.tests.conftest import chosen, faults_of, make_test
from orders.tests.wire import URL, step
from patients.factories import make_patient
from patients.merging import merge_patients

PREVIEW = f"{URL}preview/"
MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
# HbA1c by its LOINC code.
LOINC = "4548-4"


@pytest.fixture(autouse=True)
def on_monday():
    with clock.at(MONDAY):
        yield


@pytest.fixture
def preview(at_clinic, lab, patient):
    def ask(*tests, **more):
        body = {"lab": str(lab.pk), "patient": str(patient.pk), "tests": chosen(*tests), **more}
        return at_clinic.post(PREVIEW, body)

    return ask


def repeats(response) -> list[tuple[str, str]]:
    """Code of a test and number of the order that it repeats."""
    assert response.status_code == 200, response.content
    return [(each["code"], each["order"]["number"]) for each in response.json()["repeats"]]


@pytest.fixture
def hba1c(offer):
    return offer("HBA1C", loinc=LOINC, repeat_after_hours=48)


def test_the_times_of_each_and_of_all_and_nothing_is_written(preview, offer, lab, nothing_changes):
    lab.time_zone, lab.opening_hours = "Europe/Vienna", {"mon": [["08:00", "16:00"]]}
    lab.save()
    quick, slow = offer("K"), offer("VITD", turnaround_hours={"routine": 30, "urgent": 5, "stat": None})

    with nothing_changes():
        routine = preview(quick, slow)
        urgent = preview(slow, priority="urgent", patient=None)
        planned = preview(slow, priority="urgent", collect_at="2026-11-23T14:00:00Z")

    assert routine.json() == {
        "due_at": "2026-12-14T15:00:00Z",
        "tests": [
            {"test": str(quick.pk), "due_at": "2026-12-14T09:00:00Z"},
            {"test": str(slow.pk), "due_at": "2026-12-14T15:00:00Z"},
        ],
        "repeats": [],
    }
    assert urgent.json()["due_at"] == "2026-11-23T14:00:00Z"
    assert planned.json()["due_at"] == "2026-11-30T11:00:00Z"


def test_it_promises_what_the_order_then_is(preview, place, offer):
    tests = offer("K"), offer("NA", turnaround_hours={"routine": 3, "urgent": None, "stat": None})

    assert preview(*tests).json()["due_at"] == place(chosen(*tests)).json()["due_at"]
    assert preview().json() == {"due_at": place([]).json()["due_at"], "tests": [], "repeats": []}


def test_of_a_sent_order_it_promises_what_the_change_then_does(
    preview, place, at_clinic, offer, lab_admin, nothing_changes
):
    slow = offer("A", turnaround_hours={"routine": 24, "urgent": None, "stat": None})
    quick = offer("B", turnaround_hours={"routine": 2, "urgent": None, "stat": None})
    order = place(chosen(slow)).json()
    retire_test(test_id=slow.pk, actor=lab_admin)

    with clock.at(MONDAY + timedelta(hours=10)):
        with nothing_changes():
            previewed = preview(slow, quick, order=order["id"])
        changed = at_clinic.patch(f"{URL}{order['id']}/", {"tests": chosen(slow, quick)})

    assert (changed.status_code, changed.json()["due_at"]) == (200, "2026-11-24T09:00:00Z")
    assert previewed.json() == {
        "due_at": changed.json()["due_at"],
        "tests": [
            {"test": str(slow.pk), "due_at": "2026-11-24T09:00:00Z"},
            {"test": str(quick.pk), "due_at": "2026-11-23T11:00:00Z"},
        ],
        "repeats": [],
    }


@pytest.mark.parametrize("other", ["draft", "lab", "clinic"])
def test_only_an_order_that_the_clinic_sent_to_the_lab_keeps_its_tests(
    preview, place, offer, lab_admin, other_lab, other_clinic, other
):
    test = offer("A")
    order = Order.objects.get(
        pk=place(chosen(test), **({"status": "draft"} if other == "draft" else {})).json()["id"]
    )
    if other != "draft":
        Order.objects.update(**{other: {"lab": other_lab, "clinic": other_clinic}[other]})
    retire_test(test_id=test.pk, actor=lab_admin)

    assert faults_of(preview(test, order=str(order.pk))) == [("tests[0].test", "not_offered")]


def test_what_cannot_be_ordered_is_said_at_its_place(preview, offer, lab_admin, other_clinic_staff):
    good, retired = offer("K"), offer("OLD")
    slow = offer("VITD", turnaround_hours={"routine": 30, "urgent": 5, "stat": None})
    retire_test(test_id=retired.pk, actor=lab_admin)

    assert faults_of(preview(good, retired, good)) == [
        ("tests[1].test", "not_offered"),
        ("tests[2].test", "not_unique"),
    ]
    assert faults_of(preview(retired, slow, priority="stat")) == [
        ("tests[0].test", "not_offered"),
        ("tests[1].test", "priority_not_offered"),
    ]
    foreign = make_patient(other_clinic_staff)
    assert faults_of(preview(good, patient=str(foreign.pk))) == [("patient", "does_not_exist")]
    assert faults_of(preview(good, lab=str(foreign.pk))) == [("lab", "does_not_exist")]
    assert faults_of(preview(good, tests=None)) == [("tests", "null")]


def test_the_newest_order_for_the_same_test_within_its_time(preview, place, hba1c, offer):
    other = offer("K")
    place(chosen(hba1c))
    with clock.at(MONDAY + timedelta(hours=10)):
        newest = place(chosen(other, hba1c)).json()
    with clock.at(MONDAY + timedelta(hours=20)):
        place(chosen(other))
        response = preview(other, hba1c)

    assert response.json()["repeats"] == [
        {
            "test": str(hba1c.pk),
            "code": "HBA1C",
            "name": "Test HBA1C",
            "repeat_after_hours": 48,
            "order": {
                "id": newest["id"],
                "number": newest["number"],
                "status": "submitted",
                "submitted_at": "2026-11-23T19:00:00Z",
            },
        }
    ]


@pytest.mark.parametrize(("hours", "warns"), [(47.9, True), (48, False), (480, False)])
def test_after_its_time_nobody_is_warned(preview, place, hba1c, hours, warns):
    place(chosen(hba1c))

    with clock.at(MONDAY + timedelta(hours=hours)):
        assert bool(repeats(preview(hba1c))) is warns


def test_each_test_has_its_own_time(preview, place, offer):
    short, long = offer("A", repeat_after_hours=5), offer("B", repeat_after_hours=50)
    number = place(chosen(short, long)).json()["number"]

    with clock.at(MONDAY + timedelta(hours=10)):
        assert repeats(preview(short, long)) == [("B", number)]


def test_the_same_loinc_at_another_lab_or_in_another_test_is_the_same(
    preview, at_clinic, place, hba1c, offer, other_lab, make_member
):
    other_admin = make_member(other_lab, "otto", Role.ADMIN)
    elsewhere = make_test(other_admin, "A1C", loinc=LOINC)
    number = place(chosen(elsewhere), lab=str(other_lab.pk)).json()["number"]

    assert repeats(preview(hba1c)) == [("HBA1C", number)]
    with clock.at(MONDAY + timedelta(hours=1)):
        number = place(chosen(offer("GLYC", loinc=LOINC))).json()["number"]
        assert repeats(preview(hba1c)) == [("HBA1C", number)]


def test_tests_without_a_loinc_are_the_same_only_if_they_are(preview, place, offer):
    place(chosen(offer("A")))

    assert repeats(preview(offer("B", repeat_after_hours=48))) == []


@pytest.mark.parametrize(("action", "side"), [("cancel", "at_clinic"), ("reject", "at_lab")])
def test_what_came_to_nothing_is_not_repeated(preview, place, hba1c, request, action, side):
    order = Order.objects.get(pk=place(chosen(hba1c)).json()["id"])
    assert repeats(preview(hba1c)) == [("HBA1C", order.number)]

    assert step(request.getfixturevalue(side), order, action).status_code == 200

    assert repeats(preview(hba1c)) == []


def test_drafts_and_the_order_that_is_written_are_not_repeated(preview, place, hba1c):
    place(chosen(hba1c), status="draft")
    assert repeats(preview(hba1c)) == []

    own = place(chosen(hba1c)).json()

    assert repeats(preview(hba1c, order=own["id"])) == []
    assert repeats(preview(hba1c, order="0190aaaa-0000-7000-8000-000000000000")) == [("HBA1C", own["number"])]


def test_other_patients_and_other_clinics_repeat_nothing(
    preview, place, hba1c, client_for, clinic_staff, other_clinic_staff, lab
):
    place(chosen(hba1c), patient=str(make_patient(clinic_staff, "Ng").pk))
    theirs = make_patient(other_clinic_staff)
    ordered = client_for(other_clinic_staff).post(
        URL,
        {
            "lab": str(lab.pk),
            "delivery_method": "email",
            "patient": str(theirs.pk),
            "tests": chosen(hba1c),
        },
    )
    assert ordered.status_code == 201

    assert repeats(preview(hba1c)) == []
    # Even if the rows were mixed up.
    Order.objects.filter(pk=ordered.json()["id"]).update(patient=Order.objects.first().patient)
    assert (
        repeats(preview(hba1c, patient=str(Order.objects.first().patient_id)))[0][1]
        != ordered.json()["number"]
    )


def test_whoever_was_merged_is_the_same(preview, place, hba1c, clinic_staff, clinic_admin, patient):
    twin = make_patient(clinic_staff, "Ng")
    number = place(chosen(hba1c), patient=str(twin.pk)).json()["number"]

    merge_patients(patient_id=twin.pk, into=patient.pk, actor=clinic_admin)

    assert repeats(preview(hba1c)) == [("HBA1C", number)]


def test_a_test_that_says_nothing_of_repeating_never_warns(preview, place, offer):
    test = offer("K")
    place(chosen(test))

    assert repeats(preview(test)) == []


def test_the_catalogue_of_today_says_how_soon_is_too_soon(preview, place, hba1c, lab_admin):
    place(chosen(hba1c))
    change_test(test_id=hba1c.pk, actor=lab_admin, changes={"repeat_after_hours": None})

    assert repeats(preview(hba1c)) == []


def test_what_it_shows_of_orders_is_in_the_record(preview, place, hba1c, clinic_staff):
    preview(hba1c)
    assert not AuditEvent.objects.filter(action="order.listed").exists()
    order = place(chosen(hba1c)).json()

    preview(hba1c)

    line = AuditEvent.objects.get(action="order.listed")
    assert (line.actor_id, line.data) == (clinic_staff.user_id, {"ids": [order["id"]]})
