"""GET /api/orders/{id}/events/: what happened, oldest first, never edited."""

import pytest
from django.db import transaction
from django.db.models import ProtectedError

from accounts.actor import Administrator
from orders.models import Order, OrderEvent
from orders.services import transition_order
from orders.tests.wire import step, url_of


def test_a_whole_story(client_for, clinic_staff, lab_staff, order_maker):
    clinic, lab = client_for(clinic_staff), client_for(lab_staff)
    order = order_maker(delivery_method="post")
    step(lab, order, "review", {})
    step(lab, order, "hold", {"note": "When?"})
    clinic.patch(url_of(order), {"notes": "At nine."})
    step(clinic, order, "resume", {"note": "At nine."})
    step(lab, order, "start", {})
    step(lab, order, "complete", {})
    step(lab, order, "deliver", {"tracking_number": "RM1", "carrier": "Post"})

    story = clinic.get(url_of(order, "events/")).json()

    assert (story["next"], story["previous"]) == (None, None)
    assert [(e["action"], e["from"], e["to"], e["note"]) for e in story["results"]] == [
        ("submit", None, "submitted", ""),
        ("review", "submitted", "pending_review", ""),
        ("hold", "pending_review", "on_hold", "When?"),
        ("edit", "on_hold", "on_hold", ""),
        ("resume", "on_hold", "pending_review", "At nine."),
        ("start", "pending_review", "in_progress", ""),
        ("complete", "in_progress", "completed", ""),
        ("deliver", "completed", "delivered", ""),
    ]
    assert story["results"][3]["data"] == {"changed": {"notes": ["", "At nine."]}}
    assert story["results"][7]["data"] == {"method": "post", "carrier": "Post", "tracking_number": "RM1"}
    assert lab.get(url_of(order, "events/")).json() == story


def test_an_event_on_the_wire(client_for, lab_staff, lab, order_maker):
    order = order_maker()
    step(
        client_for(lab_staff),
        order,
        "reject",
        {"note": "The tube is broken.", "reason_code": "unsuitable_specimen"},
    )

    event = client_for(lab_staff).get(url_of(order, "events/")).json()["results"][-1]

    row = OrderEvent.objects.filter(order=order).latest("id")
    assert event == {
        "id": str(row.pk),
        "action": "reject",
        "from": "submitted",
        "to": "rejected",
        "actor": {"id": str(lab_staff.user_id), "name": "Mateo"},
        "organization": {"id": str(lab.pk), "name": "Helix Lab"},
        "note": "The tube is broken.",
        "reason_code": "unsuitable_specimen",
        "data": {},
        "created_at": row.created_at.isoformat().replace("+00:00", "Z"),
    }


def test_an_administrator_acts_for_no_organization(client_for, clinic_staff, administrator, order_maker):
    order = order_maker()
    transition_order(order_id=order.pk, action="review", actor=Administrator(administrator))

    event = client_for(clinic_staff).get(url_of(order, "events/")).json()["results"][-1]

    assert (event["action"], event["organization"]) == ("review", None)
    assert event["actor"] == {"id": str(administrator.pk), "name": "avery"}


def test_the_version_grows_by_one_with_each_change(client_for, clinic_staff, lab_staff, order_maker):
    order, versions = order_maker(), []
    versions.append(order.version)
    versions.append(step(client_for(lab_staff), order, "review").json()["version"])
    versions.append(step(client_for(lab_staff), order, "hold").json()["version"])
    versions.append(client_for(clinic_staff).patch(url_of(order), {"notes": "x"}).json()["version"])
    versions.append(step(client_for(clinic_staff), order, "resume").json()["version"])

    assert versions == [1, 2, 3, 4, 5]
    assert list(order.events.order_by("id").values_list("version", flat=True)) == versions


def test_a_long_story_comes_in_pages(client_for, clinic_staff, order_maker):
    client, order = client_for(clinic_staff), order_maker()
    for number in range(4):
        client.patch(url_of(order), {"notes": str(number)})

    first = client.get(url_of(order, "events/?page_size=3")).json()
    second = client.get(first["next"]).json()

    assert [event["action"] for event in first["results"]] == ["submit", "edit", "edit"]
    assert [event["action"] for event in second["results"]] == ["edit", "edit"]
    assert second["next"] is None


@pytest.mark.parametrize("actor", ["clinic_viewer", "lab_viewer", "clinic_admin", "lab_staff"])
def test_both_sides_read_it(client_for, order_maker, request, actor):
    response = client_for(request.getfixturevalue(actor)).get(url_of(order_maker(), "events/"))

    assert [event["action"] for event in response.json()["results"]] == ["submit"]


def test_an_unknown_parameter_is_refused(client_for, clinic_staff, order_maker):
    client, order = client_for(clinic_staff), order_maker()

    assert client.get(url_of(order, "events/?action=submit")).json()["code"] == "unknown_filter"
    assert client.get(url_of(order, "events/?ordering=-created_at")).status_code == 400


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nobody_writes_it_over_http(client_for, clinic_admin, order_maker, nothing_changes, method):
    client, order = client_for(clinic_admin), order_maker()

    with nothing_changes():
        assert getattr(client, method)(url_of(order, "events/"), {}).status_code == 405


def test_it_is_never_edited_or_deleted(order_maker, nothing_changes):
    order = order_maker("pending_review")
    event = order.events.first()
    event.note = "Rewritten."

    with nothing_changes():
        for tamper in (
            event.save,
            event.delete,
            lambda: order.events.update(note="x"),
            lambda: order.events.all().delete(),
            lambda: OrderEvent.objects.filter(pk=event.pk).update(note="x"),
            lambda: OrderEvent.objects.bulk_update([event], ["note"]),
            OrderEvent.objects.all().delete,
        ):
            with pytest.raises(TypeError), transaction.atomic():
                tamper()
        with pytest.raises(ProtectedError):
            Order.objects.filter(pk=order.pk).delete()
