"""Whose invitations are whose: an admin's own organization's, and nobody else's."""

from datetime import timedelta

import pytest

from accounts.models import Invitation
from accounts.tests.people import refusal
from common import clock

URL = "/api/invitations/"
ABSENT = "0190aaaa-0000-7000-8000-000000000000"


@pytest.fixture
def admin(client_for, clinic_admin):
    return client_for(clinic_admin)


def test_nobody_but_the_admin_deals_with_them(
    client_for, make_invitation, clinic_staff, clinic_viewer, nothing_changes
):
    one = f"{URL}{make_invitation()['id']}/"
    for member in (clinic_staff, clinic_viewer):
        client = client_for(member)
        with nothing_changes():
            answers = [
                client.get(URL),
                client.post(URL, {"email": "friend@example.org", "role": "admin"}),
                client.get(one),
                client.delete(one),
                client.post(f"{one}resend/"),
            ]
        assert [refusal(answer) for answer in answers] == [(403, "permission_denied")] * 5


def test_those_of_others_are_missing(client_for, make_invitation, lab_admin, nothing_changes):
    client, made = client_for(lab_admin), make_invitation()

    with nothing_changes():
        for one in (f"{URL}{made['id']}/", f"{URL}{ABSENT}/", f"{URL}rubbish/"):
            answers = [client.get(one), client.delete(one), client.post(f"{one}resend/")]
            assert [refusal(answer) for answer in answers] == [(404, "not_found")] * 3
    assert client.get(URL).json()["results"] == []


def test_it_is_never_made_for_another_organization(admin, clinic, other_clinic, lab_staff):
    admin.post(
        URL,
        {
            "email": "nadia@example.org",
            "role": "staff",
            "organization": str(other_clinic.pk),
            "invited_by": str(lab_staff.user_id),
            "expires_at": "2099-01-01T00:00:00Z",
            "status": "accepted",
        },
    )

    row = Invitation.objects.get()
    assert (row.organization, row.invited_by.username, row.status) == (clinic, "amara", "pending")
    assert row.expires_at < clock.now() + timedelta(days=8)


@pytest.mark.parametrize("odd", ["not-an-id", "%00", "9" * 300])
def test_an_address_that_holds_no_id_leads_nowhere(admin, make_invitation, nothing_changes, odd):
    make_invitation()

    with nothing_changes():
        answers = [
            admin.delete(f"{URL}{odd}/"),
            admin.post(f"{URL}{odd}/resend/"),
            admin.delete(f"/api/members/{odd}/"),
            admin.patch(f"/api/members/{odd}/", {"role": "staff"}),
        ]

    assert [refusal(answer) for answer in answers] == [(404, "not_found")] * 4
