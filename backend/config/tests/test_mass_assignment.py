"""No write takes more than it offers; registering, the profile, placing and editing have tests of their own."""

from collections.abc import Iterator

import pytest
from django.db import transaction

from accounts.models import Invitation, Membership, Organization, Session, User
from config.tests.access_table import ROWS
from config.tests.conftest import bearer
from conftest import every_row
from notifications.models import Notification
from orders.models import Order, OrderEvent
from patients.models import Patient
from specimens.models import Manifest, Specimen

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


# What no request may set, wherever it is sent to.
SMUGGLED = {
    "id": FOREIGN,
    "pk": FOREIGN,
    "user": FOREIGN,
    "user_id": FOREIGN,
    "recipient": FOREIGN,
    "actor": FOREIGN,
    "clinic": FOREIGN,
    "clinic_id": FOREIGN,
    "organization_id": FOREIGN,
    "membership": FOREIGN,
    "requested_by": FOREIGN,
    "invited_by": FOREIGN,
    "is_staff": True,
    "is_superuser": True,
    "is_active": False,
    "is_approved": True,
    "kind": "lab",
    "user_type": "lab",
    "username": "smuggled",
    "number": "AAAA-AAAA",
    "version": 40,
    "seq": 900,
    "held_from": "draft",
    "accession_number": "smuggled",
    "is_planned": True,
    "received_by": FOREIGN,
    "sent_by": FOREIGN,
    "merged_into": FOREIGN,
    "merged_by": FOREIGN,
    "clinic__name": "smuggled",
    "sort_name": "smuggled",
    "demographics": {"name": "smuggled"},
    "token_hash": "smuggled",
    "credential_stamp": "smuggled",
    "second_factor": True,
    "has_second_factor": True,
    "accepted_at": "1999-01-01T00:00:00Z",
    "created_at": "1999-01-01T00:00:00Z",
    "expires_at": "2999-01-01T00:00:00Z",
}
WRITES = [
    key for key, row in ROWS.items() if key[1] in ("post", "put", "patch") and isinstance(row.body, dict)
]


@pytest.mark.parametrize("key", WRITES, ids=lambda key: f"{key[1]} {key[0]}")
def test_what_is_smuggled_in_changes_nothing(attempt, cast, key):
    who = next(who for who, status in ROWS[key].statuses.items() if status < 300 or status == 400)

    def standing_after(more: dict[str, object]) -> tuple[int, list[object]]:
        """The status, and all that rows say of who is who and whose is what; then it is as before."""
        with transaction.atomic():
            response = attempt(key, bearer(cast[who]), more)
            found = response.status_code, sorted(map(repr, standing()))
            smuggled = [row for rows in every_row().values() for row in rows if holds_smuggled(row)]
            transaction.set_rollback(True)
        assert smuggled == []
        return found

    assert standing_after({}) == standing_after(SMUGGLED)


def standing() -> Iterator[object]:
    yield from User.objects.values_list("username", "is_staff", "is_superuser", "is_active")
    yield from Organization.objects.values_list("name", "kind", "is_approved", "is_active")
    yield from Membership.objects.values_list("user__username", "organization__name", "role")
    yield from Order.objects.values_list("clinic__name", "lab__name", "status", "version", "held_from")
    yield from Patient.objects.values_list("clinic__name", "version", "merged_into", "created_at__year")
    yield from Specimen.objects.values_list(
        "clinic__name", "lab__name", "order", "status", "version", "is_planned"
    )
    yield from Manifest.objects.values_list("clinic__name", "lab__name", "status", "version", "sent_by")
    yield from Invitation.objects.values_list(
        "email", "role", "organization__name", "invited_by", "accepted_at"
    )
    yield from Session.objects.values_list("user__username", "membership", "second_factor")


def holds_smuggled(row: dict[str, object]) -> bool:
    texts = {str(value).replace("-", "") for name, value in row.items() if name != "idle_lock_minutes"}
    return bool(texts & {str(value).replace("-", "") for value in ("smuggled", FOREIGN, "AAAA-AAAA")})
