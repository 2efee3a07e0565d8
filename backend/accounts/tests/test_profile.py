"""GET, PATCH /api/auth/profile/: who am I, for whom do I act."""

import pytest

from accounts.models import Membership, Organization, Role

URL = "/api/auth/profile/"


def test_the_profile_of_a_member(client_for, clinic_staff, clinic):
    organization = {
        "id": str(clinic.pk),
        "name": "Riverside Clinic",
        "kind": "clinic",
        "is_approved": False,
        "time_zone": "UTC",
        "idle_lock_minutes": 15,
        "requires_second_factor": False,
    }

    assert client_for(clinic_staff).get(URL).json() == {
        "id": str(clinic_staff.user_id),
        "username": "jonas",
        "email": "jonas@example.org",
        "first_name": "Jonas",
        "last_name": "",
        "user_type": "clinic",
        "organization": organization,
        "role": "staff",
        "memberships": [{"id": str(clinic_staff.pk), "role": "staff", "organization": organization}],
        "second_factor": False,
    }


def test_a_waiting_lab_sees_that_it_waits(client_for, waiting_lab_staff):
    profile = client_for(waiting_lab_staff).get(URL).json()

    assert (profile["user_type"], profile["organization"]["is_approved"]) == ("lab", False)


def test_an_administrator_acts_for_nobody(client_for, administrator):
    profile = client_for(administrator).get(URL).json()

    assert (profile["user_type"], profile["organization"], profile["role"]) == ("admin", None, None)
    assert profile["memberships"] == []


def test_every_active_membership_is_listed(client_for, clinic_staff, other_clinic, other_lab):
    Membership.objects.create(user=clinic_staff.user, organization=other_clinic, role=Role.VIEWER)
    Membership.objects.create(user=clinic_staff.user, organization=other_lab, role=Role.ADMIN)
    Organization.objects.filter(pk=other_lab.pk).update(is_active=False)

    profile = client_for(clinic_staff).get(URL).json()

    assert [(one["organization"]["name"], one["role"]) for one in profile["memberships"]] == [
        ("Hillcrest Clinic", "viewer"),
        ("Riverside Clinic", "staff"),
    ]
    assert profile["organization"]["name"] == "Riverside Clinic"


@pytest.mark.parametrize("actor", ["clinic_viewer", "lab_staff", "administrator"])
def test_everybody_changes_their_own_name(client_for, request, actor):
    client = client_for(request.getfixturevalue(actor))

    response = client.patch(URL, {"first_name": "Ada", "last_name": "Lovelace"})

    assert response.status_code == 200
    assert (response.json()["first_name"], response.json()["last_name"]) == ("Ada", "Lovelace")
    assert client.get(URL).json() == response.json()


def test_what_is_not_the_name_is_ignored(client_for, clinic_staff, other_clinic):
    client = client_for(clinic_staff)
    before = client.get(URL).json()

    response = client.patch(
        URL,
        {
            "id": str(other_clinic.pk),
            "username": "root",
            "email": "root@example.org",
            "password": "x",
            "is_staff": True,
            "is_superuser": True,
            "role": "admin",
            "user_type": "lab",
            "organization": str(other_clinic.pk),
            "memberships": [],
        },
    )

    clinic_staff.user.refresh_from_db()
    assert (response.status_code, response.json()) == (200, before)
    assert (clinic_staff.user.is_staff, clinic_staff.user.is_superuser) == (False, False)
    assert client.get(URL).json() == before


def test_a_name_that_is_too_long_is_refused(client_for, clinic_staff, nothing_changes):
    client = client_for(clinic_staff)

    with nothing_changes():
        response = client.patch(URL, {"first_name": "x" * 151})

    assert response.status_code == 400
    assert response.json()["errors"][0]["field"] == "first_name"


def test_nobody_has_no_profile(client_for, db):
    assert client_for(None).get(URL).status_code == 401
    assert client_for(None).patch(URL, {"first_name": "x"}).status_code == 401
