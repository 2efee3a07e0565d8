"""GET /api/orders/summary/: counts for the current filter."""

from datetime import timedelta

import pytest
from django.utils import timezone

from orders.factories import make_order
from orders.models import Order
from orders.tests.wire import URL

ONE_OF_EACH = {
    "draft": 1,
    "submitted": 1,
    "pending_review": 1,
    "in_progress": 1,
    "on_hold": 1,
    "completed": 1,
    "delivered": 1,
    "rejected": 1,
    "cancelled": 1,
}


@pytest.fixture
def one_of_each(order_maker) -> dict[str, Order]:
    return {status: order_maker(status) for status in ONE_OF_EACH}


def summary(client, query: str = "") -> dict:
    response = client.get(f"{URL}summary/{query}")
    assert response.status_code == 200
    return response.json()


def test_of_nothing(client_for, clinic_staff):
    assert summary(client_for(clinic_staff)) == {
        "counts": dict.fromkeys(ONE_OF_EACH, 0),
        "overdue": 0,
        "needs_attention": 0,
        "total": 0,
    }


def test_of_a_clinic(client_for, clinic_staff, one_of_each):
    assert summary(client_for(clinic_staff)) == {
        "counts": ONE_OF_EACH,
        "overdue": 0,
        "needs_attention": 2,
        "total": 9,
    }


def test_of_a_lab_which_counts_no_drafts(client_for, lab_staff, one_of_each):
    assert summary(client_for(lab_staff)) == {
        "counts": {**ONE_OF_EACH, "draft": 0},
        "overdue": 0,
        "needs_attention": 1,
        "total": 8,
    }


def test_what_is_overdue_needs_the_labs_attention_once(client_for, clinic_staff, lab_staff, one_of_each):
    Order.objects.update(due_at=timezone.now() - timedelta(seconds=1))

    clinic, lab = summary(client_for(clinic_staff)), summary(client_for(lab_staff))

    assert (clinic["overdue"], clinic["needs_attention"]) == (4, 2)
    assert (lab["overdue"], lab["needs_attention"]) == (4, 4)


def test_it_follows_the_filter(client_for, clinic_staff, lab_staff, other_lab_staff, order_maker):
    order_maker("on_hold", notes="Fasting.")
    order_maker("submitted", notes="Fasting.")
    order_maker("submitted")
    elsewhere = make_order(clinic_staff, other_lab_staff)
    client = client_for(clinic_staff)

    assert summary(client, "?search=fasting")["total"] == 2
    assert summary(client, "?status=submitted")["counts"]["submitted"] == 3
    assert summary(client, "?status=submitted")["needs_attention"] == 0
    assert summary(client, f"?lab={elsewhere.lab_id}")["total"] == 1


def test_it_agrees_with_the_lists(client_for, clinic_staff, lab_staff, one_of_each):
    for actor in (clinic_staff, lab_staff):
        client = client_for(actor)
        counted = summary(client)
        listed = {
            query: len(client.get(f"{URL}?{query}").json()["results"])
            for query in ("overdue=true", "needs_attention=true", "status=on_hold")
        }
        assert listed == {
            "overdue=true": counted["overdue"],
            "needs_attention=true": counted["needs_attention"],
            "status=on_hold": counted["counts"]["on_hold"],
        }


def test_nobody_counts_what_is_not_theirs(client_for, other_clinic_staff, other_lab_staff, one_of_each):
    assert summary(client_for(other_clinic_staff))["total"] == 0
    assert summary(client_for(other_lab_staff))["total"] == 0
