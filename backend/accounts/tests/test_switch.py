"""POST /api/auth/switch/: the same person, acting for another of their organizations."""

import pytest

from accounts.models import Membership, Organization, Role, Session
from accounts.sessions import start_session
from accounts.tests.people import bearer, is_alive, refusal
from audit.models import AuditEvent

URL = "/api/auth/switch/"


@pytest.fixture
def elsewhere(clinic_staff, other_clinic) -> Membership:
    return Membership.objects.create(user=clinic_staff.user, organization=other_clinic, role=Role.ADMIN)


@pytest.fixture
def tokens(clinic_staff) -> dict[str, str]:
    return vars(start_session(user=clinic_staff.user, membership=clinic_staff)[1])


def switch(tokens, organization, **more):
    return bearer(tokens["access"]).post(URL, {"organization": str(organization.pk), **more})


def test_the_new_session_acts_there_and_the_old_one_is_over(tokens, elsewhere):
    response = switch(tokens, elsewhere.organization)

    assert (response.status_code, set(response.json())) == (200, {"access", "refresh"})
    profile = bearer(response.json()["access"]).get("/api/auth/profile/").json()
    assert (profile["organization"]["name"], profile["role"]) == ("Hillcrest Clinic", "admin")
    assert (is_alive(tokens), is_alive(response.json())) == (False, True)
    assert Session.objects.filter(ended_at=None).count() == 1
    assert AuditEvent.objects.get(action="organization.switched").organization_id == elsewhere.organization_id


def test_what_is_seen_follows(tokens, elsewhere, order_maker):
    order = order_maker()

    client = bearer(switch(tokens, elsewhere.organization).json()["access"])

    assert client.get("/api/orders/").json()["results"] == []
    assert client.get(f"/api/orders/{order.pk}/").status_code == 404


def test_a_browser_gets_its_new_token_by_cookie(tokens, elsewhere):
    response = switch(tokens, elsewhere.organization, transport="cookie")

    assert set(response.json()) == {"access"}
    assert response.cookies["refresh"]["httponly"]


def test_other_sessions_stay_where_they_are(tokens, elsewhere, clinic_staff):
    other = vars(start_session(user=clinic_staff.user, membership=clinic_staff)[1])

    switch(tokens, elsewhere.organization)

    assert is_alive(other)


def test_where_one_does_not_belong_is_missing(tokens, lab, elsewhere, nothing_changes):
    Organization.objects.filter(pk=elsewhere.organization_id).update(is_active=False)
    absent = Organization(pk="0190aaaa-0000-7000-8000-000000000000")

    with nothing_changes():
        for organization in (lab, absent, elsewhere.organization):
            assert refusal(switch(tokens, organization)) == (404, "not_found")

    assert is_alive(tokens)


@pytest.mark.parametrize("organization", [None, "", "rubbish"])
def test_an_organization_is_asked_for(tokens, nothing_changes, organization):
    with nothing_changes():
        assert bearer(tokens["access"]).post(URL, {"organization": organization}).status_code == 400


def test_where_a_second_factor_is_asked_for_a_password_is_not_enough(tokens, elsewhere, nothing_changes):
    Organization.objects.filter(pk=elsewhere.organization_id).update(requires_second_factor=True)

    with nothing_changes():
        assert refusal(switch(tokens, elsewhere.organization)) == (403, "second_factor_needed")

    assert is_alive(tokens)


def test_a_second_factor_once_shown_goes_along(clinic_staff, elsewhere):
    Organization.objects.filter(pk=elsewhere.organization_id).update(requires_second_factor=True)
    begun = start_session(user=clinic_staff.user, membership=clinic_staff, second_factor=True)[1]

    response = switch(vars(begun), elsewhere.organization)

    assert response.status_code == 200
    assert is_alive(response.json())


def test_nobody_without_a_session(client_for, clinic):
    assert refusal(client_for(None).post(URL, {"organization": str(clinic.pk)})) == (401, "not_authenticated")
