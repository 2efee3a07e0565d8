"""Every route to everybody: who is meant to gets through, everybody else is refused, learns and changes nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import groupby, product
from typing import Any

import pytest
from django.core import mail
from django.db import transaction

from accounts.models import Invitation, Membership
from accounts.sessions import start_session
from accounts.tokens import SessionAccessToken
from audit.models import AuditEvent
from config.tests.access_table import OUTSIDE, ROWS, WHO
from config.tests.conftest import CANARY, CLINICS_OWN, bearer
from config.tests.routes import api_routes
from config.tests.test_routes import PUBLIC
from conftest import every_row
from notifications.models import Notification
from orders.models import FavouriteTest, Order, OrderEvent
from patients.models import Patient, PatientIdentifier, PatientMerge, PatientWord
from specimens.models import Manifest, Specimen

ABSENT = "0190aaaa-0000-7000-8000-000000000000"
# A person's own: the right password of the wrong code is as far as one gets without an authenticator.
WITNESSED_BY_THEIR_OWN_TESTS = {("second-factor-disable", "post"), ("second-factor-recovery-codes", "post")}

INSIDE_THE_CLINIC = WHO[:3]

# The routes by the first word of their names: those of one part are tried in one world, which takes long to make.
PARTS = {part: list(keys) for part, keys in groupby(sorted(ROWS), key=lambda key: key[0].split("-")[0])}

rows = pytest.mark.parametrize("key", ROWS, ids=lambda key: f"{key[1]} {key[0]}")


def strangers_rows(before: dict[str, list[dict[str, Any]]], actor: Any) -> Iterator[tuple[str, Any]]:
    """The rows, from before, that have nothing to do with the actor or their organization."""
    own = {
        getattr(actor, "pk", None),
        getattr(actor, "user_id", None),
        getattr(actor, "organization_id", None),
    }
    for table, kept in before.items():
        # The numbers of a stream tell nobody's things; an order sent to the lab takes the next one.
        if table == "StreamHead":
            continue
        yield from ((table, row) for row in kept if not own & set(map(hashable, row.values())))


def hashable(value: Any) -> Any:
    return value if value.__hash__ else str(value)


def test_no_route_is_left_out():
    assert set(ROWS) == {route.id for route in api_routes()} - PUBLIC


@rows
def test_somebody_gets_through(key):
    successes = [status for status in ROWS[key].statuses.values() if 200 <= status < 300]

    assert successes or key in WITNESSED_BY_THEIR_OWN_TESTS


@pytest.mark.parametrize("part", PARTS)
def test_everybody_gets_what_the_table_says(attempt, cast, caplog, subtests, part):
    headers = {who: bearer(cast[who]) for who in WHO}
    before = every_row()
    for key, who in product(PARTS[part], WHO):
        with subtests.test(f"{key[1]} {key[0]} as {who}"), undone_afterwards(caplog):
            response = attempt(key, headers[who])

            assert response.status_code == ROWS[key].statuses[who]
            after = every_row()
            if response.status_code >= 400:
                assert after == before
            if who not in INSIDE_THE_CLINIC:
                assert CLINICS_OWN not in response.everything
            if who in OUTSIDE:
                assert CANARY not in response.everything
                assert CANARY not in caplog.text
                assert all(CANARY not in f"{letter.body} {letter.subject}" for letter in mail.outbox)
                assert all(row in after[table] for table, row in strangers_rows(before, cast[who]))


@contextmanager
def undone_afterwards(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """The next one finds the world as this one found it: making it anew took most of the time."""
    caplog.clear()
    mail.outbox.clear()
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.mark.parametrize("who", ["anonymous", "disabled", "expired", "removed", "forged"])
def test_nobody_gets_through_without_a_living_session(attempt, cast, who):
    headers = NOBODIES[who](cast["clinic_admin"])
    before = every_row()

    for key in ROWS:
        response = attempt(key, headers)
        assert (key, response.status_code) == (key, 401)
        assert CANARY not in response.everything
        assert every_row() == before, key


def disabled(actor: Membership) -> dict[str, str]:
    headers = bearer(actor)
    type(actor.user).objects.filter(pk=actor.user_id).update(is_active=False)
    return headers


def expired(actor: Membership) -> dict[str, str]:
    token = SessionAccessToken.for_session(start_session(user=actor.user, membership=actor)[0])
    token.set_exp(lifetime=timedelta(seconds=-1))
    return {"HTTP_AUTHORIZATION": f"Bearer {token}"}


def removed(actor: Membership) -> dict[str, str]:
    headers = bearer(actor)
    Membership.objects.filter(pk=actor.pk).delete()
    return headers


def forged(actor: Membership) -> dict[str, str]:
    """A token whose signature was cut off, and which says that it needs none."""
    payload = bearer(actor)["HTTP_AUTHORIZATION"].split(".")[1]
    return {"HTTP_AUTHORIZATION": f"Bearer eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.{payload}."}


NOBODIES = {
    "anonymous": lambda actor: {},
    "disabled": disabled,
    "expired": expired,
    "removed": removed,
    "forged": forged,
}


def test_somebody_elses_reads_exactly_like_nothing(attempt, world, cast, subtests):
    headers = bearer(cast["other_clinic_admin"])
    tried = [key for key in ROWS if "{" in ROWS[key].path and ROWS[key].statuses["other_clinic_admin"] >= 300]
    foreign = {key: attempt(key, headers).json() for key in tried}
    world.update(dict.fromkeys(world, ABSENT))
    for key in tried:
        with subtests.test(f"{key[1]} {key[0]}"):
            absent = attempt(key, headers).json()

            assert {**foreign[key], "request_id": ""} == {**absent, "request_id": ""}


SCOPED = (
    *(Order, OrderEvent, Notification, Invitation, Membership, AuditEvent),
    *(Patient, PatientIdentifier, PatientWord, PatientMerge, FavouriteTest),
    *(Specimen, Manifest),
)


def test_every_scope_holds_by_itself(cast, world, subtests):
    """Also where a view happens to look up something else first."""
    for model in SCOPED:
        with subtests.test(model.__name__):
            seen = [model.objects.visible_to(cast[who]) for who in ("clinic_admin", "lab_staff")]
            assert any(rows.exists() for rows in seen)
            for outsider in (cast[who] for who in OUTSIDE[:3]):
                for row in model.objects.visible_to(outsider):
                    assert row.organization_id == outsider.organization_id


def test_a_search_finds_nothing_of_others(client_for, cast, world, subtests):
    for who, words in product(OUTSIDE[:3], (CANARY, "notes", "petra")):
        with subtests.test(f"{words} as {who}"):
            client = client_for(cast[who])

            assert client.get("/api/orders/", {"search": words}).json()["results"] == []
            assert client.get("/api/orders/summary/", {"search": words}).json()["total"] == 0
            assert client.get("/api/specimens/", {"search": words}).json()["results"] == []
            assert client.get("/api/members/", {"search": words}).json()["results"] == []


# Ways to ask about a column of another table, or of one that is nobody's affair, in Django's spelling.
CROSSING = (
    "clinic__name",
    "clinic__name__startswith",
    "lab__memberships__user__password",
    "user__password__startswith",
    "requested_by__email",
    "organization__name__contains",
    "events__note__contains",
    "patient__notes__contains",
    "merged_into__family_name",
    "identifiers__value__startswith",
    "words__word",
    "tests__0__code",
    "diagnosis__startswith",
    "test__lab__name",
    "order__notes__contains",
    "lines__specimen",
    "token_hash",
    "id__in",
    "pk",
)
LISTS = [
    *(
        "/api/orders/",
        "/api/orders/summary/",
        "/api/orders/export/",
        "/api/catalog/tests/",
        "/api/catalog/panels/",
        "/api/notifications/",
        "/api/labs/",
    ),
    *("/api/patients/", "/api/specimens/", "/api/manifests/"),
    *("/api/members/", "/api/invitations/", "/api/audit/", "/api/audit/export/", "/api/auth/sessions/"),
]


@pytest.mark.parametrize("path", LISTS)
def test_no_filter_and_no_ordering_reaches_across_relations(client_for, clinic_admin, path):
    client = client_for(clinic_admin)

    for name in CROSSING:
        assert client.get(path, {name: "a"}).status_code == 400, name
        for ordering in (name, f"-{name}"):
            if not path.endswith(("export/", "summary/")):
                assert client.get(path, {"ordering": ordering}).status_code == 400, ordering


def test_marking_all_read_reaches_ones_own_alone(client_for, world, cast):
    client_for(cast["lab_admin"]).post("/api/notifications/mark-read/", {"all": True})

    read = Notification.objects.filter(is_read=True).values_list("recipient", flat=True)
    assert set(read) == {cast["lab_admin"].user_id}


def test_a_taken_reference_of_another_clinic_is_not_betrayed(client_for, cast, world):
    response = client_for(cast["other_clinic_admin"]).post(
        "/api/orders/",
        {"lab": world["lab"], "delivery_method": "email", "client_reference": f"{CANARY} reference"},
    )

    assert response.status_code == 201


def test_preferences_are_ones_own(client_for, clinic_staff, clinic_admin):
    wish = [{"kind": "order_started", "in_app": False, "email": False}]
    client_for(clinic_staff).put("/api/notifications/preferences/", wish)

    def started(actor):
        rows = client_for(actor).get("/api/notifications/preferences/").json()
        return next(row["in_app"] for row in rows if row["kind"] == "order_started")

    assert (started(clinic_staff), started(clinic_admin)) == (False, True)


def test_an_invitation_of_the_canary_was_made(world):
    assert Invitation.objects.get(pk=world["invitation"]).email == f"{CANARY}@example.org"
