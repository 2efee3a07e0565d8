"""/api/members/: the people of one's organization, for its admin."""

from functools import partial

import pytest

from accounts.models import Membership, Role, User
from accounts.services.members import change_role, remove_member
from accounts.sessions import start_session
from accounts.tests.people import errors_of, is_alive, refusal
from audit.models import AuditEvent
from common.errors import Forbidden

URL = "/api/members/"
ABSENT = "0190aaaa-0000-7000-8000-000000000000"


def url_of(member: Membership) -> str:
    return f"{URL}{member.pk}/"


def tokens_of(member: Membership) -> dict[str, str]:
    return vars(start_session(user=member.user, membership=member)[1])


def names(response) -> list[str]:
    return [row["user"]["username"] for row in response.json()["results"]]


def test_a_member_on_the_wire(client_for, clinic_admin, clinic_staff):
    client_for(clinic_staff)
    clinic_staff.user.totpdevice_set.create(name="app", confirmed=True)

    answer = client_for(clinic_admin).get(url_of(clinic_staff)).json()

    seen = clinic_staff.user.sessions.get().last_used_at
    assert answer == {
        "id": str(clinic_staff.pk),
        "user": {
            "id": str(clinic_staff.user_id),
            "name": "Jonas",
            "username": "jonas",
            "email": "jonas@example.org",
        },
        "role": "staff",
        "has_second_factor": True,
        "last_seen_at": seen.isoformat().replace("+00:00", "Z"),
        "created_at": clinic_staff.created_at.isoformat().replace("+00:00", "Z"),
    }


def test_who_was_never_here_was_never_seen(client_for, clinic_admin, clinic_staff):
    start_session(user=clinic_staff.user, membership=None)

    row = client_for(clinic_admin).get(url_of(clinic_staff)).json()

    assert (row["last_seen_at"], row["has_second_factor"]) == (None, False)


def test_the_list_has_everybody_of_ones_own_and_nobody_else(
    client_for, clinic_admin, clinic_staff, clinic_viewer, other_clinic_staff, lab_admin
):
    response = client_for(clinic_admin).get(URL)

    assert set(response.json()) == {"next", "previous", "results"}
    assert sorted(names(response)) == ["amara", "jonas", "petra"]


def test_pages_hold_everybody_once(client_for, clinic_admin, clinic, make_member):
    for number in range(6):
        make_member(clinic, f"person{number}")
    client, path, seen = client_for(clinic_admin), f"{URL}?page_size=3", []

    while path:
        page = client.get(path)
        assert len(page.json()["results"]) <= 3
        seen += names(page)
        path = page.json()["next"]

    assert sorted(seen) == ["amara", *(f"person{number}" for number in range(6))]


@pytest.mark.parametrize(
    ("words", "found"),
    [("JON", ["jonas"]), ("petra@", ["petra"]), ("jonas@example.org", ["jonas"]), ("leila", []), ("%", [])],
)
def test_a_search_by_name_or_address(
    client_for, clinic_admin, clinic_staff, clinic_viewer, other_clinic_staff, words, found
):
    assert names(client_for(clinic_admin).get(URL, {"search": words})) == found


def test_an_unknown_filter_is_no_silence(client_for, clinic_admin):
    assert refusal(client_for(clinic_admin).get(URL, {"role": "admin"})) == (400, "unknown_filter")


def test_a_list_costs_the_same_however_long(
    client_for, clinic_admin, clinic, make_member, django_assert_num_queries
):
    client = client_for(clinic_admin)
    for number in range(5):
        make_member(clinic, f"person{number}")

    with django_assert_num_queries(2):  # the session; the members with their people
        client.get(URL)


@pytest.mark.parametrize("role", ["clinic_staff", "clinic_viewer"])
def test_only_the_admin_looks_and_acts(client_for, request, role, clinic_admin, nothing_changes):
    somebody = request.getfixturevalue(role)
    client = client_for(somebody)

    with nothing_changes():
        for answer in (
            client.get(URL),
            client.get(url_of(clinic_admin)),
            client.patch(url_of(somebody), {"role": "admin"}),
            client.delete(url_of(clinic_admin)),
        ):
            assert refusal(answer) == (403, "permission_denied")


def test_people_of_others_are_missing(
    client_for, clinic_admin, other_clinic_staff, lab_admin, nothing_changes
):
    client = client_for(clinic_admin)

    with nothing_changes():
        for path in (url_of(other_clinic_staff), url_of(lab_admin), f"{URL}{ABSENT}/", f"{URL}rubbish/"):
            answers = [client.get(path), client.patch(path, {"role": "viewer"}), client.delete(path)]
            assert [refusal(answer) for answer in answers] == [(404, "not_found")] * 3


@pytest.mark.parametrize("role", ["viewer", "admin"])
def test_a_changed_role_ends_that_persons_sessions_here_alone(
    client_for, clinic_admin, clinic_staff, clinic_viewer, other_clinic, role
):
    elsewhere = Membership.objects.create(user=clinic_staff.user, organization=other_clinic, role=Role.STAFF)
    here, there, colleague = tokens_of(clinic_staff), tokens_of(elsewhere), tokens_of(clinic_viewer)

    response = client_for(clinic_admin).patch(url_of(clinic_staff), {"role": role})

    assert (response.status_code, response.json()["role"]) == (200, role)
    assert (is_alive(here), is_alive(there), is_alive(colleague)) == (False, True, True)
    line = AuditEvent.objects.get(action="member.role_changed")
    assert (line.actor_id, line.organization_id) == (clinic_admin.user_id, clinic_admin.organization_id)


def test_the_same_role_again_ends_nothing(client_for, clinic_admin, clinic_staff):
    tokens = tokens_of(clinic_staff)

    assert client_for(clinic_admin).patch(url_of(clinic_staff), {"role": "staff"}).status_code == 200

    assert is_alive(tokens)


@pytest.mark.parametrize("role", ["owner", "", None, 7])
def test_a_role_is_one_of_three(client_for, clinic_admin, clinic_staff, nothing_changes, role):
    client = client_for(clinic_admin)

    with nothing_changes():
        response = client.patch(url_of(clinic_staff), {"role": role})

    assert {field for field, _ in errors_of(response)} == {"role"}


def test_nothing_but_the_role_is_changed(client_for, clinic_admin, clinic_staff, other_clinic, lab_staff):
    body = {
        "role": "viewer",
        "user": str(lab_staff.user_id),
        "organization": str(other_clinic.pk),
        "id": ABSENT,
    }
    elsewhere = Membership.objects.exclude(pk=clinic_staff.pk).order_by("pk")
    before = list(elsewhere.values())

    assert client_for(clinic_admin).patch(url_of(clinic_staff), body).status_code == 200

    clinic_staff.refresh_from_db()
    assert (clinic_staff.user.username, clinic_staff.organization_id) == (
        "jonas",
        clinic_admin.organization_id,
    )
    assert list(elsewhere.values()) == before


def test_who_was_demoted_while_waiting_for_the_lock_decides_nothing_any_more(clinic_admin, clinic_staff):
    colleague = Membership.objects.create(
        user=User.objects.create(username="ada", email="ada@example.org"),
        organization=clinic_admin.organization,
        role=Role.ADMIN,
    )
    Membership.objects.filter(pk=colleague.pk).update(role=Role.VIEWER)  # by the other request, meanwhile

    for decide in (partial(change_role, role=Role.ADMIN), remove_member):
        with pytest.raises(Forbidden):
            decide(member_id=clinic_staff.pk, actor=colleague)

    assert Membership.objects.get(pk=clinic_staff.pk).role == Role.STAFF


def test_who_was_removed_while_waiting_for_the_lock_decides_nothing_any_more(clinic_admin, clinic_staff):
    gone = Membership.objects.get(pk=clinic_admin.pk)
    Membership.objects.filter(pk=clinic_admin.pk).delete()

    with pytest.raises(Forbidden):
        remove_member(member_id=clinic_staff.pk, actor=gone)
