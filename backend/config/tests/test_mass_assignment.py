"""No write takes more than it offers; registering, the profile, placing and editing have tests of their own."""

import pytest

from notifications.models import Notification
from orders.models import OrderEvent

FOREIGN = "0190aaaa-0000-7000-8000-000000000000"


def test_a_step_moves_the_status_and_nothing_else(
    client_for, lab_staff, order_maker, other_lab, other_clinic
):
    order = order_maker(notes="Mine.")
    client = client_for(lab_staff)
    before = client.get(f"/api/orders/{order.pk}/").json()

    after = client.post(
        f"/api/orders/{order.pk}/transitions/",
        {
            "action": "start",
            "status": "delivered",
            "to": "delivered",
            "clinic": str(other_clinic.pk),
            "lab": str(other_lab.pk),
            "notes": "Ours.",
            "priority": "stat",
            "version": 40,
            "number": "AAAA-AAAA",
            "due_at": "1999-01-01T00:00:00Z",
            "actor": FOREIGN,
            "organization": str(other_lab.pk),
            "data": {"forged": True},
            "created_at": "1999-01-01T00:00:00Z",
        },
    ).json()

    event = OrderEvent.objects.filter(order=order).latest("id")
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"status", "version", "updated_at", "allowed_actions"}
    assert (after["status"], after["version"]) == ("in_progress", 2)
    assert (event.actor, event.organization, event.data) == (lab_staff.user, lab_staff.organization, {})
    assert event.created_at.year > 2000


def test_a_read_mark_is_all_a_notification_takes(client_for, lab_staff, clinic_staff, order_maker):
    order_maker()
    told = Notification.objects.get(recipient=lab_staff.user)
    client = client_for(lab_staff)
    before = client.get(f"/api/notifications/{told.pk}/").json()

    after = client.patch(
        f"/api/notifications/{told.pk}/",
        {
            "is_read": True,
            "id": FOREIGN,
            "seq": 900,
            "recipient": str(clinic_staff.user_id),
            "kind": "lab_approved",
            "message": "Forged.",
            "order": None,
            "organization": FOREIGN,
            "created_at": "1999-01-01T00:00:00Z",
        },
    ).json()

    assert after == {**before, "is_read": True}


def test_a_locked_preference_stays_locked(client_for, clinic_staff, nothing_changes):
    client = client_for(clinic_staff)

    with nothing_changes():
        response = client.put(
            "/api/notifications/preferences/",
            [{"kind": "order_held", "in_app": False, "email": False, "locked": False}],
        )

    held = next(row for row in response.json() if row["kind"] == "order_held")
    assert held == {"kind": "order_held", "in_app": True, "email": True, "locked": True}


@pytest.mark.parametrize(
    "extra", [{"user": FOREIGN}, {"membership": FOREIGN}, {"is_staff": True, "role": "admin"}]
)
def test_a_log_in_takes_a_name_and_a_password(client_for, clinic_viewer, extra):
    clinic_viewer.user.set_password("seven-blue-lanterns")
    clinic_viewer.user.save()

    tokens = client_for(None).post(
        "/api/auth/login/", {"username": "petra", "password": "seven-blue-lanterns", **extra}
    )

    profile = client_for(None).get(
        "/api/auth/profile/", HTTP_AUTHORIZATION=f"Bearer {tokens.json()['access']}"
    )
    assert (profile.json()["username"], profile.json()["role"]) == ("petra", "viewer")
