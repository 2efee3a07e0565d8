"""The administrators' pages: everything to read, and steps only through the table."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from common import clock
from orders.models import Order, OrderEvent
from orders.services import transition_order

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(administrator) -> Client:
    client = Client()
    client.force_login(administrator)
    return client


def step_url(order) -> str:
    return reverse("admin:orders_order_step", args=[order.pk])


def test_a_step_is_taken_under_the_administrators_name(admin, administrator, order_maker):
    order = order_maker("submitted")

    answer = admin.post(
        step_url(order), {"action": "reject", "note": "The lab asked us to.", "reason_code": "other"}
    )

    assert answer.status_code == 302
    order.refresh_from_db()
    assert (order.status, order.status_reason_code) == ("rejected", "other")
    event = OrderEvent.objects.filter(order=order).last()
    assert (event.actor, event.organization, event.action) == (administrator, None, "reject")


def test_a_missing_reason_is_said_at_its_field_and_nothing_changes(admin, order_maker):
    order = order_maker("submitted")

    answer = admin.post(step_url(order), {"action": "reject"})

    assert answer.status_code == 200
    assert set(answer.context["form"].errors) == {"note", "reason_code"}
    order.refresh_from_db()
    assert (order.status, order.events.count()) == ("submitted", 1)


def test_only_steps_of_the_table_are_offered(admin, order_maker):
    order = order_maker("completed")
    form = admin.get(step_url(order)).context["form"]
    assert [step for step, _ in form.fields["action"].choices] == ["deliver"]

    admin.post(step_url(order), {"action": "cancel", "note": "x"})

    order.refresh_from_db()
    assert order.status == "completed"


def test_a_finished_order_says_so(admin, order_maker):
    assert b"no step is left" in admin.get(step_url(order_maker("delivered"))).content


def test_orders_and_their_log_cannot_be_edited_by_hand(admin, order_maker):
    order = order_maker("submitted", notes="as the clinic wrote it")
    event = order.events.get()

    for model, pk in (("order", order.pk), ("orderevent", event.pk)):
        change = reverse(f"admin:orders_{model}_change", args=[pk])
        assert admin.get(change).status_code == 200
        assert admin.post(change, {"status": "delivered", "notes": "forged"}).status_code == 403
        assert (
            admin.post(reverse(f"admin:orders_{model}_delete", args=[pk]), {"post": "yes"}).status_code == 403
        )
        assert admin.get(reverse(f"admin:orders_{model}_add")).status_code == 403
    order.refresh_from_db()
    assert (order.status, order.notes, order.events.count()) == ("submitted", "as the clinic wrote it", 1)


def test_lists_filter_search_and_stay_cheap(admin, order_maker, django_assert_max_num_queries):
    orders = [order_maker("submitted") for _ in range(5)]
    url = reverse("admin:orders_order_changelist")

    with django_assert_max_num_queries(7):
        page = admin.get(url)
    assert page.context["cl"].result_count == 5
    assert admin.get(url, {"q": orders[0].number}).context["cl"].result_count == 1
    assert admin.get(url, {"status__exact": "delivered"}).context["cl"].result_count == 0


@pytest.mark.parametrize(
    ("narrowing", "found"),
    [
        ({"late": "overdue"}, {"slow", "stuck"}),
        ({"late": "stuck"}, {"stuck"}),
        ({"clinic__id__exact": "clinic"}, {"slow", "stuck", "fresh"}),
        ({"lab__id__exact": "other_lab"}, set()),
        ({"lab__id__exact": ""}, {"slow", "stuck", "fresh"}),
        ({"priority__exact": "1", "late": "overdue"}, set()),
        ({"q": "Riverside"}, {"slow", "stuck", "fresh"}),
        ({"q": "Northgate"}, set()),
    ],
)
def test_each_filter_finds_its_orders(admin, order_maker, lab_staff, request, narrowing, found):
    orders = {}
    with clock.at(clock.now() - timedelta(days=7)):
        orders["stuck"], orders["slow"] = order_maker("in_progress"), order_maker("submitted")
    with clock.at(clock.now() - timedelta(hours=5)):
        transition_order(order_id=orders["slow"].pk, action="start", actor=lab_staff)
    orders["fresh"] = order_maker("submitted")
    asked = {
        name: str(request.getfixturevalue(value).pk) if value in ("clinic", "other_lab") else value
        for name, value in narrowing.items()
    }

    rows = admin.get(reverse("admin:orders_order_changelist"), asked).context["cl"].queryset

    names = {order.pk: name for name, order in orders.items()}
    assert {names[row.pk] for row in rows} == found


def test_the_timeline_stands_on_the_orders_page(admin, order_maker):
    order = order_maker("on_hold")
    page = admin.get(reverse("admin:orders_order_change", args=[order.pk])).content.decode()

    for action in ("submit", "hold"):
        assert f"<p>{action}</p>" in page
    assert step_url(order) in page


def test_staff_of_an_organization_has_no_business_here(clinic_admin, order_maker):
    order = order_maker("submitted")
    client = Client()
    client.force_login(clinic_admin.user)

    for url in (reverse("admin:index"), step_url(order)):
        assert client.get(url).status_code == 302
    client.post(step_url(order), {"action": "cancel", "note": "x"})
    assert Order.objects.get().status == "submitted"
