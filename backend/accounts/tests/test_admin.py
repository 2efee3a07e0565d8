"""Organizations and memberships on the administrators' pages; what is done to chosen rows: test_admin_actions.py."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Membership, Organization, Session, User
from accounts.services.invitations import invite
from accounts.tests.people import letters
from audit.models import AuditEvent
from notifications.models import Letter

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(administrator) -> Client:
    client = Client()
    client.force_login(administrator)
    return client


def test_labs_that_wait_are_one_click_away(admin, waiting_lab, lab, clinic):
    url = reverse("admin:accounts_organization_changelist")

    assert list(admin.get(url, {"approval": "waiting"}).context["cl"].queryset) == [waiting_lab]
    assert list(admin.get(url, {"approval": "approved"}).context["cl"].queryset) == [lab]


def test_approval_and_access_cannot_be_set_past_the_actions(admin, waiting_lab):
    url = reverse("admin:accounts_organization_change", args=[waiting_lab.pk])
    form = admin.get(url).context["adminform"].form

    assert not {"is_approved", "is_active", "kind"} & set(form.fields)


def test_an_organization_is_deactivated_never_deleted(admin, clinic):
    url = reverse("admin:accounts_organization_delete", args=[clinic.pk])

    assert admin.post(url, {"post": "yes"}).status_code == 403
    assert Organization.objects.filter(pk=clinic.pk).exists()


def save_organization(admin: Client, organization: Organization, **changes: str):
    form = {
        "name": organization.name,
        "time_zone": "UTC",
        "idle_lock_minutes": "15",
        "opening_hours": "{}",
        "holidays": "[]",
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
        {"holidays": '"never"'},
        {"holidays": '[{"date": "2026-02-30", "name": ""}]'},
        {"holidays": '[{"date": "2026-12-25"}]'},
        {"holidays": '[{"date": "2026-12-25", "name": 1}]'},
        {"holidays": '[{"date": "2026-12-25", "name": ""}, {"date": "2026-12-25", "name": "x"}]'},
    ],
)
def test_hours_and_zones_that_no_client_could_read_are_refused(admin, lab, changes):
    assert save_organization(admin, lab, **changes).status_code == 200  # the form again

    lab.refresh_from_db()
    assert (lab.time_zone, lab.opening_hours, lab.holidays) == ("UTC", {}, [])


@pytest.mark.parametrize("emptied", ["", "null", "[]", "{}"])
def test_emptied_hours_are_not_stated(admin, lab, emptied):
    assert save_organization(admin, lab, opening_hours=emptied).status_code == 302

    lab.refresh_from_db()
    assert lab.opening_hours == {}


@pytest.mark.parametrize("emptied", ["", "null", "[]"])
def test_emptied_holidays_are_none(admin, lab, emptied):
    Organization.objects.update(holidays=[{"date": "2026-12-25", "name": ""}])

    assert save_organization(admin, lab, holidays=emptied).status_code == 302

    lab.refresh_from_db()
    assert lab.holidays == []


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


def test_a_changed_role_ends_the_sessions_of_the_old_one(admin, client_for, clinic_staff):
    theirs = client_for(clinic_staff)

    admin.post(reverse("admin:accounts_membership_change", args=[clinic_staff.pk]), {"role": "viewer"})

    assert Membership.objects.get(pk=clinic_staff.pk).role == "viewer"
    assert theirs.get("/api/auth/profile/").status_code == 401
    assert Session.objects.get().ended_reason == "role_changed"
    assert AuditEvent.objects.filter(action="member.role_changed").count() == 1


@pytest.mark.parametrize(("page", "form"), [("change", {"role": "staff"}), ("delete", {"post": "yes"})])
def test_the_last_admin_of_an_organization_stays(admin, clinic_admin, nothing_changes, page, form):
    url = reverse(f"admin:accounts_membership_{page}", args=[clinic_admin.pk])

    with nothing_changes():
        answer = admin.post(url, form, follow=True)

    assert b"This is the only admin." in answer.content


def test_who_is_removed_is_logged_out_at_once(admin, client_for, clinic_staff):
    theirs = client_for(clinic_staff)

    admin.post(reverse("admin:accounts_membership_delete", args=[clinic_staff.pk]), {"post": "yes"})

    assert not Membership.objects.filter(pk=clinic_staff.pk).exists()
    assert theirs.get("/api/auth/profile/").status_code == 401


def test_who_is_added_chooses_a_password_by_a_letters_link(admin):
    form = {"username": "nadia", "email": "nadia@example.org", "first_name": "Nadia", "last_name": "Rahman"}
    inline = {"memberships-TOTAL_FORMS": "0", "memberships-INITIAL_FORMS": "0"}

    assert (
        admin.post(reverse("admin:accounts_user_add"), {**form, **inline, "is_staff": "on"}).status_code
        == 302
    )

    nadia = User.objects.get(username="nadia")
    assert (nadia.has_usable_password(), nadia.is_staff, nadia.is_active) == (False, False, True)
    assert list(Letter.objects.values_list("kind", "to_address")) == [("password_reset", "nadia@example.org")]


def test_no_page_shows_anything_of_a_password(admin, clinic_staff):
    clinic_staff.user.set_password("a long enough one")
    clinic_staff.user.save()
    url = reverse("admin:accounts_user_change", args=[clinic_staff.user_id])

    assert "password" not in admin.get(url).context["adminform"].form.fields
    assert b"argon2" not in admin.get(url).content
    assert (
        admin.get(f"/admin/accounts/user/{clinic_staff.user_id}/password/").status_code == 302
    )  # no such page


def person_form(user: User, **changes: str) -> dict[str, str]:
    return {
        "username": user.username,
        "email": user.email,
        "memberships-TOTAL_FORMS": "0",
        "memberships-INITIAL_FORMS": "0",
        **changes,
    }


def test_who_becomes_an_administrator_logs_in_anew(admin, client_for, clinic_staff):
    theirs = client_for(clinic_staff)
    url = reverse("admin:accounts_user_change", args=[clinic_staff.user_id])

    assert admin.post(url, person_form(clinic_staff.user, is_staff="on")).status_code == 302

    assert User.objects.get(pk=clinic_staff.user_id).is_staff
    assert theirs.get("/api/auth/profile/").status_code == 401


@pytest.mark.parametrize(
    ("model", "asked"),
    [
        ("user", "password__startswith=argon2"),
        ("user", "is_active__exact=1&password__regex=."),
        ("user", "totpdevice__key__startswith=a"),
        ("session", "token_hash__startswith=a"),
        ("session", "user__password__startswith=argon2"),
    ],
)
def test_no_address_asks_for_a_secret_letter_by_letter(admin, clinic_staff, model, asked):
    assert admin.get(f"/admin/accounts/{model}/?{asked}").status_code == 400


def test_nobody_takes_their_own_keys_away(admin, administrator, nothing_changes):
    url = reverse("admin:accounts_user_change", args=[administrator.pk])

    with nothing_changes():
        answer = admin.post(url, person_form(administrator), follow=True)

    assert b"Somebody else has to change what you may do." in answer.content


def test_people_are_deactivated_never_deleted(admin, clinic_staff):
    url = reverse("admin:accounts_user_delete", args=[clinic_staff.user_id])

    assert admin.post(url, {"post": "yes"}).status_code == 403
    assert User.objects.filter(pk=clinic_staff.user_id).exists()


def test_an_organization_that_begins_to_require_a_second_factor(
    admin, client_for, lab, lab_staff, clinic_staff
):
    theirs, other = client_for(lab_staff), client_for(clinic_staff)

    assert save_organization(admin, lab, requires_second_factor="on").status_code == 302

    assert theirs.get("/api/auth/profile/").status_code == 401
    assert other.get("/api/auth/profile/").status_code == 200


@pytest.mark.parametrize("side", ["clinic", "lab"])
def test_where_an_orders_side_is_chosen_only_that_side_is_offered(admin, clinic, lab, side):
    asked = {"app_label": "orders", "model_name": "order", "field_name": side, "term": ""}

    offered = admin.get(reverse("admin:autocomplete"), asked).json()["results"]

    assert [each["text"] for each in offered] == [{"clinic": clinic, "lab": lab}[side].name]


@pytest.mark.parametrize("model", ["organization", "user", "membership", "session", "invitation"])
def test_every_list_and_page_opens(admin, client_for, clinic_staff, clinic_admin, model):
    client_for(clinic_staff)
    invite(email="nadia@example.org", role="staff", actor=clinic_admin)
    page = admin.get(reverse(f"admin:accounts_{model}_changelist"))

    assert page.status_code == 200
    row = page.context["cl"].queryset.first()
    assert admin.get(reverse(f"admin:accounts_{model}_change", args=[row.pk])).status_code == 200


@pytest.mark.parametrize(
    ("model", "condition"),
    [
        ("user", "password__startswith=argon2"),
        ("user", "username__startswith=a"),
        ("session", "token_hash__startswith=a"),
        ("session", "credential_stamp__startswith=a"),
    ],
)
def test_lists_are_narrowed_by_their_filters_alone(admin, model, condition):
    answer = admin.get(f"{reverse(f'admin:accounts_{model}_changelist')}?{condition}")

    assert answer.status_code == 400


def test_who_gets_another_address_is_told_at_the_former_one(admin, administrator, clinic, clinic_staff):
    """Links to a new password go to the new address: the owner of the account must hear of it."""
    url = reverse("admin:accounts_user_change", args=[clinic_staff.user_id])

    assert admin.post(url, person_form(clinic_staff.user, email="new@example.org")).status_code == 302

    assert Letter.objects.get().to_address == "jonas@example.org"
    (letter,) = letters()
    assert (letter.to, letter.subject) == (["jonas@example.org"], "Your account has another e-mail address")
    line = AuditEvent.objects.get(action="email.changed")
    assert (line.organization_id, line.actor_id) == (clinic.pk, administrator.pk)


def test_who_keeps_the_address_is_told_nothing(admin, clinic_staff):
    url = reverse("admin:accounts_user_change", args=[clinic_staff.user_id])

    admin.post(url, person_form(clinic_staff.user, first_name="Johannes"))

    assert not Letter.objects.exists()
    assert not AuditEvent.objects.filter(action="email.changed").exists()
