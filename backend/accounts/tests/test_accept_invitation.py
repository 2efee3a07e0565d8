"""POST /api/invitations/accept/: the one who was asked comes in, once, as what they were asked to be."""

import pytest
from rest_framework.test import APIClient

from accounts.models import Invitation, Membership, User
from accounts.tests.people import PASSWORD, errors_of, log_in, refusal
from audit.models import AuditEvent
from common.tests.parallel import at_once, statuses

URL = "/api/invitations/accept/"
PREVIEW = "/api/invitations/preview/"
NADIA = {"username": "nadia", "password": PASSWORD, "first_name": "Nadia", "last_name": "Rossi"}


@pytest.fixture
def stranger() -> APIClient:
    return APIClient()


def accept(client, token, **body):
    return client.post(URL, {"token": token, **body})


def test_a_new_person_comes_in(stranger, invite, clinic):
    response = accept(stranger, invite(), **NADIA)

    member = Membership.objects.get(user__username="nadia")
    assert response.status_code == 201
    assert {name: response.json()[name] for name in ("id", "role")} == {"id": str(member.pk), "role": "staff"}
    assert response.json()["organization"]["id"] == str(clinic.pk)
    assert (member.organization, member.role, member.user.email) == (clinic, "staff", "nadia@example.org")
    assert (member.user.get_full_name(), member.user.is_staff) == ("Nadia Rossi", False)
    assert PASSWORD not in response.content.decode()
    assert log_in("nadia").status_code == 200
    assert Invitation.objects.get().status == "accepted"
    assert AuditEvent.objects.filter(action="member.joined").count() == 1


def test_address_and_role_are_the_invitations(stranger, invite, other_clinic, clinic):
    body = {
        **NADIA,
        "role": "admin",
        "email": "boss@example.org",
        "organization": str(other_clinic.pk),
        "is_staff": True,
        "is_superuser": True,
    }

    assert accept(stranger, invite(role="viewer"), **body).status_code == 201

    member = Membership.objects.get(user__username="nadia")
    assert (member.role, member.organization, member.user.email) == ("viewer", clinic, "nadia@example.org")
    assert (member.user.is_staff, member.user.is_superuser) == (False, False)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"username": ""}, "username"),
        ({"username": "AMARA"}, "username"),
        ({"username": "a b"}, "username"),
        ({"password": "short"}, "password"),
        ({"password": "password1234"}, "password"),
        ({"password": "nadia@example"}, "password"),
    ],
)
def test_a_new_person_needs_a_free_name_and_a_strong_password(
    stranger, invite, nothing_changes, change, field
):
    token = invite()

    with nothing_changes():
        response = accept(stranger, token, **{**NADIA, **change})

    assert {name for name, _ in errors_of(response)} == {field}
    assert accept(stranger, token, **NADIA).status_code == 201


def test_a_name_and_a_password_are_asked_for(stranger, invite, nothing_changes):
    token = invite()

    with nothing_changes():
        response = accept(stranger, token)

    assert {name for name, _ in errors_of(response)} == {"username", "password"}


def test_somebody_with_an_account_comes_in_with_it(client_for, invite, lab_staff, clinic):
    token, users = invite("Mateo@Example.org", "viewer"), User.objects.count()

    response = accept(client_for(lab_staff), token, role="admin")

    member = Membership.objects.get(user=lab_staff.user, organization=clinic)
    assert (response.status_code, response.json()["id"], member.role) == (201, str(member.pk), "viewer")
    assert User.objects.count() == users
    assert Membership.objects.filter(pk=lab_staff.pk, role="staff").exists()


def test_another_person_cannot_take_it(client_for, invite, lab_staff, lab_viewer, nothing_changes):
    token, thief = invite("mateo@example.org"), client_for(lab_viewer)

    with nothing_changes():
        assert refusal(accept(thief, token)) == (403, "invitation_for_another_address")
        assert refusal(accept(thief, token, **NADIA)) == (403, "invitation_for_another_address")


def test_without_a_session_an_account_is_never_taken_over(stranger, invite, lab_staff, nothing_changes):
    token = invite("MATEO@example.org")

    with nothing_changes():
        assert refusal(accept(stranger, token, **NADIA)) == (409, "account_exists")


def test_who_is_a_member_meanwhile(client_for, invite, lab_staff, clinic, nothing_changes):
    token = invite("mateo@example.org", "admin")
    Membership.objects.create(user=lab_staff.user, organization=clinic, role="viewer")
    client = client_for(lab_staff)

    with nothing_changes():
        assert refusal(accept(client, token)) == (409, "already_member")


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("same_name", [True, False])
def test_twenty_at_once_let_one_in(invite, clinic, same_name):
    token = invite()
    bodies = [{**NADIA, "username": "nadia" if same_name else f"nadia{number}"} for number in range(20)]

    answers = at_once(*(lambda body=body: accept(APIClient(), token, **body) for body in bodies))

    assert statuses(answers)[201] == 1
    assert set(statuses(answers)) <= {201, 400, 404, 409}
    assert clinic.memberships.filter(user__username__startswith="nadia").count() == 1
    assert User.objects.filter(email="nadia@example.org").count() == 1


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_twenty_at_once_with_a_session_let_one_in(invite, client_for, lab_staff, clinic):
    token, client = invite("mateo@example.org"), client_for(lab_staff)

    answers = at_once(*[lambda: accept(client, token)] * 20)

    assert statuses(answers)[201] == 1
    assert set(statuses(answers)) <= {201, 404, 409}
    assert clinic.memberships.filter(user=lab_staff.user).count() == 1
