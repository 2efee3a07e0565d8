"""Whoever accepts an invitation is announced to the admins, and to nobody else."""

import pytest
from rest_framework.test import APIClient

from accounts.tests.people import PASSWORD, letters, token_in
from notifications.models import Notification

pytestmark = pytest.mark.django_db


def test_admins_are_told_who_joined(
    client_for, clinic, clinic_admin, clinic_staff, clinic_viewer, lab_admin, make_member
):
    second_admin = make_member(clinic, "second", "admin")
    client_for(clinic_admin).post("/api/invitations/", {"email": "nadia@example.org", "role": "admin"})

    APIClient().post(
        "/api/invitations/accept/",
        {"token": token_in(letters()[0]), "username": "nadia", "password": PASSWORD, "first_name": "Nadia"},
    )

    told = Notification.objects.all()
    assert {row.recipient_id for row in told} == {clinic_admin.user_id, second_admin.user_id}
    assert {(row.organization, row.order) for row in told} == {(clinic, None)}
    assert all("Nadia" in row.message and "Riverside Clinic" in row.message for row in told)
    feed = client_for(clinic_admin).get("/api/notifications/").json()["results"]
    assert [row["message"] for row in feed] == [told[0].message]
