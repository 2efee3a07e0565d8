"""How many queries a request may cost, whatever the number of rows and people."""

from contextlib import contextmanager

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Membership, Role, User
from notifications.models import EmailDelivery, Notification
from orders.tests.wire import EVERYTHING, URL, step, url_of

BOOKKEEPING = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")


@contextmanager
def at_most(budget: int):
    """The block runs no more than ``budget`` queries, not counting the marks of transactions."""
    with CaptureQueriesContext(connection) as captured:
        yield
    queries = [q["sql"] for q in captured if not q["sql"].startswith(BOOKKEEPING)]
    assert len(queries) <= budget, "\n".join([f"{len(queries)} queries", *queries])


def people(organization, count: int) -> None:
    """``count`` more colleagues."""
    users = User.objects.bulk_create(
        User(username=f"{organization.kind}{n}", email=f"{organization.kind}{n}@example.org")
        for n in range(count)
    )
    Membership.objects.bulk_create(
        Membership(user=user, organization=organization, role=Role.STAFF) for user in users
    )


@pytest.mark.parametrize("actor", ["clinic_staff", "lab_staff"])
def test_a_page_of_fifty(client_for, order_maker, request, actor):
    for number in range(51):
        order_maker("in_progress" if number % 5 == 0 else "submitted", client_reference=f"R{number}")
    client = client_for(request.getfixturevalue(actor))

    with at_most(4):
        page = client.get(URL).json()
    with at_most(4):
        client.get(page["next"])
    with at_most(4):
        client.get(f"{URL}?ordering=priority&status=submitted&overdue=false&search=R1")

    assert len(page["results"]) == 50


@pytest.mark.parametrize(("tail", "budget"), [("", 3), ("events/", 4)])
def test_one_order(client_for, clinic_staff, order_maker, tail, budget):
    client, order = client_for(clinic_staff), order_maker("delivered")

    with at_most(budget):
        assert client.get(url_of(order, tail)).status_code == 200


def test_the_summary(client_for, lab_staff, order_maker):
    order_maker()
    client = client_for(lab_staff)

    with at_most(2):
        assert client.get(f"{URL}summary/").status_code == 200
    with at_most(3):
        assert client.get(f"{URL}summary/?search=x").status_code == 200


def test_an_export(client_for, clinic_staff, order_maker):
    for _ in range(5):
        order_maker()
    client = client_for(clinic_staff)

    # The session, the record, which orders, and each few hundred of them.
    with at_most(4):
        assert len(list(client.get(f"{URL}export/").streaming_content)) == 6


# (status, actor, step): hold and resume by the clinic also write e-mail deliveries
STEPS = [
    ("submitted", "lab_staff", "review"),
    ("in_progress", "lab_staff", "hold"),
    ("on_hold", "clinic_staff", "resume"),
    ("completed", "lab_staff", "deliver"),
    ("submitted", "lab_staff", "reject"),
    ("submitted", "clinic_staff", "cancel"),
    ("draft", "clinic_staff", "submit"),
]


@pytest.mark.parametrize(("status", "actor", "action"), STEPS)
@pytest.mark.parametrize("colleagues", [0, 98, 198])
def test_a_step(client_for, order_maker, clinic, lab, request, status, actor, action, colleagues):
    """13 queries for up to 100 recipients, one more for each further 100."""
    order, client = order_maker(status), client_for(request.getfixturevalue(actor))
    people(clinic, colleagues)
    people(lab, colleagues)
    told = Notification.objects.count()

    with at_most(13 + colleagues // 100):
        assert step(client, order, action, EVERYTHING).status_code == 200

    assert Notification.objects.count() - told == colleagues + 1
    if action == "hold":
        assert EmailDelivery.objects.filter(notification__kind="order_held").count() == colleagues + 1


def test_placing_an_order(client_for, clinic_staff, lab):
    people(lab, 100)
    client = client_for(clinic_staff)

    with at_most(12):
        assert client.post(URL, {"lab": str(lab.pk), "delivery_method": "email"}).status_code == 201


def test_editing_an_order(client_for, clinic_staff, lab, order_maker):
    people(lab, 99)
    client, order = client_for(clinic_staff), order_maker()

    with at_most(12):
        assert client.patch(url_of(order), {"notes": "x"}).status_code == 200
