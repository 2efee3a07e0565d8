"""The link of an invitation: what it shows to whoever holds it, and when it is dead."""

import pytest
from rest_framework.test import APIClient

from accounts.models import Invitation, Organization
from accounts.tests.people import PASSWORD, later, letters, refusal, token_in

URL = "/api/invitations/accept/"
PREVIEW = "/api/invitations/preview/"
NADIA = {"username": "nadia", "password": PASSWORD, "first_name": "Nadia", "last_name": "Rossi"}


@pytest.fixture
def stranger() -> APIClient:
    return APIClient()


def accept(client, token, **body):
    return client.post(URL, {"token": token, **body})


class TestPreview:
    def test_what_one_is_asked_to(self, stranger, invite):
        token = invite()

        assert stranger.post(PREVIEW, {"token": token}).json() == {
            "organization": {"name": "Riverside Clinic", "kind": "clinic"},
            "email": "nadia@example.org",
            "role": "staff",
            "invited_by": "Amara",
            "expires_at": Invitation.objects.get().expires_at.isoformat().replace("+00:00", "Z"),
            "has_account": False,
        }

    def test_whether_one_has_an_account(self, stranger, invite, lab_staff):
        token = invite("MATEO@example.org")

        assert stranger.post(PREVIEW, {"token": token}).json()["has_account"] is True

    def test_looking_uses_nothing_up(self, stranger, invite, nothing_changes):
        token = invite()

        with nothing_changes():
            for _ in range(3):
                assert stranger.post(PREVIEW, {"token": token}).status_code == 200

    @pytest.mark.parametrize("token", ["", "x", "a:b:c", "é", "x" * 900])
    def test_a_bad_one(self, stranger, db, nothing_changes, token):
        with nothing_changes():
            response = stranger.post(PREVIEW, {"token": token})

        assert response.status_code in (400, 404)
        if token:
            assert refusal(response) == (404, "invitation_gone")
            assert "ask" in response.json()["detail"].lower()


def test_it_works_once(stranger, invite, nothing_changes):
    token = invite()
    accept(stranger, token, **NADIA)

    with nothing_changes():
        again = accept(stranger, token, **{**NADIA, "username": "second"})
        seen = stranger.post(PREVIEW, {"token": token})

    assert refusal(again) == refusal(seen) == (404, "invitation_gone")


def test_it_lasts_seven_days(stranger, invite, nothing_changes):
    token = invite()
    with later(days=6, hours=23):
        assert stranger.post(PREVIEW, {"token": token}).status_code == 200

    with later(days=7, seconds=1), nothing_changes():
        assert refusal(stranger.post(PREVIEW, {"token": token})) == (404, "invitation_gone")
        assert refusal(accept(stranger, token, **NADIA)) == (404, "invitation_gone")


def test_a_revoked_one_lets_nobody_in(stranger, invite, client_for, clinic_admin, nothing_changes):
    token = invite()
    client_for(clinic_admin).delete(f"/api/invitations/{Invitation.objects.get().pk}/")

    with nothing_changes():
        assert refusal(accept(stranger, token, **NADIA)) == (404, "invitation_gone")


def test_a_closed_organization_takes_nobody_in(stranger, invite, clinic, nothing_changes):
    token = invite()
    Organization.objects.filter(pk=clinic.pk).update(is_active=False)

    with nothing_changes():
        assert refusal(stranger.post(PREVIEW, {"token": token})) == (404, "invitation_gone")
        assert refusal(accept(stranger, token, **NADIA)) == (404, "invitation_gone")


def test_a_token_of_another_letter_is_none(stranger, lab_staff, nothing_changes):
    stranger.post("/api/auth/password/reset/", {"email": "mateo@example.org"})
    token = token_in(letters()[-1])

    with nothing_changes():
        assert refusal(accept(stranger, token, **NADIA)) == (404, "invitation_gone")
