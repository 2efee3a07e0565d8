"""Whoever may no longer act is out: the token on its next request, the socket within 5 s, long before a heartbeat."""

from collections.abc import Callable
from typing import Any

import pytest
from rest_framework.test import APIClient

from accounts.models import Membership, Role, Session
from accounts.sessions import start_session
from accounts.tests.people import NEW_PASSWORD, PASSWORD, bearer, give_password, letters, token_in
from notifications.tests.sockets import Tab, in_database

pytestmark = pytest.mark.django_db(transaction=True)
SHUT_OUT_WITHIN_S = 5


@pytest.fixture
def jonas(clinic_staff) -> Membership:
    return give_password(clinic_staff)


@pytest.fixture
def elsewhere(jonas, other_clinic) -> Membership:
    """The same person in another organization."""
    return Membership.objects.create(user=jonas.user, organization=other_clinic, role=Role.STAFF)


def begin(member: Membership, **more: Any) -> tuple[Session, str]:
    session, tokens = start_session(user=member.user, membership=member, **more)
    return session, tokens.access


async def listen(access: str) -> Tab:
    tab = Tab()
    await tab.log_in(access)
    await tab.hear_until("synced")
    return tab


# --- what a person does ----------------------------------------------------------------------------------


def log_out(jonas, session, access, admin):
    return bearer(access).post("/api/auth/logout/")


def end_that_session(jonas, session, access, admin):
    return bearer(begin(jonas)[1]).delete(f"/api/auth/sessions/{session.pk}/")


def end_all_others(jonas, session, access, admin):
    return bearer(begin(jonas)[1]).delete("/api/auth/sessions/")


def change_password_elsewhere(jonas, session, access, admin):
    body = {"current_password": PASSWORD, "new_password": NEW_PASSWORD}
    return bearer(begin(jonas)[1]).post("/api/auth/password/change/", body)


def reset_password(jonas, session, access, admin):
    APIClient().post("/api/auth/password/reset/", {"email": "jonas@example.org"})
    body = {"token": token_in(letters()[-1]), "password": NEW_PASSWORD}
    return APIClient().post("/api/auth/password/reset/confirm/", body)


# --- what an admin of the organization does --------------------------------------------------------------


def change_role(jonas, session, access, admin):
    return bearer(begin(admin)[1]).patch(f"/api/members/{jonas.pk}/", {"role": "viewer"})


def remove(jonas, session, access, admin):
    return bearer(begin(admin)[1]).delete(f"/api/members/{jonas.pk}/")


def leave(jonas, session, access, admin):
    return bearer(begin(jonas)[1]).delete(f"/api/members/{jonas.pk}/")


def require_second_factor(jonas, session, access, admin):
    client = bearer(begin(admin, second_factor=True)[1])
    return client.patch("/api/organization/", {"requires_second_factor": True})


EVERYWHERE = [change_password_elsewhere, reset_password, end_all_others]
HERE = [change_role, remove, leave, require_second_factor, log_out, end_that_session]


@pytest.mark.parametrize("act", [*EVERYWHERE, *HERE], ids=lambda act: act.__name__)
async def test_by_the_api(act: Callable[..., Any], jonas, elsewhere, clinic_admin, lab_staff):
    session, access = await in_database(begin, jonas)
    tab = await listen(access)
    other = await listen((await in_database(begin, elsewhere))[1])
    bystander = await listen((await in_database(begin, lab_staff))[1])

    answer = await in_database(act, jonas, session, access, clinic_admin)

    assert answer.status_code in (200, 204), answer.content
    assert await tab.close_code(timeout=SHUT_OUT_WITHIN_S) == 4503
    assert (await in_database(bearer(access).get, "/api/auth/profile/")).status_code == 401
    if act in EVERYWHERE:
        assert await other.close_code(timeout=SHUT_OUT_WITHIN_S) == 4503
    else:
        assert await other.receive_nothing()
        await other.disconnect()
    assert await bystander.receive_nothing()
    await bystander.disconnect()


async def test_a_changed_password_leaves_the_tab_that_changed_it(jonas):
    _, access = await in_database(begin, jonas)
    tab = await listen(access)
    body = {"current_password": PASSWORD, "new_password": NEW_PASSWORD}

    await in_database(bearer(access).post, "/api/auth/password/change/", body)

    assert await tab.receive_nothing()
    await tab.say("ping")
    assert (await tab.hear())["type"] == "pong"
    await tab.disconnect()


async def test_switching_closes_the_socket_of_the_old_session(jonas, elsewhere):
    _, access = await in_database(begin, jonas)
    tab = await listen(access)

    organization = {"organization": str(elsewhere.organization_id)}
    await in_database(bearer(access).post, "/api/auth/switch/", organization)

    assert await tab.close_code(timeout=SHUT_OUT_WITHIN_S) == 4503
