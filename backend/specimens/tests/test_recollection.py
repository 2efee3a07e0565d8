"""A rejected specimen is asked for again; its order waits for it."""

import pytest

from notifications.models import Notification
from orders.models import Order
from orders.services import transition_order
from specimens.models import Specimen
from specimens.tests.wire import REJECTED, faults_of, send, step, url_of


@pytest.fixture
def rejected(at_lab, blood):
    step(at_lab, blood, "receive", {})
    return step(at_lab, blood, "reject", REJECTED)


@pytest.fixture
def again(rejected) -> Specimen:
    return Specimen.objects.get(replaces__isnull=False)


def status_of(order: Order) -> str:
    return Order.objects.get(pk=order.pk).status


def events_of(order: Order) -> list[str]:
    return list(order.events.order_by("version").values_list("action", flat=True))


def test_another_one_is_expected_and_the_order_waits(rejected, again, blood, order):
    shown = rejected.json()
    hold = order.events.get(action="hold")

    assert shown["status"] == "rejected"
    assert shown["replaced_by"] == {"id": str(again.pk), "accession_number": again.accession_number}
    assert (again.status, again.type, again.container, again.tests) == (
        "expected",
        blood.type,
        blood.container,
        blood.tests,
    )
    assert again.accession_number != blood.accession_number
    assert hold.note == (
        f"Specimen {blood.accession_number} (Whole blood) was rejected: it is haemolysed. Red as wine. "
        "Please collect it again, or decline."
    )
    assert hold.data == {"specimen": str(blood.pk)}
    assert status_of(order) == "on_hold"
    assert events_of(order) == ["submit", "specimen_received", "specimen_rejected", "hold"]


def test_the_clinic_hears_of_it_once(rejected, blood, order, clinic_staff):
    told = Notification.objects.filter(recipient=clinic_staff.user).order_by("seq")

    assert [each.kind for each in told] == ["specimen_rejected"]
    assert told[0].message == (
        f"Helix Lab rejected specimen {blood.accession_number} of order {order.number}."
    )


def test_its_receipt_lets_the_order_go_on(rejected, again, order, at_lab, at_clinic, clinic_staff):
    step(at_clinic, again, "collect", {})
    assert status_of(order) == "on_hold"

    step(at_lab, again, "receive", {})

    resume = order.events.get(action="resume")
    assert status_of(order) == "submitted"
    assert resume.note == "The specimen was collected again."
    assert Notification.objects.filter(recipient=clinic_staff.user).last().kind == "order_resumed"


def test_a_manifest_lets_it_go_on_as_well(rejected, again, order, at_lab, at_clinic):
    step(at_clinic, again, "collect", {})
    manifest = send(at_clinic, again).json()

    at_lab.post(f"/api/manifests/{manifest['id']}/receive/", {"arrived": [str(again.pk)]})

    assert status_of(order) == "submitted"
    assert events_of(order)[-2:] == ["specimens_arrived", "resume"]


def test_the_last_one_counts(rejected, again, order, serum, at_lab):
    step(at_lab, serum, "receive", {})
    step(at_lab, serum, "reject", REJECTED)
    other = Specimen.objects.get(replaces=serum)

    step(at_lab, again, "receive", {})
    assert status_of(order) == "on_hold"
    step(at_lab, other, "receive", {})
    assert status_of(order) == "submitted"
    assert events_of(order).count("hold") == 1


def test_declining_answers_the_lab(rejected, again, order, at_clinic, lab_staff):
    declined = step(at_clinic, again, "decline", {"note": "She moved away."})

    resume = order.events.get(action="resume")
    told = Notification.objects.filter(recipient=lab_staff.user).order_by("seq")
    assert (declined.json()["status"], declined.json()["note"]) == ("cancelled", "She moved away.")
    assert (status_of(order), resume.note) == ("submitted", "She moved away.")
    assert [each.kind for each in told][-1:] == ["specimen_declined"]
    assert told.filter(kind="order_answered").count() == 0


def test_a_hold_of_another_kind_stays(at_lab, at_clinic, lab_staff, blood, order):
    transition_order(order_id=order.pk, action="hold", actor=lab_staff, note="Which drugs?")
    step(at_lab, blood, "receive", {})
    step(at_lab, blood, "reject", REJECTED)
    again = Specimen.objects.get(replaces=blood)

    step(at_lab, again, "receive", {})

    assert status_of(order) == "on_hold"
    assert events_of(order).count("hold") == 1


def test_without_another_one_the_order_goes_on(at_lab, blood, order):
    step(at_lab, blood, "receive", {})

    step(at_lab, blood, "reject", {**REJECTED, "recollect": False})

    assert status_of(order) == "submitted"
    assert not Specimen.objects.filter(replaces__isnull=False).exists()


@pytest.mark.parametrize("action", ["complete", "deliver"])
def test_nobody_waits_once_the_result_is_there(at_lab, blood, order, lab_staff, nothing_changes, action):
    step(at_lab, blood, "receive", {})
    for each in ("start", "complete", "deliver"):
        transition_order(order_id=order.pk, action=each, actor=lab_staff)
        if each == action:
            break

    with nothing_changes():
        assert faults_of(step(at_lab, blood, "reject", REJECTED)) == [("recollect", "not_possible")]
    assert step(at_lab, blood, "reject", {**REJECTED, "recollect": False}).status_code == 200


def test_the_journey_is_one(rejected, again, at_lab, at_clinic, blood, order):
    step(at_lab, again, "receive", {})

    journey = at_clinic.get(url_of(again, "events/")).json()["results"]
    first = at_clinic.get(url_of(blood, "events/")).json()["results"]

    told = [(each["action"], each["data"]["specimen"]["accession_number"]) for each in journey]
    assert told == [
        ("specimen_received", blood.accession_number),
        ("specimen_rejected", blood.accession_number),
        ("hold", blood.accession_number),
        ("specimen_received", again.accession_number),
        ("resume", again.accession_number),
    ]
    assert [each["action"] for each in first] == ["specimen_received", "specimen_rejected", "hold"]
