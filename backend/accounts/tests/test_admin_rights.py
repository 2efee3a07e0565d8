"""Who helps in the administration with hand-given rights gives nobody more, and touches nobody who has any."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse

from accounts.models import Membership, Organization, User
from accounts.tests.people import PASSWORD
from audit.models import AuditEvent

pytestmark = pytest.mark.django_db


def make_staff(username: str) -> User:
    user = User(username=username, email=f"{username}@example.org", is_staff=True)
    user.set_unusable_password()
    user.save()
    return user


@pytest.fixture
def helper() -> User:
    """May look at people, add and change them."""
    user = make_staff("hanna")
    rights = Permission.objects.filter(codename__in=("view_user", "add_user", "change_user"))
    user.user_permissions.set(rights)
    return user


@pytest.fixture
def client(helper) -> Client:
    client = Client()
    client.force_login(helper)
    return client


def save(client: Client, person: User, **changes: str):
    """The page of a person, sent with everything that could stand in it."""
    form = {
        "username": person.username,
        "first_name": person.first_name,
        "last_name": person.last_name,
        "email": person.email,
        "memberships-TOTAL_FORMS": "0",
        "memberships-INITIAL_FORMS": "0",
        **changes,
    }
    return client.post(reverse("admin:accounts_user_change", args=[person.pk]), form)


def smuggled() -> dict[str, str]:
    return {
        "is_staff": "on",
        "is_superuser": "on",
        "groups": str(Group.objects.create(name="everything").pk),
        "user_permissions": str(Permission.objects.get(codename="delete_order").pk),
        "password": PASSWORD,
    }


def rights_of(person: User) -> tuple[object, ...]:
    found = User.objects.get(pk=person.pk)
    return (
        found.is_staff,
        found.is_superuser,
        found.password,
        list(found.groups.all()),
        set(found.user_permissions.all()),
    )


def test_changing_somebody_gives_them_no_rights(client, clinic_staff):
    before = rights_of(clinic_staff.user)

    assert save(client, clinic_staff.user, first_name="Johannes", **smuggled()).status_code == 302

    assert User.objects.get(pk=clinic_staff.user_id).first_name == "Johannes"
    assert rights_of(clinic_staff.user) == before


def test_adding_somebody_gives_them_none_either(client):
    form = {"username": "nadia", "email": "nadia@example.org", **smuggled()}
    inline = {"memberships-TOTAL_FORMS": "0", "memberships-INITIAL_FORMS": "0"}

    assert client.post(reverse("admin:accounts_user_add"), {**form, **inline}).status_code == 302

    nadia = User.objects.get(username="nadia")
    assert (nadia.is_staff, nadia.is_superuser, nadia.has_usable_password()) == (False, False, False)
    assert not nadia.groups.exists()
    assert not nadia.user_permissions.exists()


@pytest.fixture
def superuser(administrator) -> User:
    return administrator


@pytest.fixture
def other_helper() -> User:
    return make_staff("oscar")


@pytest.mark.parametrize("who", ["superuser", "other_helper", "helper"])
@pytest.mark.parametrize(
    "changes", [{"email": "mine@example.org"}, {"is_superuser": "on"}, {"username": "x"}]
)
def test_nobody_with_rights_is_changed(client, request, nothing_changes, who, changes):
    """An address is the way to a password; a name is what somebody logs in by."""
    person = request.getfixturevalue(who)

    with nothing_changes():
        assert save(client, person, **changes).status_code == 403


@pytest.mark.parametrize(
    "action", ["unlock", "log_out", "offer_new_password", "remove_second_factor", "deactivate"]
)
def test_nothing_is_done_to_them_either(client, superuser, clinic_staff, nothing_changes, action):
    url = reverse("admin:accounts_user_changelist")
    chosen = {"_selected_action": [str(superuser.pk), str(clinic_staff.user_id)], "confirmed": "1"}

    with nothing_changes():
        answer = client.post(url, {"action": action, **chosen}, follow=True)

    assert "Not all of these are yours to change. Nothing was done." in answer.content.decode()
    assert (
        b"row_actions" not in client.get(reverse("admin:accounts_user_change", args=[superuser.pk])).content
    )


def test_a_superuser_still_gives_rights(superuser, clinic_staff):
    client = Client()
    client.force_login(superuser)

    assert save(client, clinic_staff.user, is_staff="on", is_superuser="on").status_code == 302

    assert rights_of(clinic_staff.user)[:2] == (True, True)
    assert AuditEvent.objects.filter(action="admin.changed").exists()


@pytest.fixture
def admitting_helper(helper) -> User:
    """May also say who belongs where."""
    rights = ("add_membership", "view_membership", "change_membership", "change_organization")
    helper.user_permissions.add(*Permission.objects.filter(codename__in=rights))
    return helper


def add_member(client: Client, organization: Organization, person: User):
    form = {"user": str(person.pk), "organization": str(organization.pk), "role": "admin"}
    return client.post(reverse("admin:accounts_membership_add"), form)


def add_member_on_its_page(client: Client, organization: Organization, person: User):
    form = {
        "name": organization.name,
        "email": organization.email,
        "time_zone": organization.time_zone,
        "idle_lock_minutes": "15",
        "opening_hours": "{}",
        "holidays": "[]",
        "memberships-TOTAL_FORMS": "1",
        "memberships-INITIAL_FORMS": "0",
        "memberships-0-organization": str(organization.pk),
        "memberships-0-user": str(person.pk),
        "memberships-0-role": "admin",
    }
    return client.post(reverse("admin:accounts_organization_change", args=[organization.pk]), form)


BOTH_WAYS = pytest.mark.parametrize("add", [add_member, add_member_on_its_page])


@BOTH_WAYS
def test_nobody_lets_themselves_into_an_organization(client, admitting_helper, lab, nothing_changes, add):
    with nothing_changes():
        answer = add(client, lab, admitting_helper)

    assert "That choice is not one of the available choices" in answer.content.decode()


@BOTH_WAYS
def test_somebody_else_is_let_in(client, admitting_helper, lab, clinic_staff, add):
    assert add(client, lab, clinic_staff.user).status_code == 302

    assert Membership.objects.filter(user=clinic_staff.user, organization=lab, role="admin").exists()


def test_nobody_gives_themselves_another_role(client, admitting_helper, lab, nothing_changes):
    own = Membership.objects.create(user=admitting_helper, organization=lab, role="viewer")
    url = reverse("admin:accounts_membership_change", args=[own.pk])

    with nothing_changes():
        assert client.post(url, {"role": "admin"}).status_code == 403


def test_a_superuser_may_join(superuser, lab):
    client = Client()
    client.force_login(superuser)

    assert add_member(client, lab, superuser).status_code == 302

    assert Membership.objects.filter(user=superuser, organization=lab).exists()


@pytest.fixture
def titles_for() -> Callable[..., list[str]]:
    """``titles_for("view_order")``: what the first page tells somebody with these rights."""

    def open_first_page(*rights: str) -> list[str]:
        user = make_staff("-".join(rights) or "nobody")
        user.user_permissions.set(Permission.objects.filter(codename__in=rights))
        client = Client()
        client.force_login(user)
        return [task.title for task in client.get(reverse("admin:index")).context["tasks"]]

    return open_first_page


def test_the_first_page_tells_what_somebody_may_look_at(titles_for):
    assert titles_for() == []
    assert titles_for("view_organization") == ["Labs waiting for approval"]
    assert titles_for("change_organization", "view_letter") == [
        "Labs waiting for approval",
        "Letters that could not be delivered",
    ]
    assert titles_for("view_user") == ["Locked accounts"]
    assert len(titles_for("view_auditevent")) == 2
