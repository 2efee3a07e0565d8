"""What an administrator takes away in the Django admin is gone: tokens at once, sockets within 5 s."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Membership, Organization, Role
from accounts.tests.people import bearer
from notifications.tests.sockets import in_database
from notifications.tests.test_shut_out import SHUT_OUT_WITHIN_S, begin, listen

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def admin(administrator) -> Client:
    client = Client()
    client.force_login(administrator)
    return client


@pytest.fixture
def elsewhere(clinic_staff, other_clinic) -> Membership:
    """The same person in another organization."""
    return Membership.objects.create(user=clinic_staff.user, organization=other_clinic, role=Role.STAFF)


def act_on(admin: Client, model: str, action: str, row: Any) -> Any:
    body = {"action": action, "_selected_action": [str(row.pk)], "confirmed": "yes"}
    return admin.post(reverse(f"admin:accounts_{model}_changelist"), body)


def deactivate(admin, member):
    return act_on(admin, "user", "deactivate", member.user)


def end_all_sessions(admin, member):
    return act_on(admin, "user", "log_out", member.user)


def remove_the_second_factor(admin, member):
    member.user.totpdevice_set.create(name="app", confirmed=True)
    return act_on(admin, "user", "remove_second_factor", member.user)


def deactivate_the_organization(admin, member):
    return act_on(admin, "organization", "deactivate", member.organization)


def change_the_role(admin, member):
    return admin.post(reverse("admin:accounts_membership_change", args=[member.pk]), {"role": "viewer"})


def remove(admin, member):
    return admin.post(reverse("admin:accounts_membership_delete", args=[member.pk]), {"post": "yes"})


def require_a_second_factor(admin, member):
    organization = Organization.objects.get(pk=member.organization_id)
    form = {
        "name": organization.name,
        "time_zone": "UTC",
        "idle_lock_minutes": "15",
        "opening_hours": "{}",
        "is_active": "on",
        "requires_second_factor": "on",
        "memberships-TOTAL_FORMS": "0",
        "memberships-INITIAL_FORMS": "0",
    }
    return admin.post(reverse("admin:accounts_organization_change", args=[organization.pk]), form)


EVERYWHERE = [deactivate, end_all_sessions, remove_the_second_factor]
HERE = [deactivate_the_organization, change_the_role, remove, require_a_second_factor]


@pytest.mark.parametrize("act", [*EVERYWHERE, *HERE], ids=lambda act: act.__name__)
async def test_in_the_django_admin(
    act: Callable[..., Any], admin, clinic_staff, elsewhere, clinic_admin, lab_staff
):
    _, access = await in_database(begin, clinic_staff)
    tab = await listen(access)
    other = await listen((await in_database(begin, elsewhere))[1])
    bystander = await listen((await in_database(begin, lab_staff))[1])

    answer = await in_database(act, admin, clinic_staff)

    assert answer.status_code == 302, answer.content
    assert await tab.close_code(timeout=SHUT_OUT_WITHIN_S) == 4503
    assert (await in_database(bearer(access).get, "/api/auth/profile/")).status_code == 401
    if act in EVERYWHERE:
        assert await other.close_code(timeout=SHUT_OUT_WITHIN_S) == 4503
    else:
        assert await other.receive_nothing()
        await other.disconnect()
    assert await bystander.receive_nothing()
    await bystander.disconnect()


@pytest.mark.parametrize("model", ["membership", "user", "organization", "session", "invitation"])
def test_nobody_is_deleted_past_the_services(admin, clinic_staff, nothing_changes, model):
    """Django's own deletion of many rows at once would leave sockets open and the last admin gone."""
    begin(clinic_staff)
    page = reverse(f"admin:accounts_{model}_changelist")
    rows = [clinic_staff.pk, clinic_staff.user_id, clinic_staff.organization_id]

    with nothing_changes():
        for row in rows:
            admin.post(page, {"action": "delete_selected", "_selected_action": [str(row)], "post": "yes"})
