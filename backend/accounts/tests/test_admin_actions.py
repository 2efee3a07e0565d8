"""What administrators do to chosen rows: first a page says what will happen to which, then it happens at once."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from django_otp.plugins.otp_totp.models import TOTPDevice

from accounts.models import Invitation, Organization, Session, User
from accounts.services.credentials import GUESSES_OF_NAME
from accounts.services.invitations import invite
from accounts.services.second_factor import CODES_OF_USER
from audit.models import AuditEvent
from common.limits import count_try
from common.models import RateCounter
from common.row_actions import AT_ONCE
from notifications.models import Letter, Notification

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(administrator) -> Client:
    client = Client()
    client.force_login(administrator)
    return client


def choose(client: Client, model: str, action: str, *rows: object, **more: str):
    """The action chosen in the list, not confirmed yet."""
    chosen = [str(each.pk) for each in rows]  # type: ignore[attr-defined]
    url = reverse(f"admin:accounts_{model}_changelist")
    return client.post(url, {"action": action, "_selected_action": chosen, **more})


def confirm(client: Client, model: str, action: str, *rows: object, **more: str):
    return choose(client, model, action, *rows, confirmed="1", **more)


def acts() -> list[str]:
    return list(AuditEvent.objects.order_by("id").values_list("action", flat=True))


def test_nothing_happens_before_it_is_confirmed(admin, waiting_lab, clinic, nothing_changes):
    with nothing_changes():
        page = choose(admin, "organization", "approve", waiting_lab, clinic)

    assert page.status_code == 200
    assert (page.context["concerned"], page.context["others"]) == ([waiting_lab], [clinic])
    assert "Clinics can choose these labs and send them orders at once." in page.content.decode()
    assert acts() == []


def test_labs_are_approved_and_told_and_it_is_on_record(
    admin, administrator, waiting_lab, waiting_lab_staff, clinic
):
    confirm(admin, "organization", "approve", waiting_lab, clinic)

    assert Organization.objects.get(pk=waiting_lab.pk).is_approved
    assert not Organization.objects.get(pk=clinic.pk).is_approved
    assert [row.recipient_id for row in Notification.objects.all()] == [waiting_lab_staff.user_id]
    assert [(entry.object_id, entry.user) for entry in LogEntry.objects.all()] == [
        (str(waiting_lab.pk), administrator)
    ]
    assert acts() == ["admin.acted", "lab.approved"]


def test_an_organization_is_closed_at_once_and_opened_again(
    admin, client_for, clinic, clinic_staff, lab_staff
):
    theirs, other = client_for(clinic_staff), client_for(lab_staff)

    confirm(admin, "organization", "deactivate", clinic)

    assert not Organization.objects.get(pk=clinic.pk).is_active
    assert theirs.get("/api/auth/profile/").status_code == 401
    assert other.get("/api/auth/profile/").status_code == 200
    assert list(Session.objects.exclude(ended_at=None).values_list("user_id", "ended_reason")) == [
        (clinic_staff.user_id, "organization_deactivated")  # ended, so that its sockets close at once
    ]
    confirm(admin, "organization", "reactivate", clinic)
    assert Organization.objects.get(pk=clinic.pk).is_active
    ours = AuditEvent.objects.filter(organization_id=clinic.pk).order_by("id")
    assert [line.action for line in ours] == ["organization.deactivated", "organization.reactivated"]


def test_a_person_is_deactivated_at_once_and_reactivated(admin, client_for, clinic_staff):
    theirs = client_for(clinic_staff)

    confirm(admin, "user", "deactivate", clinic_staff.user)

    assert not User.objects.get(pk=clinic_staff.user_id).is_active
    assert Session.objects.get().ended_reason == "deactivated"
    assert theirs.get("/api/auth/profile/").status_code == 401
    confirm(admin, "user", "reactivate", clinic_staff.user)
    assert User.objects.get(pk=clinic_staff.user_id).is_active
    ours = AuditEvent.objects.filter(organization_id=clinic_staff.organization_id).order_by("id")
    assert [line.action for line in ours] == ["account.deactivated", "account.reactivated"]


def test_nobody_deactivates_themselves(admin, administrator, clinic_staff):
    confirm(admin, "user", "deactivate", administrator, clinic_staff.user)

    assert User.objects.get(pk=administrator.pk).is_active
    assert not User.objects.get(pk=clinic_staff.user_id).is_active  # one refusal does not undo the others
    assert [entry.object_id for entry in LogEntry.objects.all()] == [str(clinic_staff.user_id)]


def test_a_locked_account_is_found_and_opened(admin, clinic_staff, clinic_admin):
    for _ in range(GUESSES_OF_NAME.allowed):
        count_try(GUESSES_OF_NAME, "jonas", user_id=clinic_staff.user_id)
    count_try(GUESSES_OF_NAME, "amara", user_id=clinic_admin.user_id)
    url = reverse("admin:accounts_user_changelist")
    assert list(admin.get(url, {"locked": "yes"}).context["cl"].queryset) == [clinic_staff.user]

    confirm(admin, "user", "unlock", clinic_staff.user, clinic_admin.user)

    assert [row.user_id for row in RateCounter.objects.all()] == [clinic_admin.user_id]
    assert acts() == ["admin.acted", "account.unlocked"]


def test_who_gave_too_many_wrong_codes_is_opened_too(admin, clinic_staff):
    for _ in range(CODES_OF_USER.allowed):
        count_try(CODES_OF_USER, str(clinic_staff.user_id), user_id=clinic_staff.user_id)

    confirm(admin, "user", "unlock", clinic_staff.user)

    assert not RateCounter.objects.exists()


def test_all_sessions_of_a_person_end_those_in_the_administration_too(
    admin, client_for, clinic_staff, lab_staff
):
    clinic_staff.user.is_staff = True
    clinic_staff.user.save()
    theirs, other, their_admin = client_for(clinic_staff), client_for(lab_staff), Client()
    their_admin.force_login(clinic_staff.user)
    assert their_admin.get("/admin/").status_code == 200

    confirm(admin, "user", "log_out", clinic_staff.user)

    assert theirs.get("/api/auth/profile/").status_code == 401
    assert their_admin.get("/admin/").status_code == 302
    assert other.get("/api/auth/profile/").status_code == 200
    assert admin.get("/admin/").status_code == 200
    assert Session.objects.filter(ended_reason="administrator").count() == 1


def test_one_session_is_ended(admin, client_for, clinic_staff):
    first, second = client_for(clinic_staff), client_for(clinic_staff)

    confirm(admin, "session", "end", Session.objects.earliest("id"))

    assert first.get("/api/auth/profile/").status_code == 401
    assert second.get("/api/auth/profile/").status_code == 200
    assert acts() == ["admin.acted", "session.ended"]


def test_a_lost_second_factor_is_removed_and_its_owner_told(admin, client_for, clinic_staff):
    TOTPDevice.objects.create(user=clinic_staff.user, confirmed=True)
    theirs = client_for(clinic_staff)

    confirm(admin, "user", "remove_second_factor", clinic_staff.user)

    assert not TOTPDevice.objects.exists()
    assert theirs.get("/api/auth/profile/").status_code == 401
    assert list(Letter.objects.values_list("kind", "to_address")) == [
        ("second_factor_disabled", "jonas@example.org")
    ]
    assert acts() == ["admin.acted", "second_factor.disabled"]


def test_a_new_password_is_offered_by_letter(admin, client_for, clinic_staff):
    theirs = client_for(clinic_staff)

    confirm(admin, "user", "offer_new_password", clinic_staff.user)

    assert list(Letter.objects.values_list("kind", "to_address")) == [("password_reset", "jonas@example.org")]
    assert theirs.get("/api/auth/profile/").status_code == 200
    assert acts() == ["admin.acted", "password.reset_requested"]


def test_an_invitation_is_sent_again_and_revoked(admin, clinic_admin):
    invitation = invite(email="nadia@example.org", role="staff", actor=clinic_admin)

    confirm(admin, "invitation", "resend", invitation)
    assert Invitation.objects.get().letters == 2
    assert Letter.objects.filter(kind="invitation").count() == 2

    confirm(admin, "invitation", "revoke", invitation)
    assert Invitation.objects.get().status == "revoked"
    page = confirm(admin, "invitation", "resend", invitation)
    assert page.status_code == 302
    assert Letter.objects.filter(kind="invitation").count() == 2


def test_an_action_from_a_rows_own_page_leads_back_there(admin, waiting_lab):
    page = reverse("admin:accounts_organization_change", args=[waiting_lab.pk])
    assert [action.name for action in admin.get(page).context["row_actions"]] == ["approve", "deactivate"]

    asked = choose(admin, "organization", "approve", waiting_lab, from_page="1")
    assert page in asked.content.decode()
    assert confirm(admin, "organization", "approve", waiting_lab, from_page="1")["Location"] == page


def test_not_more_than_one_can_read_through_at_once(admin, nothing_changes):
    labs = Organization.objects.bulk_create(
        Organization(kind="lab", name=f"Lab {number}") for number in range(AT_ONCE + 1)
    )

    with nothing_changes():
        assert confirm(admin, "organization", "approve", *labs).status_code == 302


def test_staff_without_the_right_may_do_nothing(administrator, waiting_lab, nothing_changes):
    administrator.is_superuser = False
    administrator.save()
    client = Client()
    client.force_login(administrator)

    with nothing_changes():
        assert confirm(client, "organization", "approve", waiting_lab).status_code == 403

    administrator.user_permissions.add(Permission.objects.get(codename="view_organization"))
    with nothing_changes():
        confirm(client, "organization", "approve", waiting_lab)


@pytest.mark.parametrize("model", ["organization", "user", "membership", "invitation", "session"])
def test_lists_cost_the_same_however_long_they_are(
    admin, clinic_admin, make_member, client_for, django_assert_max_num_queries, model
):
    for number in range(12):
        member = make_member(clinic_admin.organization, f"person{number}")
        client_for(member)
        invite(email=f"nadia{number}@example.org", role="staff", actor=clinic_admin)

    with django_assert_max_num_queries(8):
        admin.get(reverse(f"admin:accounts_{model}_changelist"))
