"""Two people at once, on PostgreSQL: one wins, the other is told."""

from typing import Any

import pytest
from django.db import transaction

from common.idempotency import digest_of
from common.models import IdempotencyKey
from common.tests.parallel import at_once, statuses
from orders.models import Order, OrderEvent
from orders.tests.wire import EVERYTHING, URL, url_of

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]
ROUNDS = pytest.mark.parametrize("round_number", range(5))


@ROUNDS
@pytest.mark.parametrize(
    ("status", "steps"),
    [
        ("submitted", (("lab_staff", "start"), ("clinic_staff", "cancel"))),
        ("submitted", (("lab_staff", "review"), ("lab_admin", "review"))),
        ("on_hold", (("lab_staff", "resume"), ("clinic_staff", "resume"))),
        ("in_progress", (("lab_staff", "complete"), ("lab_admin", "reject"))),
    ],
)
def test_two_steps_from_the_same_status(client_for, order_maker, request, status, steps, round_number):
    order = order_maker(status)
    before = order.events.count()
    clients = [client_for(request.getfixturevalue(actor)) for actor, _ in steps]

    answers = at_once(
        *(
            lambda client=client, action=action: client.post(
                url_of(order, "transitions/"), {"action": action, **EVERYTHING}
            )
            for client, (_, action) in zip(clients, steps, strict=True)
        )
    )

    assert statuses(answers) == {200: 1, 409: 1}
    loser = next(answer for answer in answers if answer.status_code == 409).json()
    winner = next(answer for answer in answers if answer.status_code == 200).json()
    assert loser["code"] == "transition_not_allowed"
    assert (loser["current_status"], loser["version"]) == (winner["status"], winner["version"])
    assert order.events.count() == before + 1
    order.refresh_from_db()
    assert order.status == winner["status"]


@ROUNDS
def test_an_edit_and_a_start(client_for, clinic_staff, lab_staff, order_maker, round_number):
    order = order_maker()
    clinic, lab = client_for(clinic_staff), client_for(lab_staff)

    edit, start = at_once(
        lambda: clinic.patch(url_of(order), {"notes": "Changed."}, HTTP_IF_MATCH='"1"'),
        lambda: lab.post(url_of(order, "transitions/"), {"action": "start"}, HTTP_IF_MATCH='"1"'),
    )

    order.refresh_from_db()
    assert sorted([edit.status_code, start.status_code]) == [200, 412]
    assert order.version == 2
    assert (order.status, order.notes) == (
        ("submitted", "Changed.") if edit.status_code == 200 else ("in_progress", "")
    )


@ROUNDS
def test_without_if_match_nothing_is_half_done(
    client_for, clinic_staff, lab_staff, order_maker, round_number
):
    order = order_maker()
    clinic, lab = client_for(clinic_staff), client_for(lab_staff)

    edit, start = at_once(
        lambda: clinic.patch(url_of(order), {"notes": "Changed."}),
        lambda: lab.post(url_of(order, "transitions/"), {"action": "start"}),
    )

    order.refresh_from_db()
    assert start.status_code == 200
    assert edit.status_code in (200, 409)
    assert order.status == "in_progress"
    assert order.notes == ("Changed." if edit.status_code == 200 else "")
    assert list(order.events.order_by("version").values_list("version", flat=True)) == list(
        range(1, order.version + 1)
    )


@ROUNDS
def test_one_client_reference_twice(client_for, clinic_staff, clinic_admin, lab, round_number):
    body = {"lab": str(lab.pk), "delivery_method": "email", "client_reference": "R-1"}
    clients = [client_for(clinic_staff), client_for(clinic_admin)]

    answers = at_once(*(lambda client=client: client.post(URL, body) for client in clients))

    assert statuses(answers) == {201: 1, 400: 1}
    refused = next(answer for answer in answers if answer.status_code == 400).json()
    assert [(e["field"], e["code"]) for e in refused["errors"]] == [("client_reference", "unique")]
    assert (Order.objects.count(), OrderEvent.objects.count()) == (1, 1)


@ROUNDS
def test_one_idempotency_key_eight_times(client_for, clinic_staff, lab, round_number):
    body = {"lab": str(lab.pk), "delivery_method": "email"}
    client = client_for(clinic_staff)
    requests = [lambda: client.post(URL, body, HTTP_IDEMPOTENCY_KEY="one")] * 8

    answers = at_once(*requests)

    assert Order.objects.count() == 1
    assert set(statuses(answers)) <= {201, 409}
    placed = [answer for answer in answers if answer.status_code == 201]
    assert {answer.json()["id"] for answer in placed} == {str(Order.objects.get().pk)}
    assert sum("Idempotent-Replayed" not in answer for answer in placed) == 1
    for answer in answers:
        if answer.status_code == 409:
            assert answer.json()["code"] == "idempotency_in_progress"
            assert answer["Retry-After"] == "1"
    assert client.post(URL, body, HTTP_IDEMPOTENCY_KEY="one")["Idempotent-Replayed"] == "true"


def test_while_the_first_is_running_the_second_is_told(client_for, clinic_staff, lab):
    """The first holds its key's row until its transaction ends; here this test holds it instead."""
    body = {"lab": str(lab.pk), "delivery_method": "email"}
    scope = digest_of(f"{clinic_staff.organization_id}:POST:{URL}")
    client = client_for(clinic_staff)
    first = client.post(URL, body, HTTP_IDEMPOTENCY_KEY="one")
    assert first.status_code == 201

    def ask() -> Any:
        return client.post(URL, body, HTTP_IDEMPOTENCY_KEY="one")

    with transaction.atomic():
        IdempotencyKey.objects.select_for_update().get(scope=scope, key="one")
        (running,) = at_once(ask)
    (finished,) = at_once(ask)

    assert (running.status_code, running.json()["code"]) == (409, "idempotency_in_progress")
    assert (finished.status_code, finished["Idempotent-Replayed"]) == (201, "true")


@ROUNDS
def test_a_draft_is_sent_or_thrown_away_not_both(
    client_for, clinic_staff, clinic_admin, order_maker, round_number
):
    order = order_maker("draft")
    sender, thrower = client_for(clinic_staff), client_for(clinic_admin)

    sent, thrown = at_once(
        lambda: sender.post(url_of(order, "transitions/"), {"action": "submit"}),
        lambda: thrower.delete(url_of(order)),
    )

    assert (sent.status_code, thrown.status_code) in {(200, 409), (404, 204)}
    assert Order.objects.filter(pk=order.pk).count() == (1 if sent.status_code == 200 else 0)
