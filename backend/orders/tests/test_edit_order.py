"""PATCH of an order's content: the clinic's words, while the lab has not begun."""

from datetime import timedelta

import pytest

from notifications.models import Notification
from orders.models import OrderEvent
from orders.tests.wire import fields_at_fault, refusal, step, url_of

EDITABLE = ["draft", "submitted", "on_hold"]
FIXED = ["pending_review", "in_progress", "completed", "delivered", "rejected", "cancelled"]


@pytest.mark.parametrize("status", EDITABLE)
def test_the_clinic_edits_while_the_lab_has_not_begun(client_for, clinic_staff, order_maker, status):
    client, order = client_for(clinic_staff), order_maker(status)
    assert client.get(url_of(order)).json()["is_editable"] is True

    response = client.patch(url_of(order), {"notes": "Fasting.", "client_reference": "R-9"})

    body = response.json()
    assert response.status_code == 200
    assert (body["notes"], body["client_reference"], body["status"]) == ("Fasting.", "R-9", status)
    assert body["version"] == order.version + 1
    assert response["ETag"] == f'"{order.version + 1}"'


@pytest.mark.parametrize("status", FIXED)
def test_later_its_words_are_fixed(client_for, clinic_staff, order_maker, nothing_changes, status):
    client, order = client_for(clinic_staff), order_maker(status)
    assert client.get(url_of(order)).json()["is_editable"] is False

    with nothing_changes():
        response = client.patch(url_of(order), {"notes": "Too late."})

    body = response.json()
    assert refusal(response) == (409, "order_not_editable")
    assert (body["current_status"], body["version"]) == (status, order.version)
    assert body["allowed_actions"] == client.get(url_of(order)).json()["allowed_actions"]
    assert body["changed_by"]["name"] in ("Jonas", "Mateo")
    assert body["changed_at"] == order.updated_at.isoformat().replace("+00:00", "Z")


def test_the_log_says_what_was_changed_and_the_lab_is_told(client_for, clinic_staff, lab_staff, order_maker):
    order = order_maker(notes="Old.", client_reference="R-1")

    client_for(clinic_staff).patch(
        url_of(order),
        {"notes": "New.", "priority": "stat", "client_reference": "R-1", "delivery_method": "post"},
    )

    event = OrderEvent.objects.filter(order=order).latest("id")
    assert (event.action, event.from_status, event.to_status) == ("edit", "submitted", "submitted")
    assert event.data == {
        "changed": {
            "notes": ["Old.", "New."],
            "priority": ["routine", "stat"],
            "delivery_method": ["email", "post"],
        }
    }
    told = Notification.objects.latest("seq")
    assert (told.kind, told.recipient) == ("order_edited", lab_staff.user)
    order.refresh_from_db()
    assert order.due_at == order.submitted_at + timedelta(hours=4)


@pytest.mark.parametrize("body", [{}, {"notes": "Same."}, {"number": "AAAA-AAAA", "version": 50}])
def test_what_changes_nothing_makes_no_version(client_for, clinic_staff, order_maker, nothing_changes, body):
    client, order = client_for(clinic_staff), order_maker(notes="Same.")

    with nothing_changes():
        response = client.patch(url_of(order), body)

    assert (response.status_code, response.json()["version"]) == (200, 1)


@pytest.mark.parametrize("status", ["submitted", "on_hold"])
def test_a_sent_order_stays_with_its_lab(
    client_for, clinic_staff, order_maker, other_lab, nothing_changes, status
):
    client, order = client_for(clinic_staff), order_maker(status)

    with nothing_changes():
        response = client.patch(url_of(order), {"lab": str(other_lab.pk)})

    assert refusal(response) == (409, "order_not_editable")
    assert (response.json()["current_status"], response.json()["version"]) == (status, order.version)
    assert response.json()["allowed_actions"] == client.get(url_of(order)).json()["allowed_actions"]


def test_the_same_lab_may_be_named_again(client_for, clinic_staff, order_maker, lab):
    order = order_maker()

    response = client_for(clinic_staff).patch(url_of(order), {"lab": str(lab.pk), "notes": "x"})

    assert response.status_code == 200


@pytest.mark.parametrize("actor", ["lab_staff", "lab_admin", "lab_viewer", "clinic_viewer"])
@pytest.mark.parametrize("status", ["submitted", "on_hold", "in_progress"])
def test_nobody_else_edits_what_the_clinic_wrote(
    client_for, order_maker, nothing_changes, request, actor, status
):
    client, order = client_for(request.getfixturevalue(actor)), order_maker(status)
    assert client.get(url_of(order)).json()["is_editable"] is False

    with nothing_changes():
        for body in ({"notes": "Ours."}, {"notes": "Ours.", "status": "in_progress"}, {"priority": "stat"}):
            assert refusal(client.patch(url_of(order), body)) == (403, "permission_denied")


def test_an_outsider_finds_nothing(client_for, other_clinic_staff, order_maker, nothing_changes):
    client, order = client_for(other_clinic_staff), order_maker()

    with nothing_changes():
        assert client.patch(url_of(order), {"notes": "Mine."}).status_code == 404


def test_a_reference_of_another_order_is_refused(client_for, clinic_staff, order_maker, nothing_changes):
    order_maker(client_reference="R-1")
    client, order = client_for(clinic_staff), order_maker()

    with nothing_changes():
        response = client.patch(url_of(order), {"client_reference": "R-1"})

    assert fields_at_fault(response) == {"client_reference"}


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"priority": "asap"}, "priority"),
        ({"delivery_method": "pigeon"}, "delivery_method"),
        ({"notes": None}, "notes"),
        ({"notes": "x" * 5001}, "notes"),
        ({"status": "nonsense"}, "status"),
    ],
)
def test_a_wrong_field_is_named(client_for, clinic_staff, order_maker, nothing_changes, body, field):
    client, order = client_for(clinic_staff), order_maker()

    with nothing_changes():
        assert fields_at_fault(client.patch(url_of(order), body)) == {field}


def test_what_is_the_servers_is_ignored(client_for, clinic_staff, order_maker, other_clinic):
    client, order = client_for(clinic_staff), order_maker(notes="Old.")
    before = client.get(url_of(order)).json()

    response = client.patch(
        url_of(order),
        {
            "notes": "New.",
            "id": str(other_clinic.pk),
            "clinic": str(other_clinic.pk),
            "number": "AAAA-AAAA",
            "requested_by": str(other_clinic.pk),
            "due_at": "1999-01-01T00:00:00Z",
            "created_at": "1999-01-01T00:00:00Z",
            "submitted_at": "1999-01-01T00:00:00Z",
            "version": 77,
            "status_note": "x",
            "held_from": "submitted",
            "status": "delivered",
        },
    )

    after = response.json()
    changed = {name for name in before if before[name] != after[name]}
    assert response.status_code == 200
    assert changed == {"notes", "version", "updated_at"}
    assert after["version"] == 2


def test_put_is_not_spoken(client_for, clinic_staff, order_maker, nothing_changes):
    client, order = client_for(clinic_staff), order_maker()

    with nothing_changes():
        assert refusal(client.put(url_of(order), {"notes": "x"})) == (405, "method_not_allowed")


def test_editing_a_held_order_does_not_answer_the_question(client_for, clinic_staff, order_maker):
    client, order = client_for(clinic_staff), order_maker("on_hold")
    asked = client.get(url_of(order)).json()["status_note"]

    edited = client.patch(url_of(order), {"notes": "Taken at nine."}).json()

    assert (edited["status"], edited["status_note"]) == ("on_hold", asked)
    assert step(client, order, "resume", {"note": "See the notes."}).json()["status"] == "pending_review"
