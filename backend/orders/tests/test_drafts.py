"""A draft is the clinic's alone until it is sent."""

from datetime import UTC, datetime, timedelta

import pytest

from accounts.models import Organization
from common import clock
from notifications.models import FeedEntry, Notification
from orders.models import Order, OrderEvent
from orders.tests.wire import URL, fields_at_fault, refusal, step, url_of


@pytest.fixture
def draft(order_maker) -> Order:
    return order_maker("draft", notes="Not yet.")


def test_a_draft_is_kept_without_event_or_promise(client_for, clinic_staff, lab, lab_staff):
    response = client_for(clinic_staff).post(
        URL, {"lab": str(lab.pk), "delivery_method": "email", "status": "draft"}
    )

    placed = response.json()
    assert (response.status_code, placed["status"], placed["due_at"]) == (201, "draft", None)
    assert (placed["allowed_actions"], placed["is_editable"]) == (["submit", "cancel"], True)
    assert (OrderEvent.objects.count(), Notification.objects.count()) == (0, 0)


@pytest.mark.parametrize("actor", ["lab_staff", "lab_admin", "lab_viewer"])
@pytest.mark.parametrize("cancelled", [False, True], ids=["draft", "cancelled draft"])
def test_the_lab_never_sees_it(client_for, clinic_staff, draft, request, actor, cancelled):
    if cancelled:
        assert step(client_for(clinic_staff), draft, "cancel", {}).status_code == 200
    client = client_for(request.getfixturevalue(actor))

    assert client.get(URL).json()["results"] == []
    assert client.get(f"{URL}summary/").json()["total"] == 0
    assert client.get(url_of(draft)).status_code == 404
    assert client.get(url_of(draft, "events/")).status_code == 404
    assert draft.number not in b"".join(client.get(f"{URL}export/").streaming_content).decode()
    assert Notification.objects.count() == 0
    assert not FeedEntry.objects.filter(organization=draft.lab).exists()


@pytest.mark.parametrize("actor", ["clinic_staff", "clinic_admin", "clinic_viewer"])
def test_colleagues_see_it(client_for, draft, request, actor):
    client = client_for(request.getfixturevalue(actor))

    assert [row["id"] for row in client.get(URL).json()["results"]] == [str(draft.pk)]


def test_it_is_changed_without_a_word_in_the_log(client_for, clinic_staff, draft, other_lab):
    response = client_for(clinic_staff).patch(
        url_of(draft), {"notes": "Better.", "lab": str(other_lab.pk), "priority": "stat"}
    )

    changed = response.json()
    assert response.status_code == 200
    assert (changed["notes"], changed["lab"]["name"], changed["priority"]) == (
        "Better.",
        "Northgate Lab",
        "stat",
    )
    assert (changed["version"], response["ETag"], changed["due_at"]) == (2, '"2"', None)
    assert OrderEvent.objects.count() == 0


def test_sending_it_makes_submit_the_first_event(client_for, clinic_staff, lab_staff, draft):
    sent_at = datetime(2030, 5, 6, 12, tzinfo=UTC)
    with clock.at(sent_at):
        client = client_for(clinic_staff)
        response = step(client, draft, "submit", {})

    draft.refresh_from_db()
    (event,) = client.get(url_of(draft, "events/")).json()["results"]
    assert (response.status_code, response.json()["status"]) == (200, "submitted")
    assert (event["action"], event["from"], event["to"]) == ("submit", "draft", "submitted")
    assert (draft.submitted_at, draft.due_at) == (sent_at, sent_at + timedelta(hours=72))
    assert Notification.objects.get().kind == "order_submitted"
    assert client_for(lab_staff).get(url_of(draft)).status_code == 200


def test_it_is_not_sent_to_a_lab_that_has_closed(client_for, clinic_staff, draft, nothing_changes):
    Organization.objects.filter(pk=draft.lab_id).update(is_active=False)
    client = client_for(clinic_staff)

    with nothing_changes():
        response = step(client, draft, "submit", {})

    assert fields_at_fault(response) == {"lab"}


def test_it_cannot_be_moved_to_a_lab_that_takes_no_orders(
    client_for, clinic_staff, draft, waiting_lab, nothing_changes
):
    client = client_for(clinic_staff)

    with nothing_changes():
        response = client.patch(url_of(draft), {"lab": str(waiting_lab.pk)})

    assert fields_at_fault(response) == {"lab"}


def test_it_is_thrown_away_by_delete(client_for, clinic_staff, draft):
    client = client_for(clinic_staff)

    response = client.delete(url_of(draft))

    assert (response.status_code, response.content) == (204, b"")
    assert Order.objects.count() == 0
    assert client.get(url_of(draft)).status_code == 404
    assert client.delete(url_of(draft)).status_code == 404


@pytest.mark.parametrize(
    "status",
    [
        "submitted",
        "pending_review",
        "in_progress",
        "on_hold",
        "completed",
        "delivered",
        "rejected",
        "cancelled",
    ],
)
def test_what_was_sent_is_never_deleted(client_for, clinic_staff, order_maker, nothing_changes, status):
    client, order = client_for(clinic_staff), order_maker(status)

    with nothing_changes():
        assert refusal(client.delete(url_of(order))) == (409, "order_not_draft")


def test_a_cancelled_draft_keeps_its_log(client_for, clinic_staff, draft, nothing_changes):
    client = client_for(clinic_staff)
    step(client, draft, "cancel", {})

    with nothing_changes():
        assert client.delete(url_of(draft)).status_code == 409
    assert [event["action"] for event in client.get(url_of(draft, "events/")).json()["results"]] == ["cancel"]


@pytest.mark.parametrize(
    ("actor", "status"),
    [("clinic_viewer", 403), ("lab_staff", 403), ("other_clinic_staff", 404), ("administrator", 403)],
)
def test_nobody_else_deletes_it(client_for, draft, nothing_changes, request, actor, status):
    client = client_for(request.getfixturevalue(actor))

    with nothing_changes():
        assert client.delete(url_of(draft)).status_code == status
