"""The demo world: every status, every role, told once."""

import pytest
from django.core.management import CommandError, call_command

from accounts.models import Membership
from audit.models import AuditEvent
from common import clock
from demo.cast import HOUSES
from notifications.models import EmailDelivery, Notification
from orders.models import Order, OrderEvent
from orders.states import Status

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(settings):
    settings.DEMO_MODE = True
    call_command("seed_demo")


def test_forty_orders_in_every_status_with_a_past(world):
    assert Order.objects.count() == 40
    assert set(Order.objects.values_list("status", flat=True)) == set(Status)
    oldest = Order.objects.order_by("created_at").first()
    assert (clock.now() - oldest.created_at).days >= 21
    assert not Order.objects.filter(updated_at__gt=clock.now()).exists()
    assert Order.objects.overdue().exists()


def test_staff_with_every_role_and_unread_notifications(world):
    assert set(Membership.objects.values_list("role", flat=True)) == {"admin", "staff", "viewer"}
    for house in HOUSES:
        assert Notification.objects.filter(organization__name=house.name, is_read=False).exists()
    assert not EmailDelivery.objects.filter(status="pending").exists()


def test_each_history_is_in_order(world):
    for order in Order.objects.exclude(submitted_at=None):
        times = list(
            OrderEvent.objects.filter(order=order).order_by("id").values_list("created_at", flat=True)
        )
        assert times == sorted(times)
        assert times[-1] == order.updated_at


def test_newer_notifications_have_higher_numbers(world):
    for member in Membership.objects.exclude(role="viewer"):
        rows = Notification.objects.filter(recipient=member.user).order_by("seq")
        times = list(rows.values_list("created_at", flat=True))
        assert times == sorted(times)


def test_somebody_works_in_two_houses_and_acts_for_the_first_unless_they_switch(world):
    houses = Membership.objects.filter(user__username="yuki").order_by("id")
    assert list(houses.values_list("organization__name", "role")) == [
        ("Northgate Pathology", "staff"),
        ("Helix Diagnostics", "viewer"),
    ]


def test_the_record_names_the_people_and_not_the_system(world):
    steps = AuditEvent.objects.filter(action__startswith="order.")
    assert steps.exists()
    assert set(steps.values_list("actor_kind", flat=True)) == {"user"}


def test_it_is_told_once(world):
    call_command("seed_demo")

    assert Order.objects.count() == 40


def test_it_is_refused_outside_of_demo_mode(settings):
    settings.DEMO_MODE = False
    with pytest.raises(CommandError):
        call_command("seed_demo")

    assert Order.objects.count() == 0


def test_log_ins_are_offered_in_demo_mode_only(client_for, settings):
    settings.DEMO_MODE = False
    assert client_for(None).get("/api/demo/logins/").status_code == 404
    settings.DEMO_MODE = True
    offered = client_for(None).get("/api/demo/logins/").json()

    assert [person["username"] for person in offered] == [
        person.username for house in HOUSES for person in house.people
    ]
