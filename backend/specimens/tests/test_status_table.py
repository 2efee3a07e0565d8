"""Every status × action × side: what is allowed moves, what is not changes nothing."""

import pytest

from orders.models import OrderEvent
from orders.states import Side
from specimens.models import Specimen
from specimens.states import ENDED, TRANSITIONS, Status, meets
from specimens.tests.wire import EVERYTHING, refusal, step, url_of

# Status → the steps that lead an expected specimen there; everything but the collection is the lab's.
PATHS = {
    Status.EXPECTED: (),
    Status.COLLECTED: ("collect",),
    Status.RECEIVED: ("receive",),
    Status.IN_USE: ("receive", "use"),
    Status.STORED: ("receive", "store"),
    Status.DISCARDED: ("receive", "discard"),
    Status.REJECTED: ("receive", "reject"),
    Status.CANCELLED: ("cancel",),
}
# (status, action) → where it leads, for a specimen that was added by hand.
LEADS = {
    ("expected", "collect"): "collected",
    ("expected", "receive"): "received",
    ("expected", "cancel"): "cancelled",
    ("collected", "undo_collection"): "expected",
    ("collected", "receive"): "received",
    ("received", "undo_receipt"): "expected",
    ("received", "use"): "in_use",
    ("received", "store"): "stored",
    ("received", "discard"): "discarded",
    ("received", "reject"): "rejected",
    ("in_use", "store"): "stored",
    ("in_use", "discard"): "discarded",
    ("in_use", "reject"): "rejected",
    ("stored", "use"): "in_use",
    ("stored", "discard"): "discarded",
}
BOTH_SIDES = {"collect", "undo_collection", "cancel"}
ACTORS = {"clinic": "clinic_staff", "lab": "lab_staff"}


def walked(status: str, specimen: Specimen, at_clinic, at_lab) -> Specimen:
    for action in PATHS[Status(status)]:
        client = at_clinic if action in BOTH_SIDES else at_lab
        assert step(client, specimen, action).status_code == 200, action
    specimen.refresh_from_db()
    assert specimen.status == status
    return specimen


@pytest.mark.parametrize("side", ["clinic", "lab"])
@pytest.mark.parametrize("status", list(Status))
def test_the_table(status, side, expected, at_clinic, at_lab, nothing_changes):
    client = {"clinic": at_clinic, "lab": at_lab}[side]
    specimen = walked(status, expected(), at_clinic, at_lab)
    shown = client.get(url_of(specimen)).json()["allowed_actions"]
    allowed = {
        action for (source, action) in LEADS if source == status and (side == "lab" or action in BOTH_SIDES)
    }
    assert set(shown) == allowed

    for action in TRANSITIONS.keys() - allowed:
        may = side in TRANSITIONS[action].by
        with nothing_changes():
            answer = step(client, specimen, action)
        assert refusal(answer) == ((409, "transition_not_allowed") if may else (403, "permission_denied"))
        if may:
            assert answer.json()["allowed_actions"] == shown
            assert answer.json()["current_status"] == status


@pytest.mark.parametrize("key", LEADS, ids="-".join)
@pytest.mark.parametrize("side", ["clinic", "lab"])
def test_each_step_leaves_one_event(key, side, expected, at_clinic, at_lab, order):
    status, action = key
    if side == "clinic" and action not in BOTH_SIDES:
        return
    specimen = walked(status, expected(), at_clinic, at_lab)
    seen = OrderEvent.objects.count()
    order.refresh_from_db()
    before = order.version

    answer = step({"clinic": at_clinic, "lab": at_lab}[side], specimen, action)

    event = OrderEvent.objects.filter(order=order).latest("version")
    assert (answer.status_code, answer.json()["status"]) == (200, LEADS[key])
    assert answer.json()["version"] == specimen.version + 1
    assert answer.headers["ETag"] == f'"{specimen.version + 1}"'
    assert OrderEvent.objects.count() == seen + 1
    assert (event.action, event.version) == (TRANSITIONS[action].event, before + 1)
    assert (event.from_status, event.to_status) == (order.status, order.status)
    assert event.data["specimen"] == {
        "id": str(specimen.pk),
        "accession_number": specimen.accession_number,
        "type": "Swab",
    }
    assert (event.data["from"], event.data["to"]) == (status, LEADS[key])


def test_names_of_events_fit_their_column():
    longest = OrderEvent._meta.get_field("action").max_length

    assert all(len(row.event) <= longest for row in TRANSITIONS.values())


def test_nothing_leads_out_of_an_end():
    assert not [row for row in TRANSITIONS.values() if row.sources & ENDED]


@pytest.mark.parametrize("action", TRANSITIONS)
def test_a_viewer_and_strangers_change_nothing(
    client_for, clinic_viewer, lab_viewer, make_member, other_lab, expected, nothing_changes, action
):
    specimen = expected()
    stranger = make_member(other_lab, "otto", "admin")
    for actor, code in ((clinic_viewer, 403), (lab_viewer, 403), (stranger, 404)):
        client = client_for(actor)
        with nothing_changes():
            assert step(client, specimen, action).status_code == code
        if code == 403:
            assert client.get(url_of(specimen)).json()["allowed_actions"] == []


def test_a_planned_specimen_is_not_cancelled_nor_declined(at_clinic, blood, nothing_changes):
    with nothing_changes():
        for action in ("cancel", "decline"):
            assert refusal(step(at_clinic, blood, action)) == (409, "transition_not_allowed")


def test_a_receipt_is_taken_back_by_who_received_or_an_admin(
    client_for, lab_admin, lab, make_member, at_lab, at_clinic, blood, nothing_changes
):
    step(at_clinic, blood, "collect", {})
    step(at_lab, blood, "receive", {"storage_place": "Rack 1", "condition": "cold"})
    colleague = client_for(make_member(lab, "mira"))

    with nothing_changes():
        assert refusal(step(colleague, blood, "undo_receipt", {})) == (403, "permission_denied")
    assert "undo_receipt" not in colleague.get(url_of(blood)).json()["allowed_actions"]

    undone = step(client_for(lab_admin), blood, "undo_receipt", {}).json()
    assert (undone["status"], undone["received_at"], undone["received_by"]) == ("collected", None, None)
    assert (undone["storage_place"], undone["condition"]) == ("", "")


def test_every_condition_of_the_table_is_known(blood, clinic_staff):
    assert {meets(row.only_if, blood, clinic_staff) for row in TRANSITIONS.values()} == {True, False}
    assert {side for row in TRANSITIONS.values() for side in row.by} == {Side.CLINIC, Side.LAB}
    assert set(EVERYTHING) >= {name for row in TRANSITIONS.values() for name in row.needs}
