"""The cast of every test: two clinics, two labs, an administrator, and a client for whoever acts."""

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.test import TransactionTestCase
from rest_framework.test import APIClient

from accounts.hashers import TunedArgon2PasswordHasher
from accounts.models import Membership, Organization, OrganizationKind, Role, User
from accounts.sessions import start_session
from audit.tests.owner import without_triggers
from monitoring.tests.log_watch import LogWatch
from orders.factories import OrderMaker, make_order


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What races or reads plans needs PostgreSQL; the suite runs there first and on SQLite after."""
    if connection.vendor == "postgresql":
        return
    for item in items:
        if item.get_closest_marker("postgresql") or item.get_closest_marker("drill"):
            item.add_marker(pytest.mark.skip(reason="PostgreSQL only; runs in the PostgreSQL pass"))


@pytest.fixture(autouse=True, scope="session")
def emptied_by_the_owner() -> Iterator[None]:
    """After a test with real transactions every table is emptied; append-only ones let nobody but their owner."""
    empty = TransactionTestCase._fixture_teardown  # type: ignore[attr-defined]

    def empty_as_the_owner(case: TransactionTestCase) -> None:
        with without_triggers():
            empty(case)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", empty_as_the_owner)
        yield


@pytest.fixture(autouse=True, scope="session")
def nothing_leaks_into_the_log() -> Iterator[None]:
    """Whatever any test logs, as production would write it but for the last resort, holds no secret and no canary."""
    watch = LogWatch()
    logging.getLogger().addHandler(watch)
    yield
    logging.getLogger().removeHandler(watch)
    assert not watch.leaks, "\n".join(watch.leaks)


MEMORY_OF_PRODUCTION = TunedArgon2PasswordHasher.memory_cost


@pytest.fixture(autouse=True, scope="session")
def quick_hasher() -> Iterator[None]:
    """The same hasher with less memory: tests hash thousands of passwords."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TunedArgon2PasswordHasher, "memory_cost", 64)
        yield


@pytest.fixture
def slow_hasher(monkeypatch: pytest.MonkeyPatch) -> None:
    """The hasher as production has it."""
    monkeypatch.setattr(TunedArgon2PasswordHasher, "memory_cost", MEMORY_OF_PRODUCTION)


@pytest.fixture
def make_member(db: None) -> Callable[..., Membership]:
    """``make_member(organization, "name", role)``: a person who works there."""

    def make(organization: Organization, username: str, role: str = Role.STAFF) -> Membership:
        user = User(username=username, email=f"{username}@example.org", first_name=username.title())
        user.set_unusable_password()
        user.save()
        return Membership.objects.create(user=user, organization=organization, role=role)

    return make


@pytest.fixture
def clinic(db: None) -> Organization:
    return Organization.objects.create(kind=OrganizationKind.CLINIC, name="Riverside Clinic")


@pytest.fixture
def other_clinic(db: None) -> Organization:
    return Organization.objects.create(kind=OrganizationKind.CLINIC, name="Hillcrest Clinic")


@pytest.fixture
def lab(db: None) -> Organization:
    return Organization.objects.create(kind=OrganizationKind.LAB, name="Helix Lab", is_approved=True)


@pytest.fixture
def other_lab(db: None) -> Organization:
    return Organization.objects.create(kind=OrganizationKind.LAB, name="Northgate Lab", is_approved=True)


@pytest.fixture
def waiting_lab(db: None) -> Organization:
    return Organization.objects.create(kind=OrganizationKind.LAB, name="Waiting Lab", is_approved=False)


@pytest.fixture
def clinic_admin(clinic: Organization, make_member: Callable[..., Membership]) -> Membership:
    return make_member(clinic, "amara", Role.ADMIN)


@pytest.fixture
def clinic_staff(clinic: Organization, make_member: Callable[..., Membership]) -> Membership:
    return make_member(clinic, "jonas")


@pytest.fixture
def clinic_viewer(clinic: Organization, make_member: Callable[..., Membership]) -> Membership:
    return make_member(clinic, "petra", Role.VIEWER)


@pytest.fixture
def other_clinic_staff(other_clinic: Organization, make_member: Callable[..., Membership]) -> Membership:
    return make_member(other_clinic, "leila")


@pytest.fixture
def lab_admin(lab: Organization, make_member: Callable[..., Membership]) -> Membership:
    return make_member(lab, "rupinder", Role.ADMIN)


@pytest.fixture
def lab_staff(lab: Organization, make_member: Callable[..., Membership]) -> Membership:
    return make_member(lab, "mateo")


@pytest.fixture
def lab_viewer(lab: Organization, make_member: Callable[..., Membership]) -> Membership:
    return make_member(lab, "ingrid", Role.VIEWER)


@pytest.fixture
def other_lab_staff(other_lab: Organization, make_member: Callable[..., Membership]) -> Membership:
    return make_member(other_lab, "yuki")


@pytest.fixture
def waiting_lab_staff(waiting_lab: Organization, make_member: Callable[..., Membership]) -> Membership:
    return make_member(waiting_lab, "wanda")


@pytest.fixture
def administrator(db: None) -> User:
    user = User(username="avery", email="avery@example.org", is_staff=True, is_superuser=True)
    user.set_unusable_password()
    user.save()
    return user


def access_token_for(actor: Membership | User) -> str:
    """The access token of a fresh session, for a member or for an administrator."""
    membership = actor if isinstance(actor, Membership) else None
    user = actor.user if isinstance(actor, Membership) else actor
    return start_session(user=user, membership=membership)[1].access


@pytest.fixture
def token_for() -> Callable[[Membership | User], str]:
    return access_token_for


@pytest.fixture
def client_for() -> Callable[[Membership | User | None], APIClient]:
    """``client_for(actor)``: a logged-in API client; ``client_for(None)``: an anonymous one."""

    def make(actor: Membership | User | None) -> APIClient:
        client = APIClient()
        if actor is not None:
            client.credentials(HTTP_AUTHORIZATION=f"Bearer {access_token_for(actor)}")
        return client

    return make


@pytest.fixture
def order_maker(clinic_staff: Membership, lab_staff: Membership) -> OrderMaker:
    """``order_maker("on_hold", notes=…)``: an order of the clinic at the lab, walked there by its people."""

    def make(status: str = "submitted", **content: object):
        return make_order(clinic_staff, lab_staff, status, **content)

    return make


def vacuum(cursor: Any, table: str) -> None:
    """Tell PostgreSQL what ``table`` holds, and that all of it is visible to all: by both it chooses how to read.

    Whatever has a snapshot at that moment, such as an automatic ANALYZE, keeps pages from being marked: then again.
    """
    deadline = time.monotonic() + 60
    while True:
        cursor.execute(f"VACUUM ANALYZE {table}")
        cursor.execute("SELECT relallvisible, relpages FROM pg_class WHERE relname = %s", [table])
        visible, pages = cursor.fetchone()
        if visible >= 0.95 * pages:
            return
        assert time.monotonic() < deadline, f"{visible} of {pages} pages are visible to all"
        time.sleep(0.2)


# Without the record of who did what and the counters of tries: every reading and every attempt leaves its mark there.
OUR_APPS = (
    "common",
    "accounts",
    "catalog",
    "patients",
    "orders",
    "specimens",
    "turnaround",
    "notifications",
    "otp_totp",
    "otp_static",
)
COUNTERS = {"RateCounter"}


def every_row() -> dict[str, list[dict[str, object]]]:
    """The whole content of the product's tables."""
    models = [model for app in OUR_APPS for model in apps.get_app_config(app).get_models()]
    return {
        model.__name__: list(model._base_manager.order_by("pk").values())
        for model in models
        if model.__name__ not in COUNTERS
    }


@pytest.fixture
def nothing_changes(db: None) -> Callable[[], AbstractContextManager[None]]:
    """``with nothing_changes():`` whatever is tried inside, every row of every table stays as it was."""

    @contextmanager
    def check() -> Iterator[None]:
        before = every_row()
        yield
        assert every_row() == before

    return check
