"""A catalogue that changes while orders are sent, on PostgreSQL: an order holds what was offered at one moment."""

import pytest

from catalog.models import CatalogTest
from catalog.services.lab_tests import change_test
from common.tests.parallel import at_once
from orders.models import FavouriteTest, Order
from orders.requisition.tests.conftest import chosen
from orders.tests.wire import URL, url_of

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]
ROUNDS = pytest.mark.parametrize("round_number", range(5))


@ROUNDS
def test_a_test_is_retired_while_an_order_with_it_is_sent(
    place, at_clinic, client_for, lab_admin, offer, round_number
):
    kept, going = offer("K"), offer("OLD")
    place(chosen(kept, going), status="draft")
    order, admin = Order.objects.get(), client_for(lab_admin)

    sent, retired = at_once(
        lambda: at_clinic.post(url_of(order, "transitions/"), {"action": "submit"}),
        lambda: admin.post(f"/api/catalog/tests/{going.pk}/retire/"),
    )

    order.refresh_from_db()
    assert retired.status_code == 200
    if sent.status_code == 200:
        assert (order.status, [line["code"] for line in order.tests]) == ("submitted", ["K", "OLD"])
    else:
        assert sent.json()["errors"][0]["field"] == "tests[1].test"
        assert (order.status, order.submitted_at, order.version) == ("draft", None, 1)
        assert not order.events.exists()


@ROUNDS
def test_a_line_is_of_one_version(place, lab_admin, offer, round_number):
    test = offer("K", name="Name 1", turnaround_hours={"routine": 1, "urgent": 1, "stat": 1})

    def rename():
        for number in range(2, 6):
            hours = {"routine": number, "urgent": number, "stat": number}
            change_test(
                test_id=test.pk,
                actor=lab_admin,
                changes={"name": f"Name {number}", "turnaround_hours": hours},
            )

    placed, _ = at_once(lambda: [place(chosen(test)) for _ in range(4)], rename)

    assert [answer.status_code for answer in placed] == [201] * 4
    for order in Order.objects.all():
        (line,) = order.tests
        number = line["version"]
        assert (line["name"], line["turnaround_hours"]["routine"]) == (f"Name {number}", number)
        assert (order.due_at - order.submitted_at).total_seconds() == number * 3600


@ROUNDS
def test_two_like_the_same_test(at_clinic, client_for, clinic_admin, offer, round_number):
    test, colleague = offer("K"), client_for(clinic_admin)

    answers = at_once(
        *(
            lambda client=client: client.put(f"{URL}usual-tests/{test.pk}/")
            for client in (at_clinic, colleague)
        )
    )

    assert [answer.status_code for answer in answers] == [204, 204]
    assert FavouriteTest.objects.count() == CatalogTest.objects.count() == 1
