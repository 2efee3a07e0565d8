"""An organization that asks its people for a second factor: who has none stays outside from then on."""

import pytest

from accounts.models import Membership, Role, Session
from accounts.sessions import start_session
from accounts.tests.people import PASSWORD, bearer, code_of, give_password, refusal

URL = "/api/organization/"
PROFILE = "/api/auth/profile/"


def open_session(member, *, second_factor: bool):
    tokens = start_session(user=member.user, membership=member, second_factor=second_factor)[1]
    return bearer(tokens.access)


@pytest.fixture
def admin_with_a_factor(clinic_admin):
    clinic_admin.user.totpdevice_set.create(name="app", confirmed=True)
    return clinic_admin


def test_an_admin_without_one_cannot_ask_for_it(client_for, clinic_admin, nothing_changes):
    client = client_for(clinic_admin)

    with nothing_changes():
        response = client.patch(URL, {"requires_second_factor": True, "name": "Mine"})

    assert refusal(response) == (409, "second_factor_needed")


def test_an_unfinished_enrolment_is_none(client_for, clinic_admin):
    clinic_admin.user.totpdevice_set.create(name="app", confirmed=False)

    response = client_for(clinic_admin).patch(URL, {"requires_second_factor": True})

    assert refusal(response) == (409, "second_factor_needed")


def test_an_admin_who_has_just_set_one_up_may_ask_for_it(client_for, clinic_admin):
    client = client_for(give_password(clinic_admin))
    secret = client.post("/api/auth/second-factor/enroll/", {"password": PASSWORD}).json()["secret"]
    client.post("/api/auth/second-factor/confirm/", {"code": code_of(secret)})

    assert client.patch(URL, {"requires_second_factor": True}).status_code == 200

    assert client.get(PROFILE).json()["organization"]["requires_second_factor"] is True


def test_sessions_that_showed_none_end(admin_with_a_factor, clinic_staff, clinic_viewer):
    admin = open_session(admin_with_a_factor, second_factor=True)
    with_factor = open_session(clinic_staff, second_factor=True)
    without = [
        open_session(clinic_staff, second_factor=False),
        open_session(clinic_viewer, second_factor=False),
    ]

    assert admin.patch(URL, {"requires_second_factor": True}).json()["requires_second_factor"] is True

    for client in without:
        assert refusal(client.get(PROFILE)) == (401, "session_ended")
    assert (admin.get(PROFILE).status_code, with_factor.get(PROFILE).status_code) == (200, 200)
    assert Session.objects.exclude(ended_at=None).count() == 2


def test_sessions_for_another_organization_live_on(
    admin_with_a_factor, clinic_staff, other_clinic, other_clinic_staff
):
    admin = open_session(admin_with_a_factor, second_factor=True)
    elsewhere = Membership.objects.create(user=clinic_staff.user, organization=other_clinic, role=Role.STAFF)
    others = [
        open_session(elsewhere, second_factor=False),
        open_session(other_clinic_staff, second_factor=False),
    ]

    admin.patch(URL, {"requires_second_factor": True})

    assert [client.get(PROFILE).status_code for client in others] == [200, 200]


def test_switched_off_again_a_password_is_enough(admin_with_a_factor, clinic_staff):
    admin = open_session(admin_with_a_factor, second_factor=True)
    admin.patch(URL, {"requires_second_factor": True})

    assert admin.patch(URL, {"requires_second_factor": False}).status_code == 200

    assert open_session(clinic_staff, second_factor=False).get(PROFILE).status_code == 200


def test_changing_something_else_ends_nobodys_session(admin_with_a_factor, clinic_staff):
    admin = open_session(admin_with_a_factor, second_factor=True)
    colleague = open_session(clinic_staff, second_factor=False)

    admin.patch(URL, {"requires_second_factor": False, "name": "Riverside Health"})

    assert colleague.get(PROFILE).status_code == 200
