"""Every status × action × side against the table of the product, written out here a second time."""

import pytest

from orders.models import OrderEvent
from orders.states import FINAL, allowed_actions
from orders.tests.wire import step, url_of

ACTIONS = ["submit", "review", "start", "hold", "resume", "complete", "deliver", "reject", "cancel"]

BACK = "pending_review"  # where the order of these tests was held

# status → side → action → status after it
TABLE = {
    "draft": {"clinic": {"submit": "submitted", "cancel": "cancelled"}, "lab": {}},
    "submitted": {
        "clinic": {"cancel": "cancelled"},
        "lab": {"review": "pending_review", "start": "in_progress", "hold": "on_hold", "reject": "rejected"},
    },
    "pending_review": {
        "clinic": {"cancel": "cancelled"},
        "lab": {"start": "in_progress", "hold": "on_hold", "reject": "rejected"},
    },
    "in_progress": {
        "clinic": {},
        "lab": {"hold": "on_hold", "complete": "completed", "reject": "rejected"},
    },
    "on_hold": {
        "clinic": {"resume": BACK, "cancel": "cancelled"},
        "lab": {"resume": BACK, "reject": "rejected"},
    },
    "completed": {"clinic": {}, "lab": {"deliver": "delivered"}},
    "delivered": {"clinic": {}, "lab": {}},
    "rejected": {"clinic": {}, "lab": {}},
    "cancelled": {"clinic": {}, "lab": {}},
}
OWN_STEPS = {
    "clinic": {"submit", "resume", "cancel"},
    "lab": {"review", "start", "hold", "resume", "complete", "deliver", "reject"},
}
WORKERS = {
    "clinic_staff": "clinic",
    "clinic_admin": "clinic",
    "lab_staff": "lab",
    "lab_admin": "lab",
}


def expected_outcome(status: str, side: str, action: str) -> str | int:
    """The status after the step, or the refusal's code."""
    if status == "draft" and side == "lab":
        return 404
    if action not in OWN_STEPS[side]:
        return 403
    return TABLE[status][side].get(action, 409)


@pytest.mark.parametrize("actor", WORKERS)
@pytest.mark.parametrize("status", TABLE)
def test_every_step_from_here(client_for, order_maker, nothing_changes, request, status, actor):
    client, side = client_for(request.getfixturevalue(actor)), WORKERS[actor]

    outcomes = {}
    for action in ACTIONS:
        order = order_maker(status)
        if expected_outcome(status, side, action) in (403, 404, 409):
            with nothing_changes():
                outcomes[action] = step(client, order, action).status_code
            continue
        response = step(client, order, action)
        assert response.status_code == 200, action
        outcomes[action] = response.json()["status"]
        order.refresh_from_db()
        assert order.status == response.json()["status"]

    assert outcomes == {action: expected_outcome(status, side, action) for action in ACTIONS}


@pytest.mark.parametrize("viewer", ["clinic_viewer", "lab_viewer"])
@pytest.mark.parametrize("status", TABLE)
def test_a_viewer_takes_no_step(client_for, order_maker, nothing_changes, request, status, viewer):
    client, order = client_for(request.getfixturevalue(viewer)), order_maker(status)

    with nothing_changes():
        assert {step(client, order, action).status_code for action in ACTIONS} == {403}


@pytest.mark.parametrize("actor", [*WORKERS, "clinic_viewer", "lab_viewer"])
@pytest.mark.parametrize("status", TABLE)
def test_the_wire_offers_exactly_these(client_for, order_maker, request, status, actor):
    client, order = client_for(request.getfixturevalue(actor)), order_maker(status)
    expected = list(TABLE[status][WORKERS[actor]]) if actor in WORKERS else []

    if status == "draft" and actor.startswith("lab"):
        assert client.get(url_of(order)).status_code == 404
        return
    assert client.get(url_of(order)).json()["allowed_actions"] == expected
    listed = client.get("/api/orders/").json()["results"]
    assert [row["allowed_actions"] for row in listed] == [expected]


@pytest.mark.parametrize("held_from", ["submitted", "pending_review", "in_progress"])
@pytest.mark.parametrize("actor", ["clinic_staff", "lab_staff"])
def test_a_resumed_order_goes_back_to_where_it_was_held(
    client_for, order_maker, lab_staff, request, held_from, actor
):
    order = order_maker(held_from)
    step(client_for(lab_staff), order, "hold")

    response = step(client_for(request.getfixturevalue(actor)), order, "resume")

    assert (response.status_code, response.json()["status"]) == (200, held_from)
    order.refresh_from_db()
    assert (order.status, order.held_from) == (held_from, "")
    last = OrderEvent.objects.filter(order=order).order_by("-id").first()
    assert (last.action, last.from_status, last.to_status) == ("resume", "on_hold", held_from)


@pytest.mark.parametrize("status", TABLE)
def test_an_administrator_may_take_the_steps_of_both_sides(status):
    both = TABLE[status]["clinic"] | TABLE[status]["lab"]

    assert allowed_actions(status, "admin") == [action for action in ACTIONS if action in both]


def test_final_is_what_nothing_leaves():
    assert {status for status, sides in TABLE.items() if not any(sides.values())} == set(FINAL)


def test_an_unknown_action_is_refused_at_its_field(client_for, lab_staff, order_maker, nothing_changes):
    client, order = client_for(lab_staff), order_maker()

    with nothing_changes():
        response = step(client, order, "teleport")

    assert response.status_code == 400
    assert [(error["field"], error["code"]) for error in response.json()["errors"]] == [
        ("action", "invalid_choice")
    ]


def test_an_illegal_step_says_what_is_possible_and_who_was_there_before(
    client_for, lab_staff, order_maker, clinic_staff
):
    order = order_maker("in_progress")

    response = step(client_for(lab_staff), order, "review")

    body = response.json()
    order.refresh_from_db()
    assert (response.status_code, body["code"]) == (409, "transition_not_allowed")
    assert body["allowed_actions"] == ["hold", "complete", "reject"]
    assert (body["current_status"], body["version"]) == ("in_progress", 3)
    assert body["changed_by"] == {"id": str(lab_staff.user_id), "name": "Mateo"}
    assert body["changed_at"] == order.updated_at.isoformat().replace("+00:00", "Z")
    assert body["errors"] == []
