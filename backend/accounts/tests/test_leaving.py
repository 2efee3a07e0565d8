"""DELETE /api/members/{id}/: people are removed or leave; an organization always keeps one admin who can act."""

import pytest

from accounts.models import Membership, Role, User
from accounts.sessions import start_session
from accounts.tests.people import is_alive, refusal
from audit.models import AuditEvent
from common.tests.parallel import at_once, statuses


def url_of(member: Membership) -> str:
    return f"/api/members/{member.pk}/"


def tokens_of(member: Membership) -> dict[str, str]:
    return vars(start_session(user=member.user, membership=member)[1])


def admins_of(organization) -> set[str]:
    admins = organization.memberships.filter(role=Role.ADMIN, user__is_active=True)
    return set(admins.values_list("user__username", flat=True))


def test_a_removed_person_is_out_here_and_stays_elsewhere(
    client_for, clinic_admin, clinic_staff, clinic_viewer, other_clinic
):
    elsewhere = Membership.objects.create(user=clinic_staff.user, organization=other_clinic, role=Role.STAFF)
    here, there, colleague = tokens_of(clinic_staff), tokens_of(elsewhere), tokens_of(clinic_viewer)

    response = client_for(clinic_admin).delete(url_of(clinic_staff))

    assert (response.status_code, response.content) == (204, b"")
    assert not Membership.objects.filter(pk=clinic_staff.pk).exists()
    assert User.objects.filter(pk=clinic_staff.user_id, is_active=True).exists()
    assert (is_alive(here), is_alive(there), is_alive(colleague)) == (False, True, True)
    assert AuditEvent.objects.get(action="member.removed").actor_id == clinic_admin.user_id


def test_who_is_removed_twice_is_missing(client_for, clinic_admin, clinic_staff):
    client = client_for(clinic_admin)
    client.delete(url_of(clinic_staff))

    assert refusal(client.delete(url_of(clinic_staff))) == (404, "not_found")


@pytest.mark.parametrize("role", ["clinic_staff", "clinic_viewer"])
def test_everybody_may_leave(client_for, request, role):
    leaver = request.getfixturevalue(role)
    tokens = tokens_of(leaver)

    assert client_for(leaver).delete(url_of(leaver)).status_code == 204

    assert not Membership.objects.filter(pk=leaver.pk).exists()
    assert not is_alive(tokens)
    assert AuditEvent.objects.get(action="member.left").actor_id == leaver.user_id


def test_nobody_leaves_for_another_organization_from_here(
    client_for, clinic_staff, other_clinic, nothing_changes
):
    elsewhere = Membership.objects.create(user=clinic_staff.user, organization=other_clinic, role=Role.STAFF)
    client = client_for(clinic_staff)

    with nothing_changes():
        response = client.delete(url_of(elsewhere))

    assert response.status_code in (403, 404)


def last_admin_demotes_oneself(client, admin):
    return client.patch(url_of(admin), {"role": "staff"})


def last_admin_leaves(client, admin):
    return client.delete(url_of(admin))


BOTH = pytest.mark.parametrize(
    "go", [last_admin_demotes_oneself, last_admin_leaves], ids=lambda go: go.__name__
)


@BOTH
def test_the_last_admin_stays(client_for, clinic_admin, clinic_staff, nothing_changes, go):
    client = client_for(clinic_admin)

    with nothing_changes():
        assert refusal(go(client, clinic_admin)) == (409, "last_admin")

    assert client.get("/api/members/").status_code == 200


@BOTH
def test_a_deactivated_admin_is_none(client_for, clinic_admin, clinic, make_member, nothing_changes, go):
    gone = make_member(clinic, "gone", Role.ADMIN)
    User.objects.filter(pk=gone.user_id).update(is_active=False)
    client = client_for(clinic_admin)

    with nothing_changes():
        assert refusal(go(client, clinic_admin)) == (409, "last_admin")


@BOTH
def test_an_admin_elsewhere_is_none(client_for, clinic_admin, other_clinic, make_member, nothing_changes, go):
    make_member(other_clinic, "elsewhere", Role.ADMIN)
    client = client_for(clinic_admin)

    with nothing_changes():
        assert refusal(go(client, clinic_admin)) == (409, "last_admin")


@BOTH
def test_with_a_second_admin_the_first_may_go(client_for, clinic_admin, clinic, make_member, go):
    make_member(clinic, "second", Role.ADMIN)

    assert go(client_for(clinic_admin), clinic_admin).status_code in (200, 204)

    assert admins_of(clinic) == {"second"}


def test_a_deactivated_admin_can_be_removed_by_the_last_one(client_for, clinic_admin, clinic, make_member):
    gone = make_member(clinic, "gone", Role.ADMIN)
    User.objects.filter(pk=gone.user_id).update(is_active=False)

    assert client_for(clinic_admin).delete(url_of(gone)).status_code == 204

    assert admins_of(clinic) == {"amara"}


def demote(client, member):
    return client.patch(url_of(member), {"role": "viewer"})


def remove(client, member):
    return client.delete(url_of(member))


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("round_number", range(5))
@pytest.mark.parametrize(("first", "second"), [(demote, demote), (remove, remove), (demote, remove)])
@pytest.mark.parametrize("aim", ["each other", "themselves"])
def test_two_admins_at_once_leave_one(
    client_for, clinic_admin, clinic, make_member, first, second, aim, round_number
):
    other_admin = make_member(clinic, "second", Role.ADMIN)
    clients = [client_for(clinic_admin), client_for(other_admin)]
    aims = [clinic_admin, other_admin] if aim == "themselves" else [other_admin, clinic_admin]

    answers = at_once(
        *(
            lambda act=act, client=client, member=member: act(client, member)
            for act, client, member in zip((first, second), clients, aims, strict=True)
        )
    )

    assert len(admins_of(clinic)) == 1
    assert set(statuses(answers)) <= {200, 204, 401, 403, 404, 409}
    assert sum(answer.status_code < 300 for answer in answers) == 1
