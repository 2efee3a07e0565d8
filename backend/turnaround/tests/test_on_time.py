"""How often a lab completed in time: counted from what happened, told as a share, and to nobody how many."""

from datetime import timedelta
from uuid import uuid4

import pytest

from accounts.who import member
from audit.who import acting_as
from catalog.serializers.content import read_content
from catalog.services.lab_tests import add_test, change_test
from catalog.tests.bodies import body
from common import clock
from notifications.worker import chores
from orders.factories import make_order
from orders.models import Order
from orders.services import transition_order
from patients.services import create_patient
from turnaround.counting import FEWEST, count_on_time
from turnaround.models import OnTimeRate

pytestmark = pytest.mark.django_db
LATE = timedelta(days=30)
EARLY = timedelta(hours=1)


@pytest.fixture
def test_of(lab_admin):
    """``test_of("NA")``: a test that the lab offers."""
    return lambda code: add_test(actor=lab_admin, code=code, content=read_content(body(questions=[])))


@pytest.fixture
def complete(clinic_staff, lab_staff):
    """``complete(3, EARLY, *tests)``: so many orders are sent and, after that time, completed."""
    patient = create_patient(actor=clinic_staff, details={"family_name": "Whitlock"}).pk

    def complete(count, after, *tests, by=clinic_staff, status="completed"):
        sent_at = clock.now() - timedelta(days=40)
        for _ in range(count):
            with clock.at(sent_at):
                lines = [{"test": test.pk, "panel": None, "answers": {}} for test in tests]
                named = patient if by == clinic_staff and tests else None
                order = make_order(by, lab_staff, "in_progress", tests=lines, patient=named)
            with clock.at(sent_at + after):
                if status == "rejected":
                    given = {"note": "Broken.", "reason_code": "other"}
                    transition_order(order_id=order.pk, action="reject", actor=lab_staff, **given)
                    continue
                transition_order(order_id=order.pk, action="complete", actor=lab_staff)
            if status == "delivered":
                transition_order(order_id=order.pk, action="deliver", actor=lab_staff)

    return complete


@pytest.fixture
def ask(client_for, lab):
    """``ask(actor, *tests)``: what the lab is said to do."""

    def ask(actor, *tests, of=lab):
        response = client_for(actor).get(
            f"/api/labs/{of.pk}/on-time/", {"test": [str(test.pk) for test in tests]}
        )
        assert response.status_code == 200, response.json()
        return response.json()

    return ask


def test_the_share_of_what_was_completed_in_time_in_whole_percent(complete, ask, clinic_staff, lab_viewer):
    complete(20, EARLY)
    complete(1, LATE)
    moment = clock.now()
    with clock.at(moment):
        count_on_time()
    said = ask(clinic_staff)
    assert said == {"days": 90, "rate": 0.95, "as_of": moment.isoformat().replace("+00:00", "Z")}
    assert ask(lab_viewer) == said


def test_less_than_all_is_never_called_all(lab):
    assert OnTimeRate(orders=1000, in_time=999).rate == 0.99
    assert OnTimeRate(orders=1000, in_time=1000).rate == 1


def test_of_few_nothing_is_said_or_kept(complete, ask, clinic_staff):
    complete(FEWEST - 1, EARLY)
    count_on_time()
    assert ask(clinic_staff) == {"days": 90, "rate": None, "as_of": None}
    assert not OnTimeRate.objects.exists()
    complete(1, EARLY)
    count_on_time()
    assert ask(clinic_staff)["rate"] == 1


def test_orders_of_all_clinics_count_whoever_has_them_counted(
    complete, ask, clinic_staff, other_clinic_staff, other_lab_staff
):
    complete(10, EARLY)
    complete(10, LATE, by=other_clinic_staff)
    with acting_as(member(other_lab_staff)):
        count_on_time()
    assert ask(clinic_staff)["rate"] == ask(other_clinic_staff)["rate"] == 0.5


def test_the_promise_counts_that_was_valid_when_it_was_completed(complete, ask, clinic_staff):
    complete(20, timedelta(hours=71, minutes=59))
    complete(20, timedelta(hours=72, minutes=1))
    count_on_time()
    assert ask(clinic_staff)["rate"] == 0.5


def test_a_late_delivery_makes_no_order_late_and_what_was_rejected_does_not_count(
    complete, ask, clinic_staff
):
    complete(20, EARLY, status="delivered")
    complete(20, LATE, status="rejected")
    count_on_time()
    assert ask(clinic_staff)["rate"] == 1


def test_what_was_completed_long_ago_does_not_count_although_it_was_delivered_today(
    complete, ask, clinic_staff
):
    with clock.at(clock.now() - timedelta(days=80)):
        complete(20, EARLY)
    for order in Order.objects.all():
        Order.objects.filter(pk=order.pk).update(updated_at=clock.now())
    count_on_time()
    assert ask(clinic_staff)["rate"] is None


def test_each_test_has_its_own_and_of_several_the_lowest_is_told(
    complete, ask, clinic_staff, lab_admin, test_of
):
    quick, slow, rare = test_of("NA"), test_of("CU"), test_of("SE")
    complete(20, EARLY, quick)
    complete(10, LATE, slow)
    change_test(test_id=quick.pk, actor=lab_admin, changes={"name": "Sodium"})
    complete(10, EARLY, quick, slow)
    complete(1, LATE, rare)
    count_on_time()
    assert ask(clinic_staff, quick)["rate"] == 1
    assert ask(clinic_staff, slow)["rate"] == 0.5
    assert ask(clinic_staff, quick, slow, rare)["rate"] == 0.5
    assert ask(clinic_staff, rare)["rate"] is None
    assert ask(clinic_staff)["rate"] == 0.73


def test_another_labs_test_says_nothing_of_this_one(complete, ask, clinic_staff, test_of, other_lab):
    test = test_of("NA")
    complete(20, EARLY, test)
    count_on_time()
    assert ask(clinic_staff, test)["rate"] == 1
    assert ask(clinic_staff, test, of=other_lab)["rate"] is None


def test_it_is_counted_anew(complete, ask, clinic_staff):
    complete(20, EARLY)
    count_on_time()
    complete(20, LATE)
    count_on_time()
    assert ask(clinic_staff)["rate"] == 0.5
    assert OnTimeRate.objects.count() == 1
    with clock.at(clock.now() + timedelta(days=91)):
        count_on_time()
        assert ask(clinic_staff)["rate"] is None


def test_only_labs_that_take_orders_are_spoken_of(client_for, clinic_staff, waiting_lab, clinic):
    for nothing in (waiting_lab.pk, clinic.pk, uuid4(), "none"):
        assert client_for(clinic_staff).get(f"/api/labs/{nothing}/on-time/").status_code == 404


def test_what_is_not_asked_rightly_is_refused(client_for, clinic_staff, lab):
    client = client_for(clinic_staff)
    assert client.get(f"/api/labs/{lab.pk}/on-time/?test=NA").json()["code"] == "invalid"
    assert client.get(f"/api/labs/{lab.pk}/on-time/?tests=NA").json()["code"] == "unknown_filter"


def test_the_worker_counts_every_hour():
    assert chores()[count_on_time] == 3600
