"""POST /api/auth/register/: a person and their organization, and nothing more."""

import pytest
from rest_framework.test import APIClient

from accounts.models import Membership, Organization, Session, User

URL = "/api/auth/register/"
BODY = {"username": "nadia", "email": "nadia@example.org", "password": "seven-blue-lanterns"}


def errors_of(response) -> set[tuple[str, str]]:
    return {(error["field"], error["code"]) for error in response.json()["errors"]}


def test_a_clinic_is_registered_by_default(db):
    response = APIClient().post(URL, BODY)

    user, organization = User.objects.get(), Organization.objects.get()
    assert response.status_code == 201
    assert response.json() == {
        "id": str(user.pk),
        "username": "nadia",
        "email": "nadia@example.org",
        "user_type": "clinic",
        "organization": {
            "id": str(organization.pk),
            "name": "nadia",
            "kind": "clinic",
            "is_approved": False,
            "time_zone": "UTC",
            "idle_lock_minutes": 15,
            "requires_second_factor": False,
        },
    }


def test_exactly_one_user_organization_and_admin_membership_is_made(db):
    APIClient().post(URL, {**BODY, "organization_name": "Lakeside Clinic"})

    membership = Membership.objects.select_related("user", "organization").get()
    assert (User.objects.count(), Organization.objects.count(), Session.objects.count()) == (1, 1, 0)
    assert (membership.user.username, membership.organization.name) == ("nadia", "Lakeside Clinic")
    assert (membership.role, membership.organization.kind) == ("admin", "clinic")


def test_a_lab_waits_for_approval(db):
    response = APIClient().post(URL, {**BODY, "user_type": "lab", "organization_name": "Birch Lab"})

    assert response.status_code == 201
    assert response.json()["user_type"] == "lab"
    assert response.json()["organization"]["is_approved"] is False
    assert Organization.objects.labs_open_for_orders().count() == 0


def test_the_password_is_stored_as_argon2id_and_never_answered(db, slow_hasher):
    response = APIClient().post(URL, BODY)

    stored = User.objects.get().password
    assert stored.startswith("argon2$argon2id$v=19$m=47104,t=1,p=1$")
    assert BODY["password"] not in response.content.decode()
    assert stored not in response.content.decode()


@pytest.mark.parametrize("header", ["Bearer not.a.token", "Basic bmFkaWE6eA==", "rubbish"])
def test_a_stale_authorization_header_does_not_matter(db, header):
    response = APIClient().post(URL, BODY, HTTP_AUTHORIZATION=header)

    assert response.status_code == 201


def test_somebody_logged_in_may_register_another_account(client_for, clinic_viewer):
    assert client_for(clinic_viewer).post(URL, BODY).status_code == 201


@pytest.mark.postgresql
@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"username": "\u212aim", "email": "another@example.org"}, "username"),  # the Kelvin sign
        ({"username": "another", "email": "\u212aim@example.org"}, "email"),
    ],
)
def test_what_the_database_takes_for_the_same_is_taken(db, nothing_changes, change, field):
    APIClient().post(URL, {**BODY, "username": "kim", "email": "kim@example.org"})

    with nothing_changes():
        response = APIClient().post(URL, {**BODY, **change})

    assert errors_of(response) == {(field, "unique")}


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"email": "another@example.org"}, "username"),
        ({"username": "NADIA", "email": "another@example.org"}, "username"),
        ({"username": "another"}, "email"),
        ({"username": "another", "email": "NADIA@Example.ORG"}, "email"),
    ],
)
def test_a_name_or_address_is_taken_in_any_case(db, nothing_changes, change, field):
    APIClient().post(URL, BODY)

    with nothing_changes():
        response = APIClient().post(URL, {**BODY, **change})

    assert response.status_code == 400
    assert errors_of(response) == {(field, "unique")}


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("t8#kQ", "password_too_short"),
        ("qwertyuiop", "password_too_common"),
        ("nadia.example", "password_too_similar"),
        ("nadia@example.org", "password_too_similar"),
    ],
)
def test_a_weak_password_is_refused_at_its_field(db, nothing_changes, password, code):
    with nothing_changes():
        response = APIClient().post(URL, {**BODY, "username": "nadia.example1", "password": password})

    assert response.status_code == 400
    assert ("password", code) in errors_of(response)
    assert {field for field, _ in errors_of(response)} == {"password"}


def test_a_user_name_like_somebody_elses_address_is_refused(db, nothing_changes):
    with nothing_changes():
        response = APIClient().post(URL, {**BODY, "username": "victim@example.org"})

    assert response.status_code == 400
    assert errors_of(response) == {("username", "invalid")}


def test_ones_own_address_may_be_the_user_name(db):
    response = APIClient().post(URL, {**BODY, "username": "Nadia@example.org"})

    assert response.status_code == 201


@pytest.mark.parametrize(
    ("change", "field", "code"),
    [
        ({"username": ""}, "username", "blank"),
        ({"username": "a b"}, "username", "invalid"),
        ({"username": "n" * 151}, "username", "max_length"),
        ({"email": "nowhere"}, "email", "invalid"),
        ({"password": ""}, "password", "blank"),
        ({"user_type": "admin"}, "user_type", "invalid_choice"),
        ({"organization_name": "n" * 201}, "organization_name", "max_length"),
        ({"username": "nul\x00byte"}, "username", "null_characters_not_allowed"),
    ],
)
def test_a_wrong_field_is_named(db, nothing_changes, change, field, code):
    with nothing_changes():
        response = APIClient().post(URL, {**BODY, **change}, format="json")

    assert response.status_code == 400
    assert (field, code) in errors_of(response)


def test_nobody_promotes_themselves(db, waiting_lab):
    body = {
        **BODY,
        "id": str(waiting_lab.pk),
        "is_staff": True,
        "is_superuser": True,
        "is_active": False,
        "is_approved": True,
        "role": "viewer",
        "organization": str(waiting_lab.pk),
        "user_type": "lab",
    }
    response = APIClient().post(URL, body)

    user = User.objects.get(username="nadia")
    membership = user.memberships.select_related("organization").get()
    assert response.status_code == 201
    assert (user.is_staff, user.is_superuser, user.is_active) == (False, False, True)
    assert membership.organization_id != waiting_lab.pk
    assert (membership.role, membership.organization.is_approved) == ("admin", False)
    assert user.pk != waiting_lab.pk
