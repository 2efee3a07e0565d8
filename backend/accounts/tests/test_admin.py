"""Approving labs and ending sessions from the administrators' pages."""

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.urls import reverse

from accounts.models import Organization, Session

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(administrator) -> Client:
    client = Client()
    client.force_login(administrator)
    return client


def act(client: Client, model: str, action: str, *objects: object):
    chosen = [str(each.pk) for each in objects]  # type: ignore[attr-defined]
    return client.post(
        reverse(f"admin:accounts_{model}_changelist"), {"action": action, "_selected_action": chosen}
    )


def test_labs_that_wait_are_one_click_away_and_approved_by_an_action(
    admin, administrator, waiting_lab, lab, clinic
):
    url = reverse("admin:accounts_organization_changelist")
    waiting = admin.get(url, {"approval": "waiting"}).context["cl"].queryset
    assert list(waiting) == [waiting_lab]

    act(admin, "organization", "approve", waiting_lab, clinic)

    assert Organization.objects.get(pk=waiting_lab.pk).is_approved
    assert not Organization.objects.get(pk=clinic.pk).is_approved
    assert [(entry.object_id, entry.user) for entry in LogEntry.objects.all()] == [
        (str(waiting_lab.pk), administrator)
    ]


def test_approval_cannot_be_set_past_the_action(admin, waiting_lab):
    url = reverse("admin:accounts_organization_change", args=[waiting_lab.pk])
    form = admin.get(url).context["adminform"].form

    assert not {"is_approved", "kind"} & set(form.fields)


def test_an_organization_is_deactivated_never_deleted(admin, clinic):
    url = reverse("admin:accounts_organization_delete", args=[clinic.pk])

    assert admin.post(url, {"post": "yes"}).status_code == 403
    assert Organization.objects.filter(pk=clinic.pk).exists()


def test_ending_the_sessions_of_a_user(admin, client_for, clinic_staff, lab_staff):
    theirs, other = client_for(clinic_staff), client_for(lab_staff)

    act(admin, "user", "log_out", clinic_staff.user)

    assert theirs.get("/api/auth/profile/").status_code == 401
    assert other.get("/api/auth/profile/").status_code == 200
    assert Session.objects.filter(ended_reason="administrator").count() == 1


def save_organization(admin: Client, organization: Organization, **changes: str):
    form = {
        "name": organization.name,
        "time_zone": "UTC",
        "idle_lock_minutes": "15",
        "opening_hours": "{}",
        "is_active": "on",
        **changes,
    }
    inline = {"memberships-TOTAL_FORMS": "0", "memberships-INITIAL_FORMS": "0"}
    url = reverse("admin:accounts_organization_change", args=[organization.pk])
    return admin.post(url, {**form, **inline})


@pytest.mark.parametrize(
    "changes",
    [
        {"time_zone": "Mars/Base"},
        {"opening_hours": '"always"'},
        {"opening_hours": "[1]"},
        {"opening_hours": '{"mon": 5}'},
        {"opening_hours": '{"monday": []}'},
        {"opening_hours": '{"mon": [["17:00", "08:00"]]}'},
        {"opening_hours": '{"mon": [["8", "17:00"]]}'},
    ],
)
def test_hours_and_zones_that_no_client_could_read_are_refused(admin, lab, changes):
    assert save_organization(admin, lab, **changes).status_code == 200  # the form again

    lab.refresh_from_db()
    assert (lab.time_zone, lab.opening_hours) == ("UTC", {})


@pytest.mark.parametrize("emptied", ["", "null", "[]", "{}"])
def test_emptied_hours_are_not_stated(admin, lab, emptied):
    assert save_organization(admin, lab, opening_hours=emptied).status_code == 302

    lab.refresh_from_db()
    assert lab.opening_hours == {}


def test_hours_are_kept(admin, lab):
    assert save_organization(admin, lab, opening_hours='{"mon": [["08:00", "24:00"]]}').status_code == 302

    lab.refresh_from_db()
    assert lab.opening_hours == {"mon": [["08:00", "24:00"]]}


def test_a_membership_does_not_pass_to_somebody_else(admin, clinic_staff, lab_staff):
    url = reverse("admin:accounts_membership_change", args=[clinic_staff.pk])
    assert set(admin.get(url).context["adminform"].form.fields) == {"role"}

    admin.post(url, {"role": "viewer", "user": lab_staff.user_id, "organization": lab_staff.organization_id})

    clinic_staff.refresh_from_db()
    assert (clinic_staff.role, clinic_staff.user.username) == ("viewer", "jonas")


@pytest.mark.parametrize("model", ["organization", "user", "membership", "session"])
def test_every_list_and_page_opens(admin, client_for, clinic_staff, model):
    client_for(clinic_staff)
    page = admin.get(reverse(f"admin:accounts_{model}_changelist"))

    assert page.status_code == 200
    row = page.context["cl"].queryset.first()
    assert admin.get(reverse(f"admin:accounts_{model}_change", args=[row.pk])).status_code == 200
