"""Why it is asked for and how the sample comes: what is checked, and when."""

from datetime import UTC, datetime, timedelta

import pytest

from common import clock
from orders.models import Order
from orders.requisition.tests.conftest import chosen, faults_of
from orders.tests.wire import URL, url_of

SOON = "2026-12-01T07:30:00Z"


@pytest.fixture(autouse=True)
def in_november():
    """The day on which these orders are written."""
    with clock.at(datetime(2026, 11, 23, 9, tzinfo=UTC)):
        yield


def test_all_of_it_is_written_and_read(place, at_lab, offer):
    written = {
        "priority": "stat",
        "stat_reason": "Surgery at noon.",
        "diagnosis": "Diabetes",
        "collection": "planned",
        "collect_at": SOON,
    }

    placed = place(chosen(offer("GLU")), diagnosis_code="e11.9", **written)

    assert placed.status_code == 201
    seen = at_lab.get(f"{URL}{placed.json()['id']}/").json()
    assert {name: seen[name] for name in written} == written
    assert seen["diagnosis_code"] == "E11.9"


@pytest.mark.parametrize("code", ["E11", "E11.9", "Z99.89", "C7A.010", "U07.1", "S72.001A", ""])
def test_codes_of_icd_10(place, code):
    placed = place([], diagnosis_code=code.lower())

    assert (placed.status_code, placed.json()["diagnosis_code"]) == (201, code)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("diagnosis_code", "diabetes"),
        ("diagnosis_code", "E1"),
        ("diagnosis_code", "E11."),
        ("diagnosis_code", "E11.12345"),
        ("diagnosis_code", "11.9"),
        ("diagnosis_code", "Ｅ11.9"),
        ("diagnosis_code", "E11.9\n.1"),
        ("diagnosis_code", None),
        ("diagnosis", "x" * 501),
        ("diagnosis", None),
        ("stat_reason", "x" * 501),
        ("collection", "later"),
        ("collection", None),
        ("collect_at", "tomorrow"),
        ("collect_at", "9999-12-31T23:59:59Z"),
        ("collect_at", "0001-01-01T00:00:00+14:00"),
    ],
)
@pytest.mark.parametrize("is_draft", [False, True])
def test_the_wrong_form_is_refused_also_in_a_draft(place, field, value, is_draft, nothing_changes):
    given = {"collection": "planned", "collect_at": SOON, field: value}

    with nothing_changes():
        response = place([], **given, **({"status": "draft"} if is_draft else {}))

    assert {path for path, _ in faults_of(response)} == {field}


@pytest.mark.parametrize("collection", ["here", "by_lab", ""])
@pytest.mark.parametrize("is_draft", [False, True])
def test_only_a_planned_collection_has_a_time(place, collection, is_draft, nothing_changes):
    with nothing_changes():
        response = place(
            [], collection=collection, collect_at=SOON, **({"status": "draft"} if is_draft else {})
        )

    assert faults_of(response) == [("collect_at", "not_allowed")]


# What is taken from a whole order, or put into it → what is then at fault.
LACKS = [
    ({"patient": None}, ("patient", "required")),
    ({"stat_reason": " "}, ("stat_reason", "required")),
    ({"collect_at": None}, ("collect_at", "required")),
    ({"collection": "here"}, ("collect_at", "not_allowed")),
]
WHOLE = {
    "priority": "stat",
    "stat_reason": "Surgery at noon.",
    "collection": "planned",
    "collect_at": SOON,
}


@pytest.mark.parametrize(("lack", "fault"), LACKS)
def test_what_a_sent_order_must_say(place, at_clinic, offer, lack, fault, nothing_changes):
    tests = chosen(offer("GLU"))
    order = Order.objects.get(pk=place(tests, **WHOLE).json()["id"])

    with nothing_changes():
        assert faults_of(place(tests, **{**WHOLE, **lack})) == [fault]
        assert faults_of(at_clinic.patch(url_of(order), lack)) == [fault]


def test_orders_without_tests_need_no_patient_and_no_reason(at_clinic, lab):
    body = {"lab": str(lab.pk), "delivery_method": "email", "priority": "stat"}

    assert at_clinic.post(URL, body).status_code == 201


def test_tests_are_added_to_a_sent_order_with_what_they_need(at_clinic, offer, order_maker, nothing_changes):
    order, tests = order_maker(), chosen(offer("GLU"))

    with nothing_changes():
        assert faults_of(at_clinic.patch(url_of(order), {"tests": tests})) == [("patient", "required")]


def test_a_plan_is_given_up_by_saying_so_of_both(place, at_clinic):
    order = Order.objects.get(pk=place([], collection="planned", collect_at=SOON).json()["id"])

    edited = at_clinic.patch(url_of(order), {"collection": "here", "collect_at": None})

    assert (edited.json()["collection"], edited.json()["collect_at"]) == ("here", None)


def test_a_time_may_be_past_or_up_to_two_years_ahead(place):
    for days in (-30, 700):
        moment = (clock.now() + timedelta(days=days)).isoformat()
        assert place([], collection="planned", collect_at=moment).status_code == 201
