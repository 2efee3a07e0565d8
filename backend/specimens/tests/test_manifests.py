"""Specimens travel together: sent by the clinic, received by the lab, with what is missing."""

import pytest

from notifications.models import EmailDelivery, FeedEntry, Notification
from orders.services import transition_order
from specimens.models import Manifest, Specimen
from specimens.tests.wire import (
    MANIFESTS,
    SPECIMENS,
    faults_of,
    manifest_url,
    refusal,
    scan,
    send,
    step,
    url_of,
)


@pytest.fixture
def collected(at_clinic, blood, serum):
    for each in (blood, serum):
        step(at_clinic, each, "collect", {})
    return [blood, serum]


@pytest.fixture
def swab_of_another(at_clinic, order_maker) -> Specimen:
    """Collected, of another order."""
    made = at_clinic.post(SPECIMENS, {"order": str(order_maker().pk), "type": "Swab"}).json()
    swab = Specimen.objects.get(pk=made["id"])
    step(at_clinic, swab, "collect", {})
    return swab


@pytest.fixture
def manifest(at_clinic, collected, swab_of_another) -> Manifest:
    made = send(at_clinic, *collected, swab_of_another, note="In the blue box.")
    return Manifest.objects.get(pk=made.json()["id"])


def receive(client, manifest, *arrived, **more):
    return client.post(
        manifest_url(manifest, "receive/"), {"arrived": [str(each.pk) for each in arrived], **more}
    )


def test_sending(manifest, at_lab, at_clinic, clinic_staff, blood, order, swab_of_another):
    shown = at_lab.get(manifest_url(manifest)).json()

    assert shown["number"].startswith("M-")
    assert (shown["status"], shown["note"], shown["count"]) == ("sent", "In the blue box.", 3)
    assert (shown["allowed_actions"], shown["missing"]) == (["receive"], [])
    assert [each["type"] for each in shown["specimens"]] == ["Whole blood", "Serum", "Swab"]
    assert {each["arrived"] for each in shown["specimens"]} == {None}
    assert shown["specimens"][0]["manifest"]["number"] == manifest.number
    assert at_clinic.get(manifest_url(manifest)).json()["allowed_actions"] == ["withdraw"]
    for each, types in ((order, 2), (swab_of_another.order, 1)):
        event = each.events.get(action="specimens_sent")
        assert event.data["manifest"] == {"id": str(manifest.pk), "number": manifest.number}
        assert len(event.data["specimens"]) == types
    journey = at_clinic.get(url_of(blood, "events/")).json()["results"]
    assert [each["action"] for each in journey] == ["specimen_collected", "specimens_sent"]


def test_the_lab_hears_of_it_once(manifest, lab_staff, lab_admin):
    told = Notification.objects.filter(kind="specimens_sent").order_by("recipient__username")

    assert {each.recipient_id for each in told} == {lab_staff.user_id, lab_admin.user_id}
    assert len(told) == 2
    assert told[0].message == f"Riverside Clinic sent 3 specimens: {manifest.number}."
    assert told[0].order is None
    feed = FeedEntry.objects.filter(organization=lab_staff.organization).order_by("seq")
    assert list(feed.values_list("seq", flat=True)) == list(range(1, feed.count() + 1))
    assert list(feed.values_list("event__action", flat=True))[-2:] == ["specimens_sent"] * 2


@pytest.mark.parametrize("client", ["at_clinic", "at_lab"])
def test_lists(manifest, client, request, clinic, lab, other_lab):
    client = request.getfixturevalue(client)
    [row] = client.get(MANIFESTS).json()["results"]

    assert (row["count"], row["missing_count"], row["status"]) == (3, 0, "sent")
    assert "specimens" not in row
    for query, found in (
        ({"status": "sent"}, 1),
        ({"status": "received,withdrawn"}, 0),
        ({"lab": str(lab.pk), "clinic": str(clinic.pk)}, 1),
        ({"lab": str(other_lab.pk)}, 0),
    ):
        assert len(client.get(MANIFESTS, query).json()["results"]) == found


def test_what_is_not_ready_is_named(
    at_clinic, blood, serum, collected, swab_of_another, order_maker, other_lab, nothing_changes, expected
):
    waiting = expected()
    send(at_clinic, serum)

    with nothing_changes():
        answer = send(at_clinic, blood, waiting, serum, blood)
        assert faults_of(answer) == [
            ("specimens[1]", "not_ready"),
            ("specimens[2]", "not_ready"),
            ("specimens[3]", "not_unique"),
        ]
        elsewhere = send(at_clinic, blood, lab=str(other_lab.pk))
        assert faults_of(elsewhere) == [("specimens[0]", "not_ready")]
        nothing = at_clinic.post(MANIFESTS, {"lab": str(other_lab.pk), "specimens": []})
        assert faults_of(nothing) == [("specimens", "min_length")]


def test_on_its_way_nothing_is_uncollected(at_clinic, manifest, blood, nothing_changes):
    assert "undo_collection" not in at_clinic.get(url_of(blood)).json()["allowed_actions"]
    with nothing_changes():
        assert refusal(step(at_clinic, blood, "undo_collection", {})) == (409, "transition_not_allowed")


def test_all_of_it_arrives(manifest, at_lab, blood, serum, swab_of_another, order, lab_staff, clinic_staff):
    shown = receive(at_lab, manifest, blood, serum, swab_of_another, note="Cold.").json()

    assert (shown["status"], shown["receipt_note"], shown["missing"]) == ("received", "Cold.", [])
    assert {each["arrived"] for each in shown["specimens"]} == {True}
    assert {each["status"] for each in shown["specimens"]} == {"received"}
    assert shown["received_by"]["id"] == str(lab_staff.user_id)
    assert list(order.events.order_by("version").values_list("action", flat=True))[-1] == "specimens_arrived"
    assert order.events.filter(action="specimen_received").count() == 0
    assert not Notification.objects.filter(kind="specimens_missing").exists()


def test_what_is_missing_is_told_and_may_come_later(
    manifest, at_lab, at_clinic, blood, serum, swab_of_another, order, clinic_staff
):
    shown = receive(at_lab, manifest, blood, swab_of_another).json()

    assert shown["missing"] == [{"id": str(serum.pk), "accession_number": serum.accession_number}]
    assert [each["arrived"] for each in shown["specimens"]] == [True, False, True]
    serum.refresh_from_db()
    assert (serum.status, serum.manifest) == ("collected", None)
    told = Notification.objects.get(kind="specimens_missing", recipient=clinic_staff.user)
    assert told.message == f"Helix Lab received {manifest.number}: 1 specimen is missing."
    assert EmailDelivery.objects.filter(notification=told).exists()
    event = order.events.get(action="specimens_arrived")
    assert [each["id"] for each in event.data["missing"]] == [str(serum.pk)]
    assert at_clinic.get(MANIFESTS).json()["results"][0]["missing_count"] == 1

    second = send(at_clinic, serum).json()
    assert receive(at_lab, second, serum).json()["missing"] == []
    # What was told of the first stays told.
    assert at_lab.get(manifest_url(manifest)).json()["missing"][0]["id"] == str(serum.pk)


def test_what_was_received_before_has_arrived(manifest, at_lab, blood, serum, swab_of_another, order):
    scan(at_lab, blood.accession_number)
    step(at_lab, blood, "use", {})

    shown = receive(at_lab, manifest, serum, swab_of_another).json()

    assert shown["missing"] == []
    assert {each["status"] for each in shown["specimens"]} == {"in_use", "received"}


def test_of_a_closed_order_it_arrives_and_is_not_received(
    manifest, at_lab, blood, serum, swab_of_another, order, clinic_staff
):
    transition_order(order_id=order.pk, action="cancel", actor=clinic_staff, note="Twice.")

    shown = receive(at_lab, manifest, blood, serum, swab_of_another).json()

    assert shown["missing"] == []
    assert [each["status"] for each in shown["specimens"]] == ["collected", "collected", "received"]


def test_a_receipt_taken_back_says_it_did_not_come(manifest, at_lab, blood, serum, swab_of_another):
    receive(at_lab, manifest, blood, serum, swab_of_another)

    undone = step(at_lab, blood, "undo_receipt", {}).json()

    assert (undone["status"], undone["manifest"]) == ("collected", None)
    assert [each["id"] for each in at_lab.get(manifest_url(manifest)).json()["missing"]] == [str(blood.pk)]


def test_a_second_receipt_is_refused(manifest, at_lab, blood, nothing_changes):
    receive(at_lab, manifest, blood)

    with nothing_changes():
        assert refusal(receive(at_lab, manifest, blood)) == (409, "already_received")


def test_nothing_else_can_arrive_with_it(manifest, at_lab, blood, expected, nothing_changes):
    swab = expected()

    with nothing_changes():
        assert faults_of(receive(at_lab, manifest, blood, swab)) == [("arrived[1]", "not_listed")]


def test_withdrawing_frees_its_specimens(manifest, at_clinic, blood, order, nothing_changes):
    shown = at_clinic.post(manifest_url(manifest, "withdraw/")).json()

    blood.refresh_from_db()
    assert (shown["status"], shown["allowed_actions"]) == ("withdrawn", [])
    assert (blood.manifest, blood.status) == (None, "collected")
    assert order.events.filter(action="specimens_withdrawn").count() == 1
    with nothing_changes():
        again = at_clinic.post(manifest_url(manifest, "withdraw/"))
        assert refusal(again) == (409, "already_withdrawn")
    assert send(at_clinic, blood).status_code == 201


def test_once_something_of_it_is_there_it_is_not_withdrawn(
    manifest, at_clinic, at_lab, blood, nothing_changes
):
    scan(at_lab, blood.accession_number)

    with nothing_changes():
        assert refusal(at_clinic.post(manifest_url(manifest, "withdraw/"))) == (409, "already_received")


def test_each_side_does_its_own(manifest, at_clinic, at_lab, blood, client_for, lab_viewer, nothing_changes):
    viewer = client_for(lab_viewer)

    with nothing_changes():
        assert refusal(receive(at_clinic, manifest, blood)) == (403, "permission_denied")
        assert refusal(receive(viewer, manifest, blood)) == (403, "permission_denied")
        assert refusal(at_lab.post(manifest_url(manifest, "withdraw/"))) == (403, "permission_denied")
        assert refusal(send(at_lab, blood)) == (403, "permission_denied")


def test_the_same_manifest_twice_is_sent_once(at_clinic, collected, blood):
    first = send(at_clinic, blood)
    headers = {"HTTP_IDEMPOTENCY_KEY": "m1"}
    body = {"lab": str(blood.lab_id), "specimens": [str(collected[1].pk)]}
    one, two = (at_clinic.post(MANIFESTS, body, **headers) for _ in range(2))

    assert first.status_code == one.status_code == two.status_code == 201
    assert one.json() == two.json()
    assert Manifest.objects.count() == 2
