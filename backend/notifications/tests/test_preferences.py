"""What people choose to hear of."""

import pytest

from notifications.models import EmailDelivery, Notification, NotificationPreference
from orders.services import transition_order

pytestmark = pytest.mark.django_db
URL = "/api/notifications/preferences/"


def test_a_clinic_sees_the_kinds_that_can_reach_it_with_hold_and_reject_locked(client_for, clinic_staff):
    rows = client_for(clinic_staff).get(URL).json()

    assert [row["kind"] for row in rows] == [
        "order_reviewed",
        "order_started",
        "order_held",
        "order_resumed",
        "order_completed",
        "order_delivered",
        "order_rejected",
        "specimen_rejected",
        "specimens_missing",
    ]
    locked = {row["kind"]: (row["in_app"], row["email"]) for row in rows if row["locked"]}
    assert locked == dict.fromkeys(["order_held", "order_rejected", "specimen_rejected"], (True, True))


def test_a_muted_kind_makes_no_row_and_no_e_mail(client_for, clinic_staff, lab_staff, order_maker):
    order = order_maker("pending_review")
    answer = client_for(clinic_staff).put(
        URL, [{"kind": "order_started", "in_app": False, "email": False}], format="json"
    )
    before = Notification.objects.count()

    transition_order(order_id=order.pk, action="start", actor=lab_staff)

    assert answer.status_code == 200
    assert Notification.objects.count() == before


def test_by_e_mail_only_stays_out_of_the_list_and_the_count(client_for, clinic_staff, lab_staff, order_maker):
    order = order_maker("in_progress")
    client = client_for(clinic_staff)
    client.post("/api/notifications/mark-read/", {"all": True}, format="json")
    client.put(URL, [{"kind": "order_completed", "in_app": False, "email": True}], format="json")

    transition_order(order_id=order.pk, action="complete", actor=lab_staff)

    listed = client.get("/api/notifications/?unread=true").json()["results"]
    assert listed == []
    assert EmailDelivery.objects.filter(notification__kind="order_completed").count() == 1


def test_hold_cannot_be_muted(client_for, clinic_staff, lab_staff, order_maker):
    order = order_maker("pending_review")
    answer = client_for(clinic_staff).put(
        URL, [{"kind": "order_held", "in_app": False, "email": False}], format="json"
    )

    transition_order(order_id=order.pk, action="hold", actor=lab_staff, note="When?")

    held = next(row for row in answer.json() if row["kind"] == "order_held")
    assert (held["in_app"], held["email"]) == (True, True)
    assert NotificationPreference.objects.count() == 0
    row = Notification.objects.get(kind="order_held")
    assert (row.recipient, row.in_app, row.email_delivery.status) == (clinic_staff.user, True, "pending")


@pytest.mark.parametrize(
    "body",
    [
        [{"kind": "order_submitted", "in_app": True, "email": True}],
        [{"kind": "nothing", "in_app": True, "email": True}],
        [{"kind": "order_started"}],
        [{"kind": "order_started", "in_app": True, "email": True}] * 100,
        {"kind": "order_started"},
        "text",
    ],
)
def test_nonsense_is_refused_and_nothing_kept(client_for, clinic_staff, body):
    answer = client_for(clinic_staff).put(URL, body, format="json")

    assert answer.status_code == 400
    assert answer.json()["errors"]
    assert NotificationPreference.objects.count() == 0
