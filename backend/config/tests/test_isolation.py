"""Every route to everybody: who is meant to gets through, everybody else is refused, learns and changes nothing."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail

from accounts.models import Invitation, Membership
from accounts.sessions import start_session
from accounts.tokens import SessionAccessToken
from audit.models import AuditEvent
from config.tests.access_table import OUTSIDE, ROWS, WHO
from config.tests.conftest import CANARY, bearer
from config.tests.routes import api_routes
from config.tests.test_routes import PUBLIC
from conftest import every_row
from notifications.models import Notification
from orders.models import Order, OrderEvent

ABSENT = "0190aaaa-0000-7000-8000-000000000000"
# A person's own: the right password of the wrong code is as far as one gets without an authenticator.
WITNESSED_BY_THEIR_OWN_TESTS = {("second-factor-disable", "post"), ("second-factor-recovery-codes", "post")}

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


@rows
@pytest.mark.parametrize("who", WHO)
def test_everybody_gets_what_the_table_says(attempt, cast, caplog, key, who):
    headers = bearer(cast[who])
    before = every_row()

    response = attempt(key, headers)

    assert response.status_code == ROWS[key].statuses[who]
    after = every_row()
    if response.status_code >= 400:
        assert after == before
    if who in OUTSIDE:
        assert CANARY not in response.everything
        assert CANARY not in caplog.text
        assert all(CANARY not in f"{letter.body} {letter.subject}" for letter in mail.outbox)
        assert all(row in after[table] for table, row in strangers_rows(before, cast[who]))


@rows
@pytest.mark.parametrize("who", ["anonymous", "disabled", "expired", "removed", "forged"])
def test_nobody_gets_through_without_a_living_session(attempt, cast, key, who):
    headers = NOBODIES[who](cast["clinic_admin"])
    before = every_row()

    response = attempt(key, headers)

    assert response.status_code == 401
    assert CANARY not in response.everything
    assert every_row() == before


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


@rows
def test_somebody_elses_reads_exactly_like_nothing(attempt, world, cast, key):
    if "{" not in ROWS[key].path or ROWS[key].statuses["other_clinic_admin"] == 200:
        return
    headers = bearer(cast["other_clinic_admin"])
    foreign = attempt(key, headers)
    world.update(dict.fromkeys(world, ABSENT))
    absent = attempt(key, headers)

    assert {**foreign.json(), "request_id": ""} == {**absent.json(), "request_id": ""}


@pytest.mark.parametrize("who", OUTSIDE[:3])
@pytest.mark.parametrize("model", [Order, OrderEvent, Notification, Invitation, Membership, AuditEvent])
def test_every_scope_holds_by_itself(cast, world, clinic, model, who):
    """Also where a view happens to look up something else first."""
    own = {"clinic_admin": cast["clinic_admin"], "lab_staff": cast["lab_staff"]}
    assert any(model.objects.visible_to(actor).exists() for actor in own.values())

    outsider = cast[who]
    for row in model.objects.visible_to(outsider):
        assert row.organization_id == outsider.organization_id


@pytest.mark.parametrize("who", OUTSIDE[:3])
@pytest.mark.parametrize("words", [CANARY, "notes", "petra"])
def test_a_search_finds_nothing_of_others(client_for, cast, world, who, words):
    client = client_for(cast[who])

    assert client.get("/api/orders/", {"search": words}).json()["results"] == []
    assert client.get("/api/orders/summary/", {"search": words}).json()["total"] == 0
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
    "token_hash",
    "id__in",
    "pk",
)
LISTS = [
    *("/api/orders/", "/api/orders/summary/", "/api/orders/export/", "/api/notifications/", "/api/labs/"),
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
    assert list(read) == [cast["lab_admin"].user_id]


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
