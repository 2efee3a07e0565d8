"""GET /api/orders/?…: each filter narrows, and an unknown one is refused."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import Organization
from common import clock
from orders.factories import make_order
from orders.models import Order
from orders.tests.wire import URL

STATUSES = [
    "draft",
    "submitted",
    "pending_review",
    "in_progress",
    "on_hold",
    "completed",
    "delivered",
    "rejected",
    "cancelled",
]


def found(client, query) -> set[str]:
    response = client.get(URL, query) if isinstance(query, dict) else client.get(f"{URL}?{query}")
    assert response.status_code == 200, response.json()
    return {row["id"] for row in response.json()["results"]}


def ids(*orders: Order) -> set[str]:
    return {str(order.pk) for order in orders}


@pytest.fixture
def one_of_each(order_maker) -> dict[str, Order]:
    return {status: order_maker(status) for status in STATUSES}


@pytest.mark.parametrize("status", STATUSES)
def test_by_status(client_for, clinic_staff, one_of_each, status):
    assert found(client_for(clinic_staff), {"status": status}) == ids(one_of_each[status])


@pytest.mark.parametrize(
    "query", ["status=draft&status=on_hold", "status=draft,on_hold", "status=draft,%20on_hold,&status=draft"]
)
def test_by_several_statuses(client_for, clinic_staff, one_of_each, query):
    assert found(client_for(clinic_staff), query) == ids(one_of_each["draft"], one_of_each["on_hold"])


def test_an_empty_status_narrows_nothing(client_for, clinic_staff, one_of_each):
    assert found(client_for(clinic_staff), "status=") == ids(*one_of_each.values())


@pytest.mark.parametrize("query", ["priority=stat&priority=urgent", "priority=stat,urgent"])
def test_by_priority(client_for, clinic_staff, order_maker, query):
    routine, urgent, stat = (order_maker(priority=rank) for rank in (3, 2, 1))
    client = client_for(clinic_staff)

    assert found(client, "priority=stat") == ids(stat)
    assert found(client, query) == ids(stat, urgent)
    assert found(client, "priority=routine") == ids(routine)


def test_by_lab(client_for, clinic_staff, lab_staff, other_lab_staff):
    here, there = (make_order(clinic_staff, worker) for worker in (lab_staff, other_lab_staff))
    client = client_for(clinic_staff)

    assert found(client, {"lab": here.lab_id}) == ids(here)
    assert found(client, {"lab": there.lab_id}) == ids(there)


def test_by_clinic(client_for, clinic_staff, other_clinic_staff, lab_staff):
    ours, theirs = (make_order(worker, lab_staff) for worker in (clinic_staff, other_clinic_staff))
    client = client_for(lab_staff)

    assert found(client, {"clinic": ours.clinic_id}) == ids(ours)
    assert found(client, {"clinic": theirs.clinic_id}) == ids(theirs)


def test_a_foreign_organization_as_filter_opens_nothing(
    client_for, clinic_staff, other_clinic_staff, lab_staff, other_clinic
):
    make_order(other_clinic_staff, lab_staff)

    assert found(client_for(clinic_staff), {"clinic": other_clinic.pk}) == set()


class TestTimes:
    NOW = timezone.now().replace(microsecond=0)

    @pytest.fixture
    def three(self, order_maker) -> list[Order]:
        orders = []
        for days in (3, 2, 1):
            with clock.at(self.NOW - timedelta(days=days)):
                orders.append(order_maker())
        return orders

    def before(self, **delta) -> str:
        return (self.NOW - timedelta(**delta)).isoformat()

    def test_created_after_includes_its_moment(self, client_for, clinic_staff, three):
        client = client_for(clinic_staff)
        assert found(client, {"created_after": self.before(days=2)}) == ids(*three[1:])
        assert found(client, {"created_after": self.before(days=2, seconds=-1)}) == ids(three[2])

    def test_created_before_excludes_its_moment(self, client_for, clinic_staff, three):
        client = client_for(clinic_staff)
        assert found(client, {"created_before": self.before(days=2)}) == ids(three[0])
        assert found(client, {"created_before": self.before(days=2, seconds=-1)}) == ids(*three[:2])

    def test_a_span_in_another_zone(self, client_for, clinic_staff, three):
        moment = (self.NOW - timedelta(days=2, hours=-5, seconds=1)).strftime("%Y-%m-%dT%H:%M:%S") + "+05:00"
        assert found(client_for(clinic_staff), {"created_after": moment}) == ids(*three[1:])

    def test_a_zone_that_no_database_knows(self, client_for, clinic_staff, three):
        moment = (self.NOW - timedelta(days=2, hours=-16, seconds=1)).strftime("%Y-%m-%dT%H:%M:%S") + "+16:00"
        client = client_for(clinic_staff)
        assert found(client, {"created_after": moment}) == ids(*three[1:])
        assert client.get(f"{URL}export/", {"created_after": moment}).status_code == 200

    def test_updated_since(self, client_for, clinic_staff, three):
        Order.objects.filter(pk=three[0].pk).update(updated_at=self.NOW)
        client = client_for(clinic_staff)
        assert found(client, {"updated_since": self.NOW.isoformat()}) == ids(three[0])
        assert found(client, {"updated_since": self.before(days=1)}) == ids(three[0], three[2])


OWED = ["submitted", "pending_review", "in_progress", "on_hold"]


def test_overdue_is_what_the_lab_still_owes(client_for, clinic_staff, one_of_each, order_maker):
    Order.objects.update(due_at=timezone.now() - timedelta(minutes=1))
    in_time = order_maker()
    client = client_for(clinic_staff)

    late = ids(*(one_of_each[status] for status in OWED))
    assert found(client, "overdue=true") == late
    assert found(client, "overdue=false") == ids(in_time, *one_of_each.values()) - late


def test_what_needs_a_clinics_attention(client_for, clinic_staff, one_of_each):
    Order.objects.update(due_at=timezone.now() - timedelta(minutes=1))
    client = client_for(clinic_staff)

    wanted = ids(one_of_each["on_hold"], one_of_each["rejected"])
    assert found(client, "needs_attention=true") == wanted
    assert found(client, "needs_attention=false") == ids(*one_of_each.values()) - wanted


def test_what_needs_a_labs_attention(client_for, lab_staff, one_of_each):
    client = client_for(lab_staff)
    assert found(client, "needs_attention=true") == ids(one_of_each["submitted"])

    Order.objects.filter(status="in_progress").update(due_at=timezone.now() - timedelta(minutes=1))
    assert found(client, "needs_attention=true") == ids(one_of_each["submitted"], one_of_each["in_progress"])


@pytest.mark.parametrize(
    ("words", "matches"),
    [
        ("fasting", True),
        ("FASTING child", True),
        ("r-17", True),
        ("child missing", False),
        ("%", False),
        ("_", False),
        ("Riverside", False),
    ],
)
def test_search_in_notes_and_reference(client_for, clinic_staff, order_maker, words, matches):
    order = order_maker(notes="Fasting child.", client_reference="R-17")

    assert found(client_for(clinic_staff), {"search": words}) == (ids(order) if matches else set())


def test_search_by_number(client_for, clinic_staff, order_maker):
    order, _ = order_maker(), order_maker()

    for words in (order.number, order.number.lower(), order.number[:7]):
        assert str(order.pk) in found(client_for(clinic_staff), {"search": words})


def test_filters_narrow_together(client_for, clinic_staff, order_maker):
    wanted = order_maker("on_hold", notes="Fasting.")
    order_maker("on_hold")
    order_maker("submitted", notes="Fasting.")

    query = {"status": "on_hold", "search": "fasting", "lab": wanted.lab_id}
    assert found(client_for(clinic_staff), query) == ids(wanted)


@pytest.mark.parametrize("tail", ["", "summary/", "export/"])
@pytest.mark.parametrize(
    ("query", "field", "code"),
    [
        ("colour=red", "colour", "unknown_filter"),
        ("statuss=draft", "statuss", "unknown_filter"),
        ("clinic_id=1", "clinic_id", "unknown_filter"),
        ("format=json", "format", "unknown_filter"),
        ("status=sleeping", "status", "invalid_choice"),
        ("status=draft,sleeping", "status", "invalid_choice"),
        ("priority=1", "priority", "invalid_choice"),
        ("lab=helix", "lab", "invalid"),
        ("clinic=1", "clinic", "invalid"),
        ("created_after=yesterday", "created_after", "invalid"),
        ("created_before=0001-01-01T00:00:00%2B14:00", "created_before", "invalid"),
        ("updated_since=2030-13-01T00:00:00Z", "updated_since", "invalid"),
        ("overdue=perhaps", "overdue", "invalid_choice"),
        ("needs_attention=1", "needs_attention", "invalid_choice"),
        ("search=a%00b", "search", "null_characters_not_allowed"),
        ("search=" + "x" * 201, "search", "max_length"),
    ],
)
def test_what_does_not_fit_is_refused(client_for, clinic_staff, tail, query, field, code):
    response = client_for(clinic_staff).get(f"{URL}{tail}?{query}")

    assert response.status_code == 400
    assert (field, code) in {(error["field"], error["code"]) for error in response.json()["errors"]}
    assert response["Content-Type"] == "application/problem+json"


def test_both_sides_of_one_order_find_it(client_for, clinic_staff, lab_staff, order_maker, lab):
    order = order_maker()

    assert found(client_for(clinic_staff), {"status": "submitted"}) == ids(order)
    assert found(client_for(lab_staff), {"status": "submitted"}) == ids(order)
    assert Organization.objects.count() == 2
