"""What a step needs besides the right to take it; without it nothing happens."""

import pytest

from orders.models import OrderEvent
from orders.tests.wire import EVERYTHING, fields_at_fault, step

# (status, actor, action, what is given) → the fields that are missing
MISSING = [
    ("submitted", "lab_staff", "hold", {}, {"note"}),
    ("in_progress", "lab_staff", "hold", {"note": " \n\t "}, {"note"}),
    ("submitted", "lab_staff", "reject", {}, {"note", "reason_code"}),
    ("submitted", "lab_staff", "reject", {"note": "No label."}, {"reason_code"}),
    ("on_hold", "lab_staff", "reject", {"reason_code": "other"}, {"note"}),
    ("on_hold", "clinic_staff", "resume", {}, {"note"}),
    ("submitted", "clinic_staff", "cancel", {}, {"note"}),
    ("pending_review", "clinic_staff", "cancel", {"note": ""}, {"note"}),
    ("on_hold", "clinic_staff", "cancel", {"reason_code": "duplicate"}, {"note"}),
]


@pytest.mark.parametrize(("status", "actor", "action", "given", "missing"), MISSING)
def test_a_missing_reason_is_refused_at_its_field(
    client_for, order_maker, nothing_changes, request, status, actor, action, given, missing
):
    client, order = client_for(request.getfixturevalue(actor)), order_maker(status)

    with nothing_changes():
        response = step(client, order, action, given)

    assert fields_at_fault(response) == missing
    assert {error["code"] for error in response.json()["errors"]} == {"required"}


@pytest.mark.parametrize(
    ("status", "actor", "action", "given"),
    [
        ("draft", "clinic_staff", "submit", {}),
        ("draft", "clinic_staff", "cancel", {}),
        ("submitted", "lab_staff", "review", {}),
        ("submitted", "lab_staff", "start", {}),
        ("submitted", "lab_staff", "hold", {"note": "When was it taken?"}),
        ("on_hold", "lab_staff", "resume", {}),
        ("on_hold", "clinic_staff", "resume", {"note": "At 9."}),
        ("in_progress", "lab_staff", "complete", {}),
        ("completed", "lab_staff", "deliver", {}),
        ("submitted", "lab_staff", "reject", {"note": "No label.", "reason_code": "unsuitable_specimen"}),
        ("submitted", "clinic_staff", "cancel", {"note": "Ordered twice."}),
    ],
)
def test_nothing_more_than_this_is_needed(client_for, order_maker, request, status, actor, action, given):
    client = client_for(request.getfixturevalue(actor))

    assert step(client, order_maker(status), action, given).status_code == 200


@pytest.mark.parametrize(
    "code",
    ["unsuitable_specimen", "test_not_offered", "information_missing", "duplicate", "wrong_lab", "other"],
)
def test_every_reason_code_is_kept(client_for, order_maker, lab_staff, code):
    order = order_maker()

    response = step(client_for(lab_staff), order, "reject", {"note": "See phone call.", "reason_code": code})

    event = OrderEvent.objects.filter(order=order).latest("id")
    assert response.json()["status"] == "rejected"
    assert (response.json()["status_note"], response.json()["status_reason_code"]) == (
        "See phone call.",
        code,
    )
    assert (event.action, event.note, event.reason_code) == ("reject", "See phone call.", code)


@pytest.mark.parametrize("code", ["nonsense", "OTHER", ["other"], 7])
def test_an_unknown_reason_code_is_refused(client_for, order_maker, lab_staff, nothing_changes, code):
    client, order = client_for(lab_staff), order_maker()

    with nothing_changes():
        response = step(client, order, "reject", {"note": "No.", "reason_code": code})

    assert fields_at_fault(response) == {"reason_code"}


@pytest.mark.parametrize(
    ("method", "given", "missing"),
    [
        ("post", {}, {"tracking_number"}),
        ("post", {"collected_by": "A. Courier", "carrier": "Post"}, {"tracking_number"}),
        ("post", {"tracking_number": "  "}, {"tracking_number"}),
        ("pickup", {}, {"collected_by"}),
        ("pickup", {"tracking_number": "RM1"}, {"collected_by"}),
    ],
)
def test_a_delivery_needs_its_evidence(
    client_for, order_maker, lab_staff, nothing_changes, method, given, missing
):
    client, order = client_for(lab_staff), order_maker("completed", delivery_method=method)

    with nothing_changes():
        response = step(client, order, "deliver", given)

    assert fields_at_fault(response) == missing


@pytest.mark.parametrize(
    ("method", "given"),
    [
        ("email", {}),
        ("post", {"tracking_number": "RM1"}),
        ("post", {"tracking_number": "RM1", "carrier": "Post"}),
        ("pickup", {"collected_by": "A. Courier"}),
    ],
)
def test_the_log_keeps_how_it_was_delivered(client_for, order_maker, lab_staff, method, given):
    order = order_maker("completed", delivery_method=method)

    response = step(client_for(lab_staff), order, "deliver", given)

    assert (response.status_code, response.json()["status"]) == (200, "delivered")
    assert OrderEvent.objects.filter(order=order).latest("id").data == {"method": method, **given}


def test_evidence_of_another_step_is_not_kept(client_for, order_maker, lab_staff):
    order = order_maker()

    response = step(client_for(lab_staff), order, "review", EVERYTHING)

    event = OrderEvent.objects.filter(order=order).latest("id")
    assert (event.data, event.reason_code) == ({}, "")
    assert response.json()["status_reason_code"] == ""


@pytest.mark.parametrize(
    ("field", "length"), [("note", 2001), ("tracking_number", 101), ("carrier", 101), ("collected_by", 201)]
)
def test_what_is_too_long_is_refused(client_for, order_maker, lab_staff, nothing_changes, field, length):
    client, order = client_for(lab_staff), order_maker("completed")

    with nothing_changes():
        response = step(client, order, "deliver", {field: "x" * length})

    assert fields_at_fault(response) == {field}


def test_the_other_side_reads_the_question_of_a_hold_and_then_the_answer(
    client_for, order_maker, lab_staff, clinic_staff
):
    order = order_maker("in_progress")

    held = step(client_for(lab_staff), order, "hold", {"note": "When was it taken?"})
    asked = client_for(clinic_staff).get(f"/api/orders/{order.pk}/").json()
    answered = step(client_for(clinic_staff), order, "resume", {"note": "At nine."})

    assert held.json()["status_note"] == asked["status_note"] == "When was it taken?"
    assert (answered.json()["status"], answered.json()["status_note"]) == ("in_progress", "At nine.")


def test_a_step_without_a_note_clears_the_one_before(client_for, order_maker, lab_staff):
    order = order_maker("on_hold")

    assert step(client_for(lab_staff), order, "resume", {}).json()["status_note"] == ""
