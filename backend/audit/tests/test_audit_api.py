"""An organization's admin reads and exports its own part of the record, and nobody else's."""

import csv
import io
from datetime import timedelta

import pytest

from accounts.models import Role
from audit.models import AuditEvent
from audit.record import record
from common import clock
from orders.tests.test_query_budgets import at_most

URL = "/api/audit/"


@pytest.fixture
def other_clinic_admin(other_clinic, make_member):
    return make_member(other_clinic, "olga", Role.ADMIN)


def results(client, **query):
    response = client.get(URL, query)
    assert response.status_code == 200, response.content
    return response.json()["results"]


def test_a_line_on_the_wire(client_for, clinic_admin, clinic_staff, order_maker):
    order = order_maker()

    (line,) = results(client_for(clinic_admin))

    event = AuditEvent.objects.get(action="order.placed")
    assert line == {
        "id": str(event.pk),
        "created_at": event.created_at.isoformat().replace("+00:00", "Z"),
        "action": "order.placed",
        "description": "placed an order",
        "category": "order",
        "outcome": "done",
        "actor": {"kind": "user", "id": str(clinic_staff.user_id), "name": "Jonas"},
        "subject": {"type": "order", "id": str(order.pk), "label": order.number},
        "address": "",
        "session_id": None,
        "request_id": "",
        "data": {"from": "", "to": "submitted", "version": 1},
    }


def test_each_side_reads_what_it_did_itself(
    client_for, clinic_admin, lab_admin, other_clinic_admin, order_maker
):
    order_maker("in_progress")

    assert [line["action"] for line in results(client_for(clinic_admin))] == ["order.placed"]
    assert [line["action"] for line in results(client_for(lab_admin))] == ["order.start", "order.review"]
    assert results(client_for(other_clinic_admin)) == []


def test_a_failed_log_in_of_a_member_stands_there(client_for, clinic_admin, clinic_staff):
    record(
        "login.failed",
        subject=clinic_staff.user,
        outcome="refused",
        organization_id=clinic_admin.organization_id,
    )

    (line,) = results(client_for(clinic_admin))
    assert (line["action"], line["outcome"], line["actor"]["kind"]) == ("login.failed", "refused", "system")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"action": "order.start"}, ["order.start"]),
        ({"action": "order.start,order.review"}, ["order.start", "order.review"]),
        ({"outcome": "refused"}, ["login.failed"]),
        ({"subject": "{order}"}, ["order.start", "order.review"]),
        ({"actor": "{person}"}, ["order.start", "order.review"]),
        ({"actor": "0190aaaa-0000-7000-8000-000000000000"}, []),
        ({"created_after": "2999-01-01T00:00:00Z"}, []),
        ({"created_before": "2000-01-01T00:00:00Z"}, []),
    ],
)
def test_filters(client_for, lab_admin, lab_staff, lab, order_maker, query, expected):
    order = order_maker("in_progress")
    record("login.failed", outcome="refused", organization_id=lab.pk)
    known = {"order": str(order.pk), "person": str(lab_staff.user_id)}

    lines = results(client_for(lab_admin), **{name: value.format(**known) for name, value in query.items()})

    assert [line["action"] for line in lines] == expected


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ({"action": "order.teleported"}, "invalid_choice"),
        ({"outcome": "maybe"}, "invalid_choice"),
        ({"actor": "me"}, "invalid"),
        ({"subject": "\x00"}, "null_characters_not_allowed"),
        ({"created_after": "yesterday"}, "invalid"),
        ({"organization": "x"}, "unknown_filter"),
    ],
)
def test_wrong_filters_are_refused(client_for, clinic_admin, query, code):
    response = client_for(clinic_admin).get(URL, query)

    assert response.status_code == 400
    assert [error["code"] for error in response.json()["errors"]] == [code]


def test_pages_follow_the_time(client_for, clinic_admin, clinic):
    for age in (3, 1, 2):
        with clock.at(clock.now() - timedelta(days=age)):
            record("organization.changed", organization_id=clinic.pk, data={"age": age})
    client, seen = client_for(clinic_admin), []

    page = client.get(URL, {"page_size": 2}).json()
    seen += page["results"]
    seen += client.get(page["next"]).json()["results"]

    assert [line["data"]["age"] for line in seen] == [1, 2, 3]


def test_the_list_costs_two_queries(client_for, clinic_admin, order_maker):
    for _ in range(3):
        order_maker()
    client = client_for(clinic_admin)

    with at_most(2):
        assert len(results(client)) == 3


def test_the_export_is_a_spreadsheet_that_runs_nothing(client_for, clinic_admin, clinic):
    record(
        "organization.changed",
        subject=("organization", clinic.pk, "=HYPERLINK(1)"),
        organization_id=clinic.pk,
    )

    response = client_for(clinic_admin).get(f"{URL}export/", {"action": "organization.changed"})
    text = b"".join(response.streaming_content).decode("utf-8-sig")

    (row,) = csv.DictReader(io.StringIO(text))
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert (row["action"], row["subject"]) == ("organization.changed", "'=HYPERLINK(1)")
    line = AuditEvent.objects.latest("id")
    assert (line.action, line.data) == ("audit.exported", {"filters": {"action": ["organization.changed"]}})


@pytest.mark.parametrize("actor", ["clinic_staff", "clinic_viewer", "administrator"])
@pytest.mark.parametrize("tail", ["", "export/"])
def test_nobody_else_reads_it(client_for, clinic, request, actor, tail):
    record("organization.changed", organization_id=clinic.pk)
    client = client_for(request.getfixturevalue(actor))
    before = AuditEvent.objects.count()

    response = client.get(URL + tail)

    assert (response.status_code, response.json()["code"]) == (403, "permission_denied")
    assert AuditEvent.objects.count() == before


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nobody_writes_it(client_for, clinic_admin, clinic, method):
    line = record("organization.changed", organization_id=clinic.pk)
    client = client_for(clinic_admin)

    assert getattr(client, method)(URL, {"outcome": "failed"}).status_code == 405
    assert getattr(client, method)(f"{URL}{line.pk}/", {"outcome": "failed"}).status_code == 404
    assert AuditEvent.objects.get().outcome == "done"


def test_it_is_narrowed_by_what_actions_are_grouped_by(client_for, clinic_admin, order_maker):
    order_maker()
    client = client_for(clinic_admin)
    assert client.get("/api/orders/").status_code == 200

    by_category = {
        names: [line["action"] for line in results(client, category=names)]
        for names in ("order", "reading", "order,reading", "people")
    }

    assert by_category == {
        "order": ["order.placed"],
        "reading": ["order.listed"],
        "order,reading": ["order.listed", "order.placed"],
        "people": [],
    }
    assert client.get(URL, {"category": "moon"}).status_code == 400
