"""With every scope of the application torn down, PostgreSQL still shows an organization its own rows alone."""

from collections.abc import Iterator

import pytest
from django.db import connection, transaction
from django.db.models import Q

from accounts.who import who_is
from audit.who import SYSTEM, acting_as
from notifications.models import FeedEntry, Notification
from notifications.querysets import NotificationQuerySet
from orders import querysets
from orders.models import Order, OrderEvent
from orders.querysets import OrderEventQuerySet, OrderQuerySet

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def plain_role() -> Iterator[None]:
    """The statements of the block run as a role that owns nothing and bypasses nothing, as in production."""
    # Roles are the whole server's, which others test on meanwhile: one for each database.
    role = connection.ops.quote_name(f"nobody of {connection.settings_dict['NAME']}")
    with connection.cursor() as cursor:
        cursor.execute(f"DROP ROLE IF EXISTS {role}")
        cursor.execute(f"CREATE ROLE {role}")
        cursor.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}")
        cursor.execute(f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {role}")
        cursor.execute(f"SET ROLE {role}")
    yield
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        cursor.execute(f"DROP OWNED BY {role}")
        cursor.execute(f"DROP ROLE {role}")


@pytest.fixture
def no_scopes(monkeypatch) -> None:
    """The mistake that the wall is for: every queryset answers with everything."""
    monkeypatch.setattr(querysets, "scope_of", lambda actor, path="": Q())
    for each in (OrderQuerySet, OrderEventQuerySet, NotificationQuerySet):
        monkeypatch.setattr(each, "visible_to", lambda self, actor: self.all())


@pytest.fixture
def order(order_maker):
    return order_maker("on_hold", notes="canary-notes", client_reference="canary-reference")


def urls_of(order) -> list[str]:
    return [f"/api/orders/{order.pk}/", f"/api/orders/{order.pk}/events/"]


LISTS = ["/api/orders/", "/api/notifications/"]


@pytest.mark.parametrize("actor", ["clinic_staff", "lab_staff"])
def test_its_own_people_still_see_it(order, plain_role, no_scopes, client_for, request, actor):
    client = client_for(request.getfixturevalue(actor))

    assert [client.get(url).status_code for url in urls_of(order)] == [200, 200]
    assert len(client.get("/api/orders/").json()["results"]) == 1


@pytest.mark.parametrize("actor", ["other_clinic_staff", "other_lab_staff", "waiting_lab_staff"])
def test_others_see_nothing_foreign(order, no_scopes, client_for, request, actor, plain_role):
    with_wall = client_for(request.getfixturevalue(actor))

    answers = [with_wall.get(url) for url in [*urls_of(order), "/api/orders/export/", *LISTS]]

    bodies = [b"".join(each.streaming_content) if each.streaming else each.content for each in answers]
    assert [each.status_code for each in answers] == [404, 404, 200, 200, 200]
    assert b"canary" not in b"".join(bodies)
    assert [each.json()["results"] for each in answers[-2:]] == [[], []]
    assert with_wall.get("/api/orders/summary/").json()["total"] == 0


@pytest.mark.parametrize("actor", ["other_clinic_staff", "other_lab_staff"])
def test_others_change_nothing_foreign(order, no_scopes, client_for, request, actor, plain_role):
    client = client_for(request.getfixturevalue(actor))
    url = f"/api/orders/{order.pk}/"

    answers = [
        client.patch(url, {"notes": "Mine now."}),
        client.post(f"{url}transitions/", {"action": "resume", "note": "Mine now."}),
        client.post(f"{url}transitions/", {"action": "cancel", "note": "Mine now."}),
    ]

    assert all(answer.status_code in (403, 404) for answer in answers)
    assert Order.objects.get().notes == "canary-notes"
    assert Order.objects.get().version == order.version


def test_the_lab_sees_no_draft(order_maker, no_scopes, client_for, lab_staff, plain_role):
    draft = order_maker("draft", notes="canary-draft")

    assert client_for(lab_staff).get(f"/api/orders/{draft.pk}/").status_code == 404


def test_a_stranger_sees_nothing_and_the_worker_everything(order, plain_role):
    from audit.who import Who, acting_as

    tables = (Order, OrderEvent, Notification, FeedEntry)
    with acting_as(Who("anonymous")):
        assert [table.objects.count() for table in tables] == [0, 0, 0, 0]
    assert all(table.objects.count() > 0 for table in tables)


def test_the_next_request_of_a_kept_connection_begins_with_nothing(
    order, plain_role, client_for, clinic_staff
):
    from audit.who import Who, acting_as

    assert client_for(clinic_staff).get(f"/api/orders/{order.pk}/").status_code == 200

    with acting_as(Who("anonymous")):
        assert Order.objects.count() == 0


def test_a_step_that_is_refused_leaves_the_connection_with_its_tenant(
    order, plain_role, client_for, clinic_staff
):
    client = client_for(clinic_staff)

    assert client.post(f"/api/orders/{order.pk}/transitions/", {"action": "start"}).status_code == 403
    assert client.post(f"/api/orders/{order.pk}/transitions/", {"action": "submit"}).status_code == 409
    assert client.get(f"/api/orders/{order.pk}/").status_code == 200


def test_a_whole_order_passes_through_the_wall(plain_role, client_for, clinic_staff, lab_staff, lab):
    clinic, laboratory = client_for(clinic_staff), client_for(lab_staff)
    placed = clinic.post(
        "/api/orders/", {"lab": str(lab.pk), "delivery_method": "email", "notes": "Fasting."}
    )
    url = f"/api/orders/{placed.json()['id']}/transitions/"

    statuses = [
        placed.status_code,
        laboratory.post(url, {"action": "hold", "note": "Fasting?"}).status_code,
        clinic.post(url, {"action": "resume", "note": "Yes."}).status_code,
        *(laboratory.post(url, {"action": step}).status_code for step in ("start", "complete", "deliver")),
    ]

    assert statuses == [201, 200, 200, 200, 200, 200]
    assert [each["kind"] for each in clinic.get("/api/notifications/").json()["results"]] == [
        "order_delivered",
        "order_completed",
        "order_started",
        "order_held",
    ]


def test_who_acts_within_a_transaction_is_told_each_time(order, plain_role, other_clinic_staff):
    with acting_as(who_is(other_clinic_staff)), transaction.atomic():
        assert Order.objects.count() == 0
        with acting_as(SYSTEM):
            assert Order.objects.count() == 1
        assert Order.objects.count() == 0


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT count(*) FROM orders_order",
        "\n  SELECT count(*) FROM orders_order",
        "-- which ones\nSELECT count(*) FROM orders_order",
        "/* which ones */ SELECT count(*) FROM orders_order",
        "(SELECT count(*) FROM orders_order)",
        "VALUES ((SELECT count(*) FROM orders_order))",
        "WITH all_of_them AS (SELECT * FROM orders_order) SELECT count(*) FROM all_of_them",
    ],
)
def test_however_a_statement_begins(order, plain_role, other_clinic_staff, statement):
    with transaction.atomic(), acting_as(SYSTEM), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM orders_order")
        assert cursor.fetchone() == (1,)
        with acting_as(who_is(other_clinic_staff)):
            cursor.execute(statement)
            assert cursor.fetchone() == (0,)


def test_rows_come_one_after_the_other_outside_of_a_transaction_too(order, plain_role):
    assert [each.pk for each in Order.objects.iterator(chunk_size=1)] == [order.pk]
