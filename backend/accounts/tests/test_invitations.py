"""/api/invitations/: an admin asks colleagues in, asks again, takes it back."""

from datetime import timedelta

import pytest

from accounts.models import Invitation
from accounts.tests.people import errors_of, later, letters, refusal, token_in
from audit.models import AuditEvent
from common import clock

URL = "/api/invitations/"
PREVIEW = "/api/invitations/preview/"
ABSENT = "0190aaaa-0000-7000-8000-000000000000"


@pytest.fixture
def admin(client_for, clinic_admin):
    return client_for(clinic_admin)


def wire(moment) -> str:
    return moment.isoformat().replace("+00:00", "Z")


def preview(client, token: str):
    return client.post(PREVIEW, {"token": token})


def test_an_invitation_on_the_wire(admin, clinic_admin, make_invitation):
    made = make_invitation(role="viewer")

    row = Invitation.objects.get()
    assert made == {
        "id": str(row.pk),
        "email": "nadia@example.org",
        "role": "viewer",
        "status": "pending",
        "invited_by": {"id": str(clinic_admin.user_id), "name": "Amara"},
        "created_at": wire(row.created_at),
        "sent_at": wire(row.sent_at),
        "expires_at": wire(row.expires_at),
        "accepted_at": None,
    }
    assert abs(row.expires_at - row.sent_at - timedelta(days=7)) < timedelta(seconds=1)
    assert admin.get(f"{URL}{made['id']}/").json() == made
    assert AuditEvent.objects.get(action="invitation.sent").organization_id == clinic_admin.organization_id


def test_the_list_has_open_and_past_ones_newest_first(admin, make_invitation):
    with later(days=-8):
        make_invitation("expired@example.org")
    revoked, pending = make_invitation("revoked@example.org"), make_invitation("pending@example.org")
    admin.delete(f"{URL}{revoked['id']}/")

    page = admin.get(URL).json()

    assert set(page) == {"next", "previous", "results"}
    assert {(row["email"].split("@")[0], row["status"]) for row in page["results"]} == {
        ("expired", "expired"),
        ("revoked", "revoked"),
        ("pending", "pending"),
    }
    assert page["results"][0]["id"] == pending["id"]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"role": "staff"}, "email"),
        ({"email": "nadia", "role": "staff"}, "email"),
        ({"email": "nadia@example.org"}, "role"),
        ({"email": "nadia@example.org", "role": "owner"}, "role"),
    ],
)
def test_it_takes_an_address_and_a_role(admin, nothing_changes, body, field):
    with nothing_changes():
        response = admin.post(URL, body)

    assert {name for name, _ in errors_of(response)} == {field}


def test_whoever_is_here_already_is_not_invited(admin, clinic_staff, nothing_changes):
    with nothing_changes():
        response = admin.post(URL, {"email": "JONAS@Example.org", "role": "admin"})

    assert refusal(response) == (409, "already_member")


def test_nobody_is_invited_twice_at_a_time(admin, make_invitation, nothing_changes):
    make_invitation("nadia@example.org")

    with nothing_changes():
        response = admin.post(URL, {"email": "Nadia@Example.ORG", "role": "admin"})

    assert refusal(response) == (409, "already_invited")


def test_two_organizations_may_invite_one_person(make_invitation, client_for, lab_admin):
    make_invitation("nadia@example.org")

    assert client_for(lab_admin).post(URL, {"email": "nadia@example.org", "role": "staff"}).status_code == 201


def test_who_did_not_come_can_be_invited_anew(admin, make_invitation):
    with later(days=-8):
        make_invitation("nadia@example.org")

    again = make_invitation("nadia@example.org", "viewer")

    assert (again["status"], again["role"]) == ("pending", "viewer")
    assert [row["status"] for row in admin.get(URL).json()["results"]].count("pending") == 1


def test_who_was_revoked_can_be_invited_anew(admin, make_invitation):
    admin.delete(f"{URL}{make_invitation()['id']}/")

    assert make_invitation()["status"] == "pending"


def test_a_revoked_link_is_dead(admin, make_invitation, clinic_admin):
    made = make_invitation()
    token = token_in(letters()[0])
    assert preview(admin, token).status_code == 200

    response = admin.delete(f"{URL}{made['id']}/")

    assert (response.status_code, response.content) == (204, b"")
    assert refusal(preview(admin, token)) == (404, "invitation_gone")
    assert admin.get(f"{URL}{made['id']}/").json()["status"] == "revoked"
    assert AuditEvent.objects.get(action="invitation.revoked").actor_id == clinic_admin.user_id


def test_sent_again_there_is_a_new_link_and_the_old_one_is_dead(admin, make_invitation):
    with later(days=-3):
        made = make_invitation()
        first = token_in(letters()[0])

    response = admin.post(f"{URL}{made['id']}/resend/")

    second = token_in(letters()[0])
    assert (response.status_code, response.json()["id"]) == (200, made["id"])
    assert refusal(preview(admin, first)) == (404, "invitation_gone")
    assert preview(admin, second).status_code == 200
    row = Invitation.objects.get()
    assert abs(row.expires_at - clock.now() - timedelta(days=7)) < timedelta(minutes=1)
    assert response.json()["sent_at"] == wire(row.sent_at)


@pytest.mark.parametrize("end", ["revoked", "accepted"])
def test_what_is_closed_stays_closed(admin, make_invitation, nothing_changes, end):
    made = make_invitation()
    Invitation.objects.update(**{f"{end}_at": clock.now()})

    with nothing_changes():
        assert refusal(admin.delete(f"{URL}{made['id']}/")) == (409, "invitation_closed")
        assert refusal(admin.post(f"{URL}{made['id']}/resend/")) == (409, "invitation_closed")
