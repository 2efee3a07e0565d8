"""Who adds, reads and removes files of an order, and when."""

import pytest

from attachments.models import Attachment
from attachments.tests.samples import GOOD
from audit.models import AuditEvent
from orders.models import OrderEvent
from orders.services import discard_draft

pytestmark = pytest.mark.django_db
PDF = GOOD["pdf"][0]


def url_of(order, tail=""):
    return f"/api/orders/{order.pk}/attachments/{tail}"


@pytest.mark.parametrize(
    ("actor", "statuses"),
    [
        ("clinic_staff", {"draft", "submitted", "pending_review", "in_progress", "on_hold", "completed"}),
        ("lab_staff", {"submitted", "pending_review", "in_progress", "on_hold", "completed", "delivered"}),
    ],
)
def test_each_side_adds_while_it_has_something_to_say(order_maker, add, client_for, request, actor, statuses):
    member = request.getfixturevalue(actor)
    everything = ("draft", "submitted", "pending_review", "in_progress", "on_hold", "completed", "delivered")
    for status in (*everything, "rejected", "cancelled"):
        order = order_maker(status)
        response = add(member, order, PDF)
        if status in statuses:
            assert response.status_code == 201, status
        else:
            hidden = actor == "lab_staff" and status == "draft"
            assert response.status_code == (404 if hidden else 409), status
            assert not order.attachments.exists()


def test_viewers_and_others_change_nothing(order_maker, add, client_for, clinic_staff, request):
    order = order_maker()
    kept = add(clinic_staff, order, PDF).json()
    tries = {"clinic_viewer": 403, "lab_viewer": 403, "other_clinic_staff": 404, "other_lab_staff": 404}
    for name, status in tries.items():
        actor = request.getfixturevalue(name)
        assert add(actor, order, GOOD["png"][0]).status_code == status
        assert client_for(actor).delete(url_of(order, f"{kept['id']}/")).status_code == status
        reading = client_for(actor).get(url_of(order, f"{kept['id']}/"))
        assert reading.status_code == (200 if status == 403 else 404)
    assert [str(row.pk) for row in Attachment.objects.all()] == [kept["id"]]


def test_the_other_side_reads_and_removes_nothing(
    order_maker, add, client_for, clinic_staff, lab_staff, stored
):
    order = order_maker()
    added = add(clinic_staff, order, PDF).json()
    assert added["allowed_actions"] == ["remove"]
    lab = client_for(lab_staff)
    [seen] = lab.get(url_of(order)).json()["results"]
    assert seen == {**added, "allowed_actions": []}
    assert lab.delete(url_of(order, f"{added['id']}/")).status_code == 403
    assert len(stored()) == 1


def test_a_file_of_another_order_is_not_found_here(order_maker, add, client_for, clinic_staff):
    order, other = order_maker(), order_maker()
    added = add(clinic_staff, order, PDF).json()
    client = client_for(clinic_staff)
    assert client.get(url_of(other, f"{added['id']}/")).status_code == 404
    assert client.delete(url_of(other, f"{added['id']}/")).status_code == 404
    assert order.attachments.exists()


def test_a_sent_order_tells_of_it_and_the_record_names_no_file(order_maker, add, client_for, clinic_staff):
    order = order_maker()
    added = add(clinic_staff, order, PDF, "Jane%20Doe.pdf").json()
    client_for(clinic_staff).delete(url_of(order, f"{added['id']}/"))
    events = OrderEvent.objects.filter(order=order).order_by("version")
    assert [(event.action, event.version) for event in events] == [
        ("submit", 1),
        ("attachment_added", 2),
        ("attachment_removed", 3),
    ]
    assert events[1].data["attachment"]["name"] == "Jane Doe.pdf"
    lines = AuditEvent.objects.filter(action__startswith="order.attachment")
    assert lines.count() == 2
    assert "Jane" not in str(list(lines.values()))


def test_a_draft_tells_nobody_and_takes_its_files_along(
    order_maker, add, clinic_staff, stored, django_capture_on_commit_callbacks
):
    order = order_maker("draft")
    add(clinic_staff, order, PDF)
    order.refresh_from_db()
    assert order.version == 1
    assert not order.events.exists()
    with django_capture_on_commit_callbacks(execute=True):
        discard_draft(order_id=order.pk, actor=clinic_staff)
    assert stored() == []


def test_what_is_removed_is_gone(
    order_maker, add, client_for, clinic_staff, stored, django_capture_on_commit_callbacks
):
    order = order_maker()
    added = add(clinic_staff, order, PDF).json()
    with django_capture_on_commit_callbacks(execute=True):
        assert client_for(clinic_staff).delete(url_of(order, f"{added['id']}/")).status_code == 204
    assert client_for(clinic_staff).get(url_of(order, f"{added['id']}/")).status_code == 404
    assert stored() == []


def test_an_upload_tried_again_is_one_file(order_maker, add, clinic_staff, stored):
    order = order_maker()
    first, second = add(clinic_staff, order, PDF), add(clinic_staff, order, PDF)
    assert first.json() == second.json()
    assert order.attachments.count() == 1
    assert len(stored()) == 1
    assert order.events.filter(action="attachment_added").count() == 1


def test_an_order_has_ten(order_maker, add, client_for, clinic_staff, stored):
    order = order_maker()
    for number in range(10):
        assert client_for(clinic_staff).get(url_of(order)).json()["can_add"] is True
        assert add(clinic_staff, order, f"Note {number}".encode()).status_code == 201
    assert client_for(clinic_staff).get(url_of(order)).json()["can_add"] is False
    response = add(clinic_staff, order, b"One more")
    assert (response.status_code, response.json()["code"]) == (409, "too_many")
    assert (order.attachments.count(), len(stored())) == (10, 10)


def test_nothing_of_it_is_a_page(order_maker, add, client_for, lab_staff, clinic_staff):
    order = order_maker()
    added = add(clinic_staff, order, b"<script>alert(1)</script>", "R%C3%A9sum%C3%A9.html").json()
    response = client_for(lab_staff).get(url_of(order, f"{added['id']}/"))
    assert response["Content-Type"] == "text/plain"
    assert response["Content-Disposition"].startswith(
        'attachment; filename="R_sum_.html.txt"; filename*=UTF-8'
    )
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]
    assert response["Cache-Control"] == "no-store"
    assert (
        AuditEvent.objects.filter(action="order.file_read", organization_id=lab_staff.organization_id).count()
        == 1
    )
