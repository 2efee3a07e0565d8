"""PATCH {"status": …} is a transition under another spelling: same table, same refusals."""

import pytest

from orders.models import OrderEvent
from orders.tests.wire import EVERYTHING, fields_at_fault, refusal, step, url_of


def set_status(client, order, target, **given):
    return client.patch(url_of(order), {"status": target, **given})


@pytest.mark.parametrize(
    ("status", "target", "action"),
    [
        ("submitted", "pending_review", "review"),
        ("submitted", "in_progress", "start"),
        ("pending_review", "in_progress", "start"),
        ("in_progress", "on_hold", "hold"),
        ("on_hold", "pending_review", "resume"),
        ("in_progress", "completed", "complete"),
        ("completed", "delivered", "deliver"),
        ("on_hold", "rejected", "reject"),
    ],
)
def test_the_lab_sets_a_status(client_for, lab_staff, order_maker, status, target, action):
    client, order = client_for(lab_staff), order_maker(status)

    response = set_status(client, order, target, **EVERYTHING)

    event = OrderEvent.objects.filter(order=order).latest("id")
    assert (response.status_code, response.json()["status"]) == (200, target)
    assert (event.action, event.from_status, event.to_status) == (action, status, target)
    assert response["ETag"] == f'"{order.version + 1}"'


@pytest.mark.parametrize(
    ("status", "target"), [("draft", "submitted"), ("submitted", "cancelled"), ("on_hold", "pending_review")]
)
def test_the_clinic_takes_its_own_steps_so_too(client_for, clinic_staff, order_maker, status, target):
    client, order = client_for(clinic_staff), order_maker(status)

    response = set_status(client, order, target, note="Because.")

    assert (response.status_code, response.json()["status"]) == (200, target)


@pytest.mark.parametrize(
    ("actor", "status", "target", "code"),
    [
        # the other side's step
        ("clinic_staff", "submitted", "in_progress", 403),
        ("clinic_staff", "completed", "delivered", 403),
        ("lab_staff", "submitted", "cancelled", 403),
        # a viewer's attempt
        ("lab_viewer", "submitted", "in_progress", 403),
        ("clinic_viewer", "submitted", "cancelled", 403),
        # not from here
        ("lab_staff", "completed", "in_progress", 409),
        ("lab_staff", "in_progress", "in_progress", 409),
        ("lab_staff", "on_hold", "in_progress", 409),
        ("clinic_staff", "in_progress", "cancelled", 409),
        # nothing leads there
        ("clinic_staff", "submitted", "draft", 409),
        ("lab_staff", "submitted", "draft", 409),
        # another organization's
        ("other_lab_staff", "submitted", "in_progress", 404),
        ("other_clinic_staff", "submitted", "cancelled", 404),
        ("lab_staff", "draft", "in_progress", 404),
    ],
)
def test_the_refusals_are_those_of_a_transition(
    client_for, order_maker, nothing_changes, request, actor, status, target, code
):
    client, order = client_for(request.getfixturevalue(actor)), order_maker(status)

    with nothing_changes():
        response = set_status(client, order, target, **EVERYTHING)

    assert response.status_code == code
    if code == 409:
        assert response.json()["code"] == "transition_not_allowed"
        assert response.json()["allowed_actions"] == client.get(url_of(order)).json()["allowed_actions"]


@pytest.mark.parametrize(
    ("actor", "status", "target", "missing"),
    [
        ("lab_staff", "submitted", "on_hold", {"note"}),
        ("lab_staff", "submitted", "rejected", {"note", "reason_code"}),
        ("clinic_staff", "submitted", "cancelled", {"note"}),
        ("clinic_staff", "on_hold", "pending_review", {"note"}),
    ],
)
def test_a_reason_is_needed_all_the_same(
    client_for, order_maker, nothing_changes, request, actor, status, target, missing
):
    client, order = client_for(request.getfixturevalue(actor)), order_maker(status)

    with nothing_changes():
        assert fields_at_fault(set_status(client, order, target)) == missing


def test_beside_content_a_status_is_ignored(client_for, clinic_staff, order_maker):
    client, order = client_for(clinic_staff), order_maker()

    response = client.patch(url_of(order), {"status": "cancelled", "notes": "Still wanted."})

    assert (response.status_code, response.json()["status"]) == (200, "submitted")
    assert OrderEvent.objects.filter(order=order).latest("id").action == "edit"


def test_a_stale_version_is_refused(client_for, lab_staff, order_maker, nothing_changes):
    client, order = client_for(lab_staff), order_maker()
    step(client, order, "review")

    with nothing_changes():
        response = client.patch(url_of(order), {"status": "in_progress"}, HTTP_IF_MATCH='"1"')

    assert refusal(response) == (412, "stale_version")
