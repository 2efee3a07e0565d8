"""POST /api/orders/: a clinic places an order."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from accounts.models import Organization
from common import clock
from notifications.models import Notification
from orders.models import Order, OrderEvent
from orders.tests.wire import URL, fields_at_fault, url_of

NOON = datetime(2030, 5, 6, 12, tzinfo=UTC)


@pytest.fixture
def body(lab) -> dict:
    return {"lab": str(lab.pk), "delivery_method": "email"}


def test_an_order_on_the_wire(client_for, clinic_staff, clinic, lab, lab_staff):
    with clock.at(NOON):
        client = client_for(clinic_staff)
        response = client.post(
            URL,
            {
                "lab": str(lab.pk),
                "delivery_method": "post",
                "priority": "urgent",
                "notes": "Fasting.",
                "client_reference": "R-1",
            },
        )

    order = Order.objects.get()
    assert response.status_code == 201
    assert response["ETag"] == '"1"'
    assert response.json() == {
        "id": str(order.pk),
        "number": order.number,
        "clinic": {"id": str(clinic.pk), "name": "Riverside Clinic"},
        "lab": {"id": str(lab.pk), "name": "Helix Lab"},
        "status": "submitted",
        "status_note": "",
        "status_reason_code": "",
        "priority": "urgent",
        "delivery_method": "post",
        "notes": "Fasting.",
        "client_reference": "R-1",
        "patient": None,
        "tests": [],
        "stat_reason": "",
        "diagnosis_code": "",
        "diagnosis": "",
        "collection": "",
        "collect_at": None,
        "requested_by": {"id": str(clinic_staff.user_id), "name": "Jonas"},
        "due_at": "2030-05-07T12:00:00Z",
        "version": 1,
        "created_at": "2030-05-06T12:00:00Z",
        "updated_at": "2030-05-06T12:00:00Z",
        "allowed_actions": ["cancel"],
        "is_editable": True,
    }
    assert client.get(url_of(order)).json() == response.json()


def test_it_is_written_once_with_its_event_and_the_lab_is_told(client_for, clinic_staff, lab_staff, body):
    client_for(clinic_staff).post(URL, body)

    order, event, told = Order.objects.get(), OrderEvent.objects.get(), Notification.objects.get()
    assert (event.order, event.action, event.from_status, event.to_status) == (
        order,
        "submit",
        "",
        "submitted",
    )
    assert (event.actor, event.organization, event.version) == (clinic_staff.user, order.clinic, 1)
    assert (told.recipient, told.kind, told.order) == (lab_staff.user, "order_submitted", order)


def test_what_is_left_out_has_plain_defaults(client_for, clinic_staff, body):
    placed = client_for(clinic_staff).post(URL, body).json()

    assert (placed["priority"], placed["notes"], placed["client_reference"]) == ("routine", "", "")


@pytest.mark.parametrize(("priority", "hours"), [("stat", 4), ("urgent", 24), ("routine", 72)])
def test_the_promised_time_follows_the_priority(client_for, clinic_staff, body, priority, hours):
    with clock.at(NOON):
        client_for(clinic_staff).post(URL, {**body, "priority": priority})

    assert Order.objects.get().due_at == NOON + timedelta(hours=hours)


@pytest.mark.parametrize(
    "actor", ["clinic_viewer", "lab_staff", "lab_admin", "waiting_lab_staff", "administrator"]
)
def test_only_clinic_workers_place_orders(client_for, request, body, nothing_changes, actor):
    client = client_for(request.getfixturevalue(actor))

    with nothing_changes():
        response = client.post(URL, body)

    assert (response.status_code, response.json()["code"]) == (403, "permission_denied")


@pytest.mark.parametrize("which", ["waiting_lab", "inactive_lab", "other_clinic", "clinic", "nowhere"])
def test_a_lab_that_takes_no_orders_reads_like_one_that_is_missing(
    client_for, clinic_staff, clinic, other_clinic, waiting_lab, body, nothing_changes, which
):
    inactive = Organization.objects.create(kind="lab", name="Gone", is_approved=True, is_active=False)
    chosen = {
        "waiting_lab": waiting_lab.pk,
        "inactive_lab": inactive.pk,
        "other_clinic": other_clinic.pk,
        "clinic": clinic.pk,
        "nowhere": "0190aaaa-0000-7000-8000-000000000000",
    }[which]
    client = client_for(clinic_staff)

    with nothing_changes():
        response = client.post(URL, {**body, "lab": str(chosen)})

    (error,) = response.json()["errors"]
    assert response.status_code == 400
    assert (error["field"], error["code"]) == ("lab", "does_not_exist")


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"lab": None}, "lab"),
        ({"lab": "helix"}, "lab"),
        ({"lab": {"id": "x"}}, "lab"),
        ({"delivery_method": "pigeon"}, "delivery_method"),
        ({"delivery_method": None}, "delivery_method"),
        ({"priority": "asap"}, "priority"),
        ({"priority": 1}, "priority"),
        ({"notes": "x" * 5001}, "notes"),
        ({"notes": "nul\x00"}, "notes"),
        ({"notes": ["x"]}, "notes"),
        ({"client_reference": "x" * 101}, "client_reference"),
    ],
)
def test_a_wrong_field_is_named(client_for, clinic_staff, body, nothing_changes, change, field):
    client = client_for(clinic_staff)

    with nothing_changes():
        response = client.post(URL, {**body, **change})

    assert fields_at_fault(response) == {field}


def test_all_missing_fields_are_named_at_once(client_for, clinic_staff):
    assert fields_at_fault(client_for(clinic_staff).post(URL, {})) == {"lab", "delivery_method"}


@pytest.mark.parametrize("other", [[], "text", 7])
def test_a_body_that_is_no_object_is_refused(client_for, clinic_staff, nothing_changes, other):
    client = client_for(clinic_staff)

    with nothing_changes():
        assert client.post(URL, other).status_code == 400


def test_what_is_the_servers_is_ignored(client_for, clinic_staff, other_clinic, other_clinic_staff, body):
    client = client_for(clinic_staff)
    response = client.post(
        URL,
        {
            **body,
            "id": str(other_clinic.pk),
            "number": "AAAA-AAAA",
            "clinic": str(other_clinic.pk),
            "clinic_id": str(other_clinic.pk),
            "version": 99,
            "status": "delivered",
            "requested_by": str(other_clinic_staff.user_id),
            "due_at": "1999-01-01T00:00:00Z",
            "created_at": "1999-01-01T00:00:00Z",
            "submitted_at": None,
            "status_note": "x",
            "held_from": "submitted",
            "allowed_actions": ["deliver"],
        },
    )

    order = Order.objects.get()
    assert response.status_code == 201
    assert str(order.pk) != str(other_clinic.pk)
    assert order.number != "AAAA-AAAA"
    assert (order.clinic, order.version, order.status) == (clinic_staff.organization, 1, "submitted")
    assert (order.requested_by, order.status_note, order.held_from) == (clinic_staff.user, "", "")
    assert order.due_at.year > 2000
    assert order.created_at.year > 2000


def test_numbers_are_short_spoken_and_unique(client_for, clinic_staff, body):
    client = client_for(clinic_staff)
    numbers = [client.post(URL, body).json()["number"] for _ in range(20)]

    assert len(set(numbers)) == 20
    for number in numbers:
        assert re.fullmatch(r"[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}", number)


def test_a_client_reference_is_used_once_in_a_clinic(client_for, clinic_staff, body, nothing_changes):
    client = client_for(clinic_staff)
    assert client.post(URL, {**body, "client_reference": "R-1"}).status_code == 201

    with nothing_changes():
        again = client.post(URL, {**body, "client_reference": "R-1"})

    (error,) = again.json()["errors"]
    assert (again.status_code, error["field"], error["code"]) == (400, "client_reference", "unique")


def test_another_clinic_may_use_the_same_reference(client_for, clinic_staff, other_clinic_staff, body):
    for actor in (clinic_staff, other_clinic_staff):
        assert client_for(actor).post(URL, {**body, "client_reference": "R-1"}).status_code == 201


def test_no_reference_at_all_is_never_taken(client_for, clinic_staff, body):
    client = client_for(clinic_staff)
    for reference in ({}, {"client_reference": ""}, {"client_reference": "  "}):
        assert client.post(URL, {**body, **reference}).status_code == 201


def test_a_number_that_is_taken_is_drawn_again(client_for, clinic_staff, lab, order_maker, monkeypatch):
    taken = order_maker().number
    monkeypatch.setattr(Order._meta.get_field("number"), "_get_default", lambda: taken)

    answer = client_for(clinic_staff).post(
        "/api/orders/", {"lab": str(lab.pk), "delivery_method": "email"}, format="json"
    )

    assert answer.status_code == 201
    assert answer.json()["number"] != taken
    assert Order.objects.count() == 2
