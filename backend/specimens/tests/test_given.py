"""What accompanies a step: what is taken, what must be given, and what is refused."""

from datetime import timedelta

import pytest

from common import clock
from orders.services import transition_order
from specimens.models import Specimen
from specimens.tests.wire import SPECIMENS, faults_of, refusal, step, url_of


def test_a_collection_says_when_by_whom_and_how_much(at_clinic, blood):
    an_hour_ago = (clock.now() - timedelta(hours=1)).replace(microsecond=0)

    shown = step(
        at_clinic,
        blood,
        "collect",
        {"collected_at": an_hour_ago.isoformat(), "collected_by": "Nurse Joy", "volume_ml": 3.5},
    ).json()

    assert (shown["collected_by"], shown["volume_ml"]) == ("Nurse Joy", 3.5)
    assert shown["collected_at"] == an_hour_ago.isoformat().replace("+00:00", "Z")
    assert shown["expires_at"] == (an_hour_ago + timedelta(hours=24)).isoformat().replace("+00:00", "Z")
    event = blood.order.events.get(action="specimen_collected")
    assert (event.data["collected_by"], event.data["volume_ml"]) == ("Nurse Joy", 3.5)


def test_it_is_now_and_by_oneself_unless_said_otherwise(at_clinic, clinic_staff, blood):
    shown = step(at_clinic, blood, "collect", {}).json()

    assert shown["collected_by"] == clinic_staff.user.display_name
    assert shown["collected_at"]


@pytest.mark.parametrize(
    ("ago", "code"), [(timedelta(days=61), "too_long_ago"), (-timedelta(minutes=10), "in_the_future")]
)
def test_a_time_that_cannot_be(at_clinic, blood, nothing_changes, ago, code):
    given = {"collected_at": (clock.now() - ago).isoformat()}

    with nothing_changes():
        assert faults_of(step(at_clinic, blood, "collect", given)) == [("collected_at", code)]


def test_a_clock_that_is_a_little_ahead_means_now(at_clinic, blood):
    given = {"collected_at": (clock.now() + timedelta(minutes=2)).isoformat()}

    assert step(at_clinic, blood, "collect", given).status_code == 200
    assert Specimen.objects.get(pk=blood.pk).collected_at <= clock.now()


@pytest.mark.parametrize(
    ("action", "given", "faults"),
    [
        ("store", {}, [("storage_place", "required")]),
        ("store", {"storage_place": "  "}, [("storage_place", "required")]),
        ("reject", {}, [("note", "required"), ("reason_code", "required")]),
        ("reject", {"note": "x", "reason_code": "ugly"}, [("reason_code", "invalid_choice")]),
        ("reject", {"note": "x" * 501, "reason_code": "leaked"}, [("note", "max_length")]),
        ("receive", {"volume_ml": -1}, [("volume_ml", "min_value")]),
        ("jump", {}, [("action", "invalid_choice")]),
    ],
)
def test_what_is_missing_or_wrong_is_named(at_lab, blood, nothing_changes, action, given, faults):
    if action != "receive":
        step(at_lab, blood, "receive", {})

    with nothing_changes():
        assert faults_of(step(at_lab, blood, action, given)) == faults


def test_a_stale_version_is_refused(at_lab, blood, nothing_changes):
    step(at_lab, blood, "receive", {}, HTTP_IF_MATCH='"1"')

    with nothing_changes():
        answer = step(at_lab, blood, "use", {}, HTTP_IF_MATCH='"1"')
    assert refusal(answer) == (412, "stale_version")
    assert answer.json()["current_version"] == 2


def test_the_same_step_twice_is_done_once(at_lab, blood):
    first = step(at_lab, blood, "receive", {}, HTTP_IDEMPOTENCY_KEY="k1")
    again = step(at_lab, blood, "receive", {}, HTTP_IDEMPOTENCY_KEY="k1")

    assert again.json() == first.json()
    assert again.headers["Idempotent-Replayed"] == "true"
    assert blood.order.events.filter(action="specimen_received").count() == 1


@pytest.mark.parametrize("end", ["reject", "cancel"])
def test_a_closed_order_takes_nothing_in(
    at_clinic, at_lab, clinic_staff, lab_staff, order, blood, serum, nothing_changes, end
):
    step(at_clinic, serum, "collect", {})
    actor = clinic_staff if end == "cancel" else lab_staff
    transition_order(order_id=order.pk, action=end, actor=actor, note="Twice.", reason_code="duplicate")

    blood.refresh_from_db()
    assert (blood.status, blood.version) == ("cancelled", 2)
    with nothing_changes():
        assert refusal(step(at_lab, blood, "receive", {})) == (409, "order_closed")
        assert refusal(step(at_lab, serum, "receive", {})) == (409, "order_closed")
        assert refusal(step(at_clinic, blood, "collect", {})) == (409, "order_closed")
        added = at_clinic.post(SPECIMENS, {"order": str(order.pk), "type": "Swab"})
        assert refusal(added) == (409, "order_closed")
    assert at_lab.get(url_of(serum)).json()["allowed_actions"] == []


def test_nothing_is_added_to_a_draft_or_to_what_one_does_not_see(
    at_clinic, at_lab, client_for, make_member, other_clinic, order_maker, order, nothing_changes
):
    draft = {"order": str(order_maker("draft").pk), "type": "Swab"}
    stranger = client_for(make_member(other_clinic, "olga"))

    with nothing_changes():
        assert refusal(at_clinic.post(SPECIMENS, draft)) == (409, "order_not_sent")
        assert faults_of(at_lab.post(SPECIMENS, draft)) == [("order", "does_not_exist")]
        theirs = stranger.post(SPECIMENS, {"order": str(order.pk), "type": "Swab"})
        assert faults_of(theirs) == [("order", "does_not_exist")]


def test_by_hand_either_side_adds(at_clinic, at_lab, order_maker):
    letter = order_maker()
    for client in (at_clinic, at_lab):
        made = client.post(
            SPECIMENS, {"order": str(letter.pk), "type": "Swab", "container": "Tube", "note": "Left ear"}
        )
        assert made.status_code == 201
        assert (made.json()["status"], made.json()["is_planned"]) == ("expected", False)
        assert (made.json()["patient"], made.json()["tests"]) == (None, [])

    event = letter.events.filter(action="specimen_added").first()
    assert event.note == "Left ear"
    assert event.data["to"] == "expected"
