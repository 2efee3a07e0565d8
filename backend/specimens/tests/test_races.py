"""Two at once, on PostgreSQL: nothing is received twice, and no number is given out twice."""

import pytest

from accounts.models import Organization, OrganizationKind
from common.tests.parallel import at_once, statuses
from orders.factories import make_order
from orders.services import edit_order
from specimens.models import AccessionSeries, Specimen
from specimens.services.steps import add_specimen, transition_specimen
from specimens.tests.conftest import BLOOD, chosen, offer
from specimens.tests.wire import manifest_url, scan, send, step

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]
ROUNDS = pytest.mark.parametrize("round_number", range(3))


@ROUNDS
def test_two_receive_the_same(client_for, lab_staff, lab_admin, blood, order, round_number):
    answers = at_once(
        *(
            lambda actor=actor: step(client_for(actor), blood, "receive", {})
            for actor in (lab_staff, lab_admin)
        )
    )

    assert statuses(answers) == {200: 1, 409: 1}
    assert order.events.filter(action="specimen_received").count() == 1


@ROUNDS
def test_two_scan_the_same(client_for, lab_staff, lab_admin, blood, order, round_number):
    answers = at_once(
        *(
            lambda actor=actor: scan(client_for(actor), blood.accession_number)
            for actor in (lab_staff, lab_admin)
        )
    )

    assert sorted(each.json()["result"] for each in answers) == ["already_received", "received"]
    assert order.events.filter(action="specimen_received").count() == 1


@ROUNDS
def test_a_receipt_and_a_change_of_tests(
    lab_staff, clinic_staff, lab_admin, order, cbc, lipids, blood, round_number
):
    more = offer(lab_admin, "A1C", BLOOD)

    at_once(
        lambda: transition_specimen(specimen_id=blood.pk, action="receive", actor=lab_staff),
        lambda: edit_order(
            order_id=order.pk, actor=clinic_staff, changes={"tests": chosen(cbc, lipids, more)}
        ),
    )

    blood.refresh_from_db()
    assert (blood.status, [each["code"] for each in blood.tests]) == ("received", ["A1C", "CBC"])
    assert order.events.filter(action__in=["specimen_received", "edit"]).count() == 2


@ROUNDS
def test_two_send_the_same(at_clinic, client_for, clinic_admin, blood, round_number):
    step(at_clinic, blood, "collect", {})
    admin = client_for(clinic_admin)

    answers = at_once(*(lambda client=client: send(client, blood) for client in (at_clinic, admin)))

    assert statuses(answers) == {201: 1, 400: 1}


@ROUNDS
def test_a_withdrawal_and_a_receipt(at_clinic, at_lab, blood, round_number):
    step(at_clinic, blood, "collect", {})
    manifest = send(at_clinic, blood).json()

    answers = at_once(
        lambda: at_clinic.post(manifest_url(manifest, "withdraw/")),
        lambda: at_lab.post(manifest_url(manifest, "receive/"), {"arrived": [str(blood.pk)]}),
    )

    assert statuses(answers) == {200: 1, 409: 1}


def test_numbers_are_given_out_once(clinic_staff, order_maker):
    """Two threads, twenty each, the series not begun yet."""
    orders = [order_maker(), order_maker()]

    def add(order) -> None:
        for _ in range(20):
            add_specimen(order_id=order.pk, actor=clinic_staff, type="Swab")

    at_once(*(lambda order=order: add(order) for order in orders))

    numbers = list(Specimen.objects.values_list("accession_number", flat=True))
    assert len(set(numbers)) == 40
    assert sorted(int(number[3:-1]) for number in numbers) == list(range(1, 41))
    assert AccessionSeries.objects.get().last_serial == 40


@ROUNDS
def test_two_labs_begin_with_one_name(clinic_staff, clinic, order_maker, lab, make_member, round_number):
    twin = Organization.objects.create(kind=OrganizationKind.LAB, name=lab.name, is_approved=True)
    orders = [order_maker(), make_order(clinic_staff, make_member(twin, "tess"))]

    at_once(
        *(
            lambda order=order: add_specimen(order_id=order.pk, actor=clinic_staff, type="Swab")
            for order in orders
        )
    )

    assert len(set(AccessionSeries.objects.values_list("prefix", flat=True))) == 2
