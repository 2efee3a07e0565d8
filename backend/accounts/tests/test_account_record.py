"""What concerns a person's account stands in the record where their organization's admins read it."""

import pytest
from rest_framework.test import APIClient

from accounts.models import Membership
from accounts.tests.people import (
    NEW_PASSWORD,
    PASSWORD,
    bearer,
    code_of,
    give_password,
    letters,
    log_in,
    set_up_second_factor,
    token_in,
)
from audit.models import AuditEvent

SECOND_FACTOR = "/api/auth/second-factor/"
NOT_MINE = {"password": "not-my-password", "current_password": "not-my-password"}


@pytest.fixture
def jonas(clinic_staff) -> Membership:
    return give_password(clinic_staff)


@pytest.fixture
def client(jonas) -> APIClient:
    return bearer(log_in("jonas").json()["access"])


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/api/auth/password/change/", {"new_password": NEW_PASSWORD}),
        ("/api/auth/email/change/", {"email": "new@example.org"}),
        (f"{SECOND_FACTOR}enroll/", {}),
        (f"{SECOND_FACTOR}disable/", {"code": "123456"}),
        (f"{SECOND_FACTOR}recovery-codes/", {"code": "123456"}),
    ],
)
def test_a_wrong_password_for_what_is_ones_own(client, jonas, clinic, path, body):
    """Somebody at an open session who tries to make it theirs."""
    before = AuditEvent.objects.count()

    assert client.post(path, {**NOT_MINE, **body}).status_code == 400

    line = AuditEvent.objects.latest("id")
    assert AuditEvent.objects.count() == before + 1
    assert (line.action, line.outcome, line.actor_id) == ("password.wrong", "refused", jonas.user_id)
    assert (line.organization_id, line.subject_id) == (clinic.pk, str(jonas.user_id))
    assert line.session_id is not None


@pytest.fixture
def both(jonas, clinic, other_clinic) -> set:
    """He works in two places."""
    Membership.objects.create(user=jonas.user, organization=other_clinic, role="viewer")
    return {clinic.pk, other_clinic.pk}


def places_of(action: str) -> list:
    """The organizations whose record has such a line, and nobody but him acts in it."""
    lines = AuditEvent.objects.filter(action=action)
    assert {line.actor_name for line in lines} == {"Jonas"}
    return [line.organization_id for line in lines]


def test_what_is_done_in_a_session_stands_with_its_organization(client, both, clinic):
    secret, _ = set_up_second_factor(client)
    client.post(f"{SECOND_FACTOR}disable/", {"password": PASSWORD, "code": code_of(secret)})
    client.post("/api/auth/email/change/", {"email": "new@example.org", "password": PASSWORD})
    client.post("/api/auth/password/change/", {"current_password": PASSWORD, "new_password": NEW_PASSWORD})

    for action in (
        "second_factor.enabled",
        "second_factor.disabled",
        "email.change_requested",
        "password.changed",
    ):
        assert places_of(action) == [clinic.pk], action


def test_a_wrong_code_at_the_log_in_is_told_to_each_of_the_persons_organizations(client, both):
    set_up_second_factor(client)
    challenge = log_in("jonas").json()["challenge"]

    APIClient().post(f"{SECOND_FACTOR}verify/", {"challenge": challenge, "code": "nonsense"})

    assert set(places_of("second_factor.failed")) == both


def test_a_second_factor_that_a_log_in_asked_for_too(jonas, both, clinic):
    clinic.requires_second_factor = True
    clinic.save()
    challenge = {"challenge": log_in("jonas").json()["challenge"]}
    secret = APIClient().post(f"{SECOND_FACTOR}enroll/", challenge).json()["secret"]

    done = APIClient().post(f"{SECOND_FACTOR}confirm/", {**challenge, "code": code_of(secret)})

    assert done.status_code == 200
    assert set(places_of("second_factor.enabled")) == both


def test_a_new_password_by_a_link_too(jonas, both):
    APIClient().post("/api/auth/password/reset/", {"email": jonas.user.email})
    body = {"token": token_in(letters()[-1]), "password": NEW_PASSWORD}

    assert APIClient().post("/api/auth/password/reset/confirm/", body).status_code == 204

    assert set(places_of("password.reset")) == both


def test_a_new_address_by_a_link_too(client, both):
    client.post("/api/auth/email/change/", {"email": "new@example.org", "password": PASSWORD})
    token = next(token_in(letter) for letter in letters() if letter.to == ["new@example.org"])

    assert APIClient().post("/api/auth/email/change/confirm/", {"token": token}).status_code == 204

    assert set(places_of("email.changed")) == both


def test_an_admin_of_the_organization_reads_it(client, both, clinic_admin, client_for):
    set_up_second_factor(client)
    challenge = log_in("jonas").json()["challenge"]
    APIClient().post(f"{SECOND_FACTOR}verify/", {"challenge": challenge, "code": "nonsense"})

    lines = client_for(clinic_admin).get("/api/audit/?action=second_factor.failed").json()["results"]

    assert [line["actor"]["name"] for line in lines] == ["Jonas"]
