"""An order's specimens follow it: planned when it is sent, changed with its tests."""

import pytest

from orders.models import Order
from orders.services import edit_order, place_order, transition_order
from orders.tests.test_query_budgets import at_most
from specimens.models import Specimen
from specimens.tests.conftest import BLOOD, SERUM, chosen, offer
from specimens.tests.wire import REJECTED, SPECIMENS, step


def change(order: Order, actor, *tests) -> None:
    edit_order(order_id=order.pk, actor=actor, changes={"tests": chosen(*tests)})


def living(order: Order) -> dict[str, str]:
    """Type → accession number."""
    return dict(Specimen.objects.filter(order=order).living().values_list("type", "accession_number"))


def test_one_for_each_container(order, cbc, blood, serum, at_clinic):
    shown = at_clinic.get(SPECIMENS, {"order": str(order.pk)}).json()["results"]

    assert [each["type"] for each in shown] == ["Serum", "Whole blood"]
    [_, first] = shown
    assert first["accession_number"].startswith("HEL000001")
    assert first["tests"] == [{"test": str(cbc.pk), "code": "CBC", "name": "Test CBC"}]
    assert (first["minimum_volume_ml"], first["stability_hours"]) == (2.0, 24)
    assert (first["container"], first["cap_colour"], first["transport_temperature"]) == (
        "EDTA tube",
        "lavender",
        "ambient",
    )
    assert shown[0]["patient_preparation"] == ["Nothing to eat for eight hours."]
    assert (first["patient"], first["is_planned"], first["status"]) == ("Okafor, Ada", True, "expected")
    assert first["order"]["number"] == order.number
    # Planning is part of what was done to the order.
    assert list(order.events.values_list("action", flat=True)) == ["submit"]


def test_a_draft_plans_nothing_until_it_is_sent(clinic_staff, lab, patient, cbc):
    draft = place_order(
        actor=clinic_staff,
        lab=lab,
        delivery_method="email",
        patient=patient.pk,
        tests=chosen(cbc),
        as_draft=True,
    )
    assert not Specimen.objects.exists()

    transition_order(order_id=draft.pk, action="submit", actor=clinic_staff)
    assert list(living(draft)) == ["Whole blood"]


def test_added_tests_share_what_is_there(order, clinic_staff, lab_admin, cbc, lipids, blood, at_clinic):
    step(at_clinic, blood, "collect", {})
    former = living(order)
    hba1c = offer(lab_admin, "A1C", {**BLOOD, "type": "whole  BLOOD", "minimum_volume_ml": 0.5})

    change(order, clinic_staff, cbc, lipids, hba1c)

    blood.refresh_from_db()
    assert living(order) == former
    assert [mention["code"] for mention in blood.tests] == ["A1C", "CBC"]
    assert (float(blood.minimum_volume_ml), blood.status, blood.version) == (2.5, "collected", 3)


def test_what_no_test_needs_is_cancelled_unless_it_is_there(
    order, clinic_staff, lab_admin, cbc, blood, serum, at_clinic
):
    urine = offer(lab_admin, "URI", {**SERUM, "type": "Urine"})
    step(at_clinic, blood, "collect", {})

    change(order, clinic_staff, urine)

    for each in (blood, serum):
        each.refresh_from_db()
    assert (blood.status, blood.tests) == ("collected", [])
    assert serum.status == "cancelled"
    assert sorted(living(order)) == ["Urine", "Whole blood"]


def test_a_test_that_comes_back_gets_a_new_one(order, clinic_staff, cbc, lipids, serum):
    change(order, clinic_staff, cbc)
    change(order, clinic_staff, cbc, lipids)

    assert living(order)["Serum"] != serum.accession_number


def test_a_recollection_is_what_its_group_has(order, clinic_staff, lab_admin, cbc, lipids, blood, at_lab):
    step(at_lab, blood, "receive", {})
    step(at_lab, blood, "reject", REJECTED)
    again = Specimen.objects.get(replaces=blood)
    hba1c = offer(lab_admin, "A1C", BLOOD)

    change(order, clinic_staff, cbc, lipids, hba1c)

    again.refresh_from_db()
    assert len(living(order)) == 2
    assert [mention["code"] for mention in again.tests] == ["A1C", "CBC"]


def test_by_hand_stays_by_hand(order, clinic_staff, cbc, expected):
    swab = expected(type="Serum", container="Gel tube", cap_colour="gold")

    change(order, clinic_staff, cbc)

    swab.refresh_from_db()
    assert (swab.status, swab.tests) == ("expected", [])


def test_other_changes_touch_nothing(order, clinic_staff, blood):
    edit_order(order_id=order.pk, actor=clinic_staff, changes={"notes": "Hurry."})

    blood.refresh_from_db()
    assert blood.version == 1


def test_tests_are_taken_out_although_the_lab_has_closed(order, clinic_staff, lab, cbc, serum):
    lab.is_active = False
    lab.save()

    change(order, clinic_staff, cbc)

    serum.refresh_from_db()
    assert serum.status == "cancelled"


def test_a_test_without_a_specimen_plans_none(clinic_staff, lab, patient, lab_admin):
    calculated = offer(lab_admin, "CALC")

    sent = place_order(
        actor=clinic_staff, lab=lab, delivery_method="email", patient=patient.pk, tests=chosen(calculated)
    )

    assert living(sent) == {}
    assert Order.objects.get(pk=sent.pk).has_specimens is False


@pytest.mark.parametrize("count", [1, 12])
def test_sending_costs_the_same_however_many(clinic_staff, lab, patient, lab_admin, at_clinic, count):
    tests = [offer(lab_admin, f"T{n}", {**BLOOD, "type": f"Type {n}"}) for n in range(count)]
    body = {
        "lab": str(lab.pk),
        "delivery_method": "email",
        "patient": str(patient.pk),
        "tests": [{"test": str(test.pk)} for test in tests],
    }

    with at_most(24):
        assert at_clinic.post("/api/orders/", body).status_code == 201
    assert Specimen.objects.count() == count
