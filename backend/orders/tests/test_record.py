"""Each step and each reading of an order stands in the record, without a word of what people wrote."""

from contextlib import contextmanager

import pytest
from django.db import connection

from accounts.actor import Administrator
from audit.models import AuditEvent
from audit.witness import digests_of
from orders.models import Order, OrderEvent
from orders.services import transition_order
from orders.states import TRANSITIONS
from orders.tests.wire import EVERYTHING, URL, step, url_of

CANARY = "canary-5e1d"


def newest() -> AuditEvent:
    return AuditEvent.objects.latest("id")


# (status, actor, step): each action of the table once
STEPS = [
    ("draft", "clinic_staff", "submit"),
    ("submitted", "lab_staff", "review"),
    ("pending_review", "lab_staff", "start"),
    ("in_progress", "lab_staff", "hold"),
    ("on_hold", "clinic_staff", "resume"),
    ("in_progress", "lab_staff", "complete"),
    ("completed", "lab_staff", "deliver"),
    ("submitted", "lab_staff", "reject"),
    ("submitted", "clinic_staff", "cancel"),
]


def test_these_are_all_the_steps():
    assert {action for _, _, action in STEPS} == set(TRANSITIONS)


@pytest.mark.parametrize(("status", "actor", "action"), STEPS)
def test_a_step_is_recorded_with_its_event(client_for, order_maker, request, status, actor, action):
    order, who = order_maker(status), request.getfixturevalue(actor)

    assert step(client_for(who), order, action, EVERYTHING).status_code == 200

    line, event = newest(), OrderEvent.objects.latest("id")
    assert (line.action, line.outcome) == (f"order.{action}", "done")
    assert (line.actor_kind, line.actor_id, line.organization_id) == (
        "user",
        who.user_id,
        who.organization_id,
    )
    assert (line.subject_type, line.subject_id, line.subject_label) == ("order", str(order.pk), order.number)
    assert (line.witness_id, line.witness_digest) == (
        event.pk,
        digests_of("orderevent", [event.pk])[event.pk],
    )
    assert line.data["version"] == order.version + 1
    assert line.session_id is not None
    assert line.address == "127.0.0.1"


def test_placing_keeping_editing_and_discarding(client_for, clinic_staff, lab):
    client = client_for(clinic_staff)
    content = {"lab": str(lab.pk), "delivery_method": "email"}
    draft = client.post(URL, {**content, "status": "draft"}).json()
    client.patch(f"{URL}{draft['id']}/", {"notes": CANARY})
    client.delete(f"{URL}{draft['id']}/")
    placed = client.post(URL, content).json()
    client.patch(f"{URL}{placed['id']}/", {"notes": CANARY})

    lines = list(AuditEvent.objects.order_by("id"))
    assert [line.action for line in lines] == [
        "order.draft_saved",
        "order.draft_saved",
        "order.draft_discarded",
        "order.placed",
        "order.edited",
    ]
    assert [line.witness_id is None for line in lines] == [True, True, True, False, False]
    assert (lines[1].data["fields"], lines[4].data["fields"]) == (["notes"], ["notes"])


# (status, actor, what is tried, answer): a step or an edit that the order's state or the role does not allow
REFUSED = [
    ("in_progress", "clinic_staff", "cancel", (409, "transition_not_allowed")),
    ("submitted", "clinic_staff", "start", (403, "permission_denied")),
    ("submitted", "lab_viewer", "transitions", (403, "permission_denied")),
    ("in_progress", "clinic_staff", "partial_update", (409, "order_not_editable")),
    ("submitted", "lab_staff", "partial_update", (403, "permission_denied")),
    ("submitted", "clinic_viewer", "partial_update", (403, "permission_denied")),
    ("submitted", "clinic_staff", "destroy", (409, "order_not_draft")),
]


def attempt(client, order, tried: str, **headers):
    if tried == "partial_update":
        return client.patch(url_of(order), {"notes": CANARY})
    if tried == "destroy":
        return client.delete(url_of(order))
    return step(client, order, "start" if tried == "transitions" else tried, EVERYTHING, **headers)


@pytest.mark.parametrize(("status", "actor", "tried", "answer"), REFUSED)
def test_a_refused_change_is_one_line(
    client_for, order_maker, request, nothing_changes, status, actor, tried, answer
):
    order, who = order_maker(status), request.getfixturevalue(actor)
    client, before = client_for(who), AuditEvent.objects.count()

    with nothing_changes():
        response = attempt(client, order, tried)

    line = newest()
    assert (response.status_code, response.json()["code"]) == answer
    assert AuditEvent.objects.count() == before + 1
    assert (line.action, line.outcome, line.subject_id) == ("order.refused", "refused", str(order.pk))
    assert line.data == {"tried": tried, "code": answer[1]}
    assert (line.actor_id, line.organization_id) == (who.user_id, who.organization_id)


def test_a_step_refused_under_an_idempotency_key_is_recorded_too(client_for, order_maker, clinic_staff):
    """Its transaction is undone with everything in it."""
    order = order_maker("in_progress")

    assert attempt(client_for(clinic_staff), order, "cancel", HTTP_IDEMPOTENCY_KEY="k").status_code == 409

    assert (newest().action, newest().subject_label) == ("order.refused", order.number)


@pytest.mark.parametrize("pk", ["not-an-id", "x" * 300])
def test_what_a_viewer_writes_into_the_path_stays_out(client_for, clinic_viewer, pk):
    assert client_for(clinic_viewer).patch(f"{URL}{pk}/", {}).status_code == 403

    assert (newest().action, newest().subject_id) == ("order.refused", "")


def test_placing_is_for_clinics(client_for, lab, lab_staff):
    answer = client_for(lab_staff).post(URL, {"lab": str(lab.pk), "delivery_method": "email"})

    assert answer.status_code == 403
    assert (newest().action, newest().data["tried"]) == ("order.refused", "create")


@pytest.mark.parametrize("version", ['"7"', "W/x"])
def test_slips_are_not_recorded(client_for, order_maker, lab_staff, version):
    """Wrong fields and a version that is no longer the present one: the client shows them at once."""
    order, client = order_maker(), client_for(lab_staff)
    before = AuditEvent.objects.count()

    assert step(client, order, "start", HTTP_IF_MATCH=version).status_code in (400, 412)

    assert AuditEvent.objects.count() == before


def test_an_answer_given_again_is_a_reading(client_for, clinic_staff, lab):
    client = client_for(clinic_staff)
    body = {"lab": str(lab.pk), "delivery_method": "email", "notes": CANARY}
    first = client.post(URL, body, HTTP_IDEMPOTENCY_KEY="k").json()
    before = AuditEvent.objects.count()

    again = client.post(URL, body, HTTP_IDEMPOTENCY_KEY="k")

    line = newest()
    assert again.json()["notes"] == CANARY
    assert AuditEvent.objects.count() == before + 1
    assert (line.action, line.subject_id, line.subject_label) == ("order.read", first["id"], first["number"])
    assert line.data == {"version": 1, "replayed": True}


@pytest.mark.parametrize("query", [{}, {"status": "submitted"}, {"search": ""}])
def test_counting_is_not_recorded(client_for, clinic_staff, query):
    client_for(clinic_staff).get(f"{URL}summary/", query)

    assert not AuditEvent.objects.exists()


def test_counting_what_a_search_finds_is(client_for, clinic_staff):
    """Whether there is an order with somebody's name tells of them."""
    client_for(clinic_staff).get(f"{URL}summary/", {"search": CANARY, "status": "draft"})

    line = newest()
    assert (line.action, line.data) == (
        "order.counted",
        {"filters": {"status": ["draft"]}, "words_in": ["search"]},
    )


@pytest.mark.parametrize(("tail", "action"), [("", "order.read"), ("events/", "order.timeline_read")])
def test_a_reading_is_recorded(client_for, clinic_viewer, order_maker, tail, action):
    order = order_maker()

    assert client_for(clinic_viewer).get(url_of(order, tail)).status_code == 200

    line = newest()
    assert (line.action, line.subject_id, line.actor_id) == (action, str(order.pk), clinic_viewer.user_id)


def test_a_list_is_one_line_that_names_each_order(client_for, lab_viewer, order_maker):
    orders = [order_maker() for _ in range(3)]
    order_maker("draft")
    before = AuditEvent.objects.count()

    client_for(lab_viewer).get(URL, {"status": "submitted", "search": "-"})

    line = newest()
    assert AuditEvent.objects.count() == before + 1
    assert line.action == "order.listed"
    assert line.data["ids"] == [str(order.pk) for order in reversed(orders)]
    assert line.data["filters"] == {"status": ["submitted"]}
    assert line.data["words_in"] == ["search"]


def test_an_export_is_recorded_with_its_filter(client_for, clinic_staff, order_maker):
    order_maker()

    client_for(clinic_staff).get(f"{URL}export/", {"priority": ["stat", "routine"], "search": CANARY})

    line = newest()
    assert (line.action, line.data) == (
        "order.exported",
        {"filters": {"priority": ["routine", "stat"]}, "words_in": ["search"]},
    )


@pytest.mark.parametrize("tail", ["", "events/"])
def test_a_reading_that_finds_nothing_is_none(client_for, other_clinic_staff, order_maker, tail):
    order = order_maker()
    before = AuditEvent.objects.count()

    assert client_for(other_clinic_staff).get(url_of(order, tail)).status_code == 404

    assert AuditEvent.objects.count() == before


def test_an_administrators_step_stands_in_the_clinics_record(administrator, order_maker, clinic):
    order = order_maker()

    transition_order(order_id=order.pk, action="review", actor=Administrator(administrator))

    line = newest()
    assert (line.actor_kind, line.actor_id) == ("administrator", administrator.pk)
    assert line.organization_id == clinic.pk


def test_no_line_holds_what_people_wrote(client_for, clinic_staff, lab_staff, order_maker):
    order = order_maker(notes=f"{CANARY} notes", client_reference=f"{CANARY} reference")
    clinic_client, lab_client = client_for(clinic_staff), client_for(lab_staff)
    said = {"note": CANARY, "tracking_number": CANARY, "collected_by": CANARY, "carrier": CANARY}
    clinic_client.patch(url_of(order), {"notes": f"{CANARY} more"})
    for action, client in [
        ("review", lab_client),
        ("hold", lab_client),
        ("resume", clinic_client),
        ("start", lab_client),
        ("complete", lab_client),
        ("deliver", lab_client),
    ]:
        assert step(client, order, action, said).status_code == 200
    for path in (URL, f"{URL}export/", url_of(order), url_of(order, "events/")):
        assert (
            lab_client.get(path, {"search": CANARY} if path in (URL, f"{URL}export/") else {}).status_code
            == 200
        )

    lines = list(AuditEvent.objects.values())
    assert len(lines) == 12
    assert CANARY not in str(lines)


@contextmanager
def the_record_away():
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE audit_auditevent RENAME TO audit_auditevent_away")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE audit_auditevent_away RENAME TO audit_auditevent")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("path", [URL, f"{URL}export/", "{order}", "{order}events/"])
def test_what_cannot_be_recorded_is_not_shown(client_for, clinic_staff, order_maker, path):
    order = order_maker(notes=CANARY)
    client = client_for(clinic_staff)

    with the_record_away():
        response = client.get(path.format(order=url_of(order)))

    assert (response.status_code, response.json()["code"]) == (503, "unavailable")
    assert CANARY not in response.content.decode()


@pytest.mark.django_db(transaction=True)
def test_what_cannot_be_recorded_is_not_done(client_for, lab_staff, order_maker, nothing_changes):
    order, client = order_maker(), client_for(lab_staff)
    client.raise_request_exception = False

    with the_record_away(), nothing_changes():
        response = step(client, order, "start", {})

    assert response.status_code >= 500
    assert Order.objects.get().status == "submitted"


@pytest.mark.parametrize("body", [{}, {"notes": "as before"}, {"status": "on_hold", "notes": "as before"}])
def test_a_change_of_nothing_is_a_reading(client_for, order_maker, clinic_staff, body):
    order = order_maker("on_hold", notes="as before")

    answer = client_for(clinic_staff).patch(url_of(order), body)

    assert answer.json()["notes"] == "as before"
    assert (newest().action, newest().subject_id) == ("order.read", str(order.pk))
