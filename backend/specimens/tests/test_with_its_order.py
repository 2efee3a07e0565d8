"""What an order may do depends on its specimens, and the other way round."""

import pytest

from notifications.models import Notification
from orders.models import Order
from orders.services import edit_order, transition_order
from patients.factories import make_patient
from specimens.models import Specimen
from specimens.services import steps
from specimens.tests.conftest import chosen, offer
from specimens.tests.wire import REJECTED, SPECIMENS, faults_of, refusal, step, url_of


@pytest.fixture
def somebody_else(clinic_admin):
    return make_patient(clinic_admin, family_name="Müller-Groß", given_names="Anna")


@pytest.fixture
def again(at_lab, blood) -> Specimen:
    """Asked for in place of a rejected one."""
    step(at_lab, blood, "receive", {})
    step(at_lab, blood, "reject", REJECTED)
    return Specimen.objects.get(replaces=blood)


def rename(client, order, patient):
    return client.patch(f"/api/orders/{order.pk}/", {"patient": str(patient.pk)}, format="json")


def go(client, order, action, **given):
    return client.post(f"/api/orders/{order.pk}/transitions/", {"action": action, **given})


def status_of(order):
    return Order.objects.get(pk=order.pk).status


@pytest.mark.parametrize("taken", ["collect", "receive"])
def test_what_was_drawn_from_one_patient_never_gets_another_ones_name(
    at_clinic, at_lab, order, blood, somebody_else, nothing_changes, taken
):
    step(at_clinic if taken == "collect" else at_lab, blood, taken, {})

    with nothing_changes():
        assert refusal(rename(at_clinic, order, somebody_else)) == (409, "specimens_collected")


def test_nor_does_one_that_was_rejected(at_clinic, at_lab, order, blood, somebody_else):
    step(at_lab, blood, "receive", {})
    step(at_lab, blood, "reject", {**REJECTED, "recollect": False})

    assert refusal(rename(at_clinic, order, somebody_else)) == (409, "specimens_collected")


def test_before_anything_is_drawn_the_patient_may_be_another_one(at_clinic, order, blood, somebody_else):
    step(at_clinic, blood, "collect", {})
    step(at_clinic, blood, "undo_collection", {})

    assert rename(at_clinic, order, somebody_else).status_code == 200


def test_an_order_goes_on_when_a_change_of_its_tests_needs_no_recollection(
    order, again, clinic_staff, lab_staff, lipids
):
    assert status_of(order) == "on_hold"

    edit_order(order_id=order.pk, actor=clinic_staff, changes={"tests": chosen(lipids)})

    resume = order.events.get(action="resume")
    assert status_of(order) == "submitted"
    assert resume.note == "The tests were changed; the specimen is not needed any more."
    kinds = (
        Notification.objects.filter(recipient=lab_staff.user).order_by("seq").values_list("kind", flat=True)
    )
    assert list(kinds) == ["order_edited"]


def test_it_goes_on_waiting_for_what_is_still_needed(order, again, clinic_staff, cbc):
    edit_order(order_id=order.pk, actor=clinic_staff, changes={"tests": chosen(cbc)})

    assert status_of(order) == "on_hold"


def test_a_receipt_by_mistake_that_is_undone_holds_the_order_again(order, again, at_lab, clinic_staff):
    step(at_lab, again, "receive", {})
    assert status_of(order) == "submitted"

    step(at_lab, again, "undo_receipt", {})

    holds = list(order.events.filter(action="hold").order_by("version"))
    assert status_of(order) == "on_hold"
    assert holds[1].note == holds[0].note
    assert (
        Notification.objects.filter(recipient=clinic_staff.user).order_by("seq").last().kind == "order_held"
    )


def test_a_receipt_that_is_undone_holds_no_order_that_did_not_wait_for_it(order, blood, at_lab):
    step(at_lab, blood, "receive", {})
    step(at_lab, blood, "undo_receipt", {})

    assert status_of(order) == "submitted"


def test_an_order_is_not_complete_while_another_specimen_is_asked_for(
    order, again, at_lab, at_clinic, lab_staff, nothing_changes
):
    go(at_lab, order, "resume", note="Go on with the rest.")
    go(at_lab, order, "start")

    with nothing_changes():
        refused = go(at_lab, order, "complete")
    assert refusal(refused) == (409, "specimens_awaited")
    assert again.accession_number in refused.json()["detail"]
    step(at_clinic, again, "decline", {"note": "She moved away."})
    assert go(at_lab, order, "complete").status_code == 200


def test_nobody_expects_more_once_an_order_is_complete(order, blood, serum, at_lab, at_clinic):
    step(at_clinic, serum, "collect", {})
    for action in ("start", "complete"):
        go(at_lab, order, action)

    blood.refresh_from_db()
    serum.refresh_from_db()
    assert (blood.status, serum.status) == ("cancelled", "collected")
    assert step(at_lab, serum, "receive", {}).status_code == 200


def test_nothing_is_drawn_or_taken_back_for_a_delivered_order(
    order, serum, expected, at_lab, at_clinic, nothing_changes
):
    swab = expected()
    step(at_lab, serum, "receive", {})
    for action in ("start", "complete", "deliver"):
        go(at_lab, order, action)

    with nothing_changes():
        assert step(at_clinic, swab, "collect", {}).status_code == 409
        assert refusal(step(at_lab, serum, "undo_receipt", {})) == (409, "order_closed")
        added = at_clinic.post(SPECIMENS, {"order": str(order.pk), "type": "Swab"})
        assert refusal(added) == (409, "order_closed")


def test_another_test_asks_for_nothing_that_was_settled(
    order, blood, serum, clinic_staff, lab_admin, cbc, lipids, at_lab
):
    """Used up, and refused for good."""
    step(at_lab, serum, "receive", {})
    step(at_lab, serum, "discard", {})
    step(at_lab, blood, "receive", {})
    step(at_lab, blood, "reject", {**REJECTED, "recollect": False})
    urine = offer(lab_admin, "ACR", {"type": "Urine", "container": "Cup", "transport_temperature": "ambient"})

    edit_order(order_id=order.pk, actor=clinic_staff, changes={"tests": chosen(cbc, lipids, urine)})

    assert [each.type for each in Specimen.objects.filter(order=order).living()] == ["Urine"]


def test_what_was_declined_is_not_asked_for_by_another_test_either(
    order, again, serum, clinic_staff, lab_admin, cbc, lipids, at_clinic
):
    step(at_clinic, again, "decline", {"note": "She moved away."})
    urine = offer(lab_admin, "ACR", {"type": "Urine", "container": "Cup", "transport_temperature": "ambient"})

    edit_order(order_id=order.pk, actor=clinic_staff, changes={"tests": chosen(cbc, lipids, urine)})

    assert {each.type for each in Specimen.objects.filter(order=order).living()} == {"Serum", "Urine"}


def test_a_test_of_its_own_asks_for_blood_again(order, blood, clinic_staff, lab_admin, cbc, lipids, at_lab):
    step(at_lab, blood, "receive", {})
    step(at_lab, blood, "discard", {})
    hba1c = offer(
        lab_admin,
        "A1C",
        {
            "type": blood.type,
            "container": blood.container,
            "cap_colour": blood.cap_colour,
            "transport_temperature": "ambient",
        },
    )

    edit_order(order_id=order.pk, actor=clinic_staff, changes={"tests": chosen(cbc, lipids, hba1c)})

    assert {each.type for each in Specimen.objects.filter(order=order).living()} == {blood.type, "Serum"}


def test_an_order_has_so_many_specimens_and_no_more(order, expected, at_clinic, monkeypatch):
    monkeypatch.setattr(steps, "MOST_AN_ORDER", 3)
    expected()

    refused = at_clinic.post(SPECIMENS, {"order": str(order.pk), "type": "Swab"})

    assert refusal(refused) == (409, "too_many")


def test_a_scan_that_is_sent_again_after_an_undo_receives_nothing(at_lab, blood, order):
    key = {"HTTP_IDEMPOTENCY_KEY": "scan-1"}
    body = {"code": blood.accession_number, "intent": "receive"}
    first = at_lab.post(f"{SPECIMENS}scan/", body, **key)
    step(at_lab, blood, "undo_receipt", {})

    second = at_lab.post(f"{SPECIMENS}scan/", body, **key)

    assert (first.json()["result"], second.json()) == ("received", first.json())
    blood.refresh_from_db()
    assert blood.status == "expected"


def test_a_label_is_for_what_counts(at_lab, blood, serum, order, clinic_staff):
    step(at_lab, blood, "receive", {})
    assert at_lab.get(url_of(blood, "label/")).status_code == 200
    step(at_lab, blood, "reject", {**REJECTED, "recollect": False})
    assert refusal(at_lab.get(url_of(blood, "label/"))) == (409, "nothing_to_print")

    step(at_lab, serum, "receive", {})
    transition_order(order_id=order.pk, action="cancel", actor=clinic_staff, note="No.")
    assert refusal(at_lab.get(url_of(serum, "label/"))) == (409, "nothing_to_print")
    assert refusal(at_lab.get(f"/api/orders/{order.pk}/labels/")) == (409, "nothing_to_print")


def test_labels_are_printed_in_bounded_numbers(at_lab, order, monkeypatch):
    monkeypatch.setattr("documents.views.MOST_LABELS", 5)

    assert faults_of(at_lab.get(f"/api/orders/{order.pk}/labels/?copies=3")) == [("copies", "too_many")]
    assert at_lab.get(f"/api/orders/{order.pk}/labels/?copies=2").status_code == 200


def test_a_scan_of_nothing_is_replayed(at_lab):
    key = {"HTTP_IDEMPOTENCY_KEY": "scan-2"}

    answers = [at_lab.post(f"{SPECIMENS}scan/", {"code": "junk", "intent": "open"}, **key) for _ in range(2)]

    assert [each.json()["result"] for each in answers] == ["unknown", "unknown"]
