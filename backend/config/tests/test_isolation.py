"""For every scoped route: its own people get through, everybody else is refused and nothing changes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from audit.record import record
from config.tests.routes import api_routes
from config.tests.test_routes import PUBLIC, UNSCOPED
from conftest import every_row
from notifications.models import Notification

# What must never reach an outsider, hidden in every text of one clinic's order.
CANARY = "canary-7f3a"

OUTSIDERS = ("other_clinic_staff", "other_lab_staff", "waiting_lab_staff", "administrator")


@dataclass(frozen=True)
class Probe:
    """How one route is tried.

    Attributes:
        path: with ``{order}``, ``{draft}`` and ``{notification}`` to be filled in.
        body: what is sent.
        witness: somebody of the organization who gets through, with the status they get.
        colleagues: others of the two sides → the status each of them gets.
        outsiders: the status of an outsider; a list of nothing is 200.
    """

    path: str
    body: Any
    witness: tuple[str, int]
    colleagues: dict[str, int]
    outsiders: int = 404


ORDER, DRAFT = "/api/orders/{order}/", "/api/orders/{draft}/"
BELL = "/api/notifications/"

# The other side's admin reads the own record only.
NOT_ADMINS = {"clinic_staff": 403, "clinic_viewer": 403, "lab_staff": 403, "lab_admin": 200}

PROBES = {
    ("order-list", "get"): Probe("/api/orders/", None, ("clinic_viewer", 200), {"lab_viewer": 200}, 200),
    ("order-summary", "get"): Probe(
        "/api/orders/summary/", None, ("clinic_viewer", 200), {"lab_viewer": 200}, 200
    ),
    ("order-export", "get"): Probe(
        "/api/orders/export/", None, ("clinic_viewer", 200), {"lab_viewer": 200}, 200
    ),
    ("order-detail", "get"): Probe(ORDER, None, ("clinic_viewer", 200), {"lab_viewer": 200}),
    ("order-events", "get"): Probe(ORDER + "events/", None, ("clinic_viewer", 200), {"lab_viewer": 200}),
    ("order-detail", "patch"): Probe(
        ORDER,
        {"notes": "x"},
        ("clinic_staff", 200),
        {"clinic_viewer": 403, "lab_staff": 403, "lab_viewer": 403},
    ),
    ("order-detail", "delete"): Probe(
        DRAFT, None, ("clinic_staff", 204), {"clinic_viewer": 403, "lab_staff": 403, "lab_viewer": 403}
    ),
    ("order-transitions", "post"): Probe(
        ORDER + "transitions/",
        {"action": "start"},
        ("lab_staff", 200),
        {"lab_viewer": 403, "clinic_staff": 403, "clinic_viewer": 403},
    ),
    ("audit-list", "get"): Probe("/api/audit/", None, ("clinic_admin", 200), NOT_ADMINS, 403),
    ("audit-export", "get"): Probe("/api/audit/export/", None, ("clinic_admin", 200), NOT_ADMINS, 403),
    ("notification-list", "get"): Probe(BELL, None, ("lab_staff", 200), {"lab_admin": 200}, 200),
    ("notification-detail", "get"): Probe(
        BELL + "{notification}/", None, ("lab_staff", 200), {"lab_admin": 404, "clinic_staff": 404}
    ),
    ("notification-detail", "patch"): Probe(
        BELL + "{notification}/",
        {"is_read": True},
        ("lab_staff", 200),
        {"lab_admin": 404, "clinic_staff": 404},
    ),
    ("notification-mark-read", "post"): Probe(
        BELL + "mark-read/", {"ids": ["{notification}"]}, ("lab_staff", 200), {"clinic_staff": 200}, 200
    ),
}
# Written to one's own row only: what an outsider writes there is their own.
OWN_ROWS = {("notification-preferences", "get"), ("notification-preferences", "put"), ("order-list", "post")}
# No lab deletes any order, its own or another's: refused before anything is looked up.
CLOSED = {(actor, ("order-detail", "delete")) for actor in ("other_lab_staff", "waiting_lab_staff")}
LISTS = {key for key, probe in PROBES.items() if probe.outsiders == 200}

probes = pytest.mark.parametrize("key", PROBES, ids=lambda key: f"{key[1]} {key[0]}")


@pytest.fixture
def world(order_maker, clinic, lab, lab_staff, lab_admin) -> dict[str, str]:
    """One order, one draft, and one notification of the lab's staff; every text of it is a canary."""
    type(clinic).objects.filter(pk=clinic.pk).update(name=f"{CANARY} clinic")
    clinic.refresh_from_db()
    order = order_maker(notes=f"{CANARY} notes", client_reference=f"{CANARY} reference")
    draft = order_maker("draft", notes=f"{CANARY} draft")
    record("organization.changed", subject=clinic, organization_id=clinic.pk)
    told = Notification.objects.get(recipient=lab_staff.user)
    return {"order": str(order.pk), "draft": str(draft.pk), "notification": str(told.pk)}


@pytest.fixture
def attempt(client_for, request, world) -> Callable[[tuple[str, str], str | None], Any]:
    """``attempt(key, actor)``: the answer, its streamed body read, its secrets looked for."""

    def fill(value: Any) -> Any:
        if isinstance(value, str):
            return value.format(**world)
        if isinstance(value, dict):
            return {name: fill(inner) for name, inner in value.items()}
        return [fill(inner) for inner in value] if isinstance(value, list) else value

    def send(key: tuple[str, str], actor: str | None) -> Any:
        probe = PROBES[key]
        client = client_for(request.getfixturevalue(actor) if actor else None)
        response = getattr(client, key[1])(fill(probe.path), fill(probe.body))
        body = b"".join(response.streaming_content) if response.streaming else response.content
        response.everything = f"{body.decode()} {dict(response.items())} {response.cookies}"
        return response

    return send


@pytest.fixture
def rows() -> Callable[[], dict[str, Any]]:
    """Every row but the sessions, one of which each attempt begins."""
    return lambda: {name: kept for name, kept in every_row().items() if name != "Session"}


def essence(response: Any) -> dict[str, Any]:
    return {key: value for key, value in response.json().items() if key != "request_id"}


def test_no_scoped_route_is_left_out():
    routed = {route.id for route in api_routes()} - PUBLIC - UNSCOPED

    assert set(PROBES) | OWN_ROWS == routed


@probes
def test_its_own_people_get_through(attempt, key):
    actor, status = PROBES[key].witness

    response = attempt(key, actor)

    assert response.status_code == status
    if key[1] == "get" or key == ("order-detail", "patch"):
        assert CANARY in response.everything or key == ("order-summary", "get")


@probes
def test_colleagues_and_the_other_side_get_what_their_role_allows(attempt, request, rows, key):
    for actor, status in PROBES[key].colleagues.items():
        request.getfixturevalue(actor)
        before = rows()

        assert attempt(key, actor).status_code == status, actor

        assert rows() == before, actor


@probes
@pytest.mark.parametrize("actor", OUTSIDERS)
def test_an_outsider_is_refused_and_nothing_changes(attempt, request, rows, key, actor):
    request.getfixturevalue(actor)
    before = rows()

    response = attempt(key, actor)

    closed = actor == "administrator" or (actor, key) in CLOSED
    assert response.status_code == (403 if closed else PROBES[key].outsiders)
    assert CANARY not in response.everything
    assert rows() == before


@probes
def test_somebody_elses_reads_exactly_like_nothing(attempt, world, client_for, other_clinic_staff, key):
    if key in LISTS:
        return
    response = attempt(key, "other_clinic_staff")
    world.update(dict.fromkeys(world, "0190aaaa-0000-7000-8000-000000000000"))
    absent = attempt(key, "other_clinic_staff")

    assert essence(response) == essence(absent)


@pytest.mark.parametrize("actor", ["other_clinic_staff", "other_lab_staff", "waiting_lab_staff"])
@pytest.mark.parametrize("words", [CANARY, "notes"])
def test_a_search_finds_nothing_of_others(client_for, request, world, actor, words):
    client = client_for(request.getfixturevalue(actor))

    assert client.get("/api/orders/", {"search": words}).json()["results"] == []
    assert client.get("/api/orders/summary/", {"search": words}).json()["total"] == 0


def test_marking_all_read_reaches_ones_own_alone(client_for, world, lab_admin, lab_staff):
    client_for(lab_admin).post("/api/notifications/mark-read/", {"all": True})

    assert list(Notification.objects.filter(is_read=True).values_list("recipient", flat=True)) == [
        lab_admin.user_id
    ]


def test_a_taken_reference_of_another_clinic_is_not_betrayed(client_for, other_clinic_staff, world, lab):
    response = client_for(other_clinic_staff).post(
        "/api/orders/",
        {"lab": str(lab.pk), "delivery_method": "email", "client_reference": f"{CANARY} reference"},
    )

    assert response.status_code == 201


def test_preferences_are_ones_own(client_for, clinic_staff, clinic_admin):
    wish = [{"kind": "order_started", "in_app": False, "email": False}]
    client_for(clinic_staff).put("/api/notifications/preferences/", wish)

    def started(actor):
        rows = client_for(actor).get("/api/notifications/preferences/").json()
        return next(row["in_app"] for row in rows if row["kind"] == "order_started")

    assert (started(clinic_staff), started(clinic_admin)) == (False, True)
