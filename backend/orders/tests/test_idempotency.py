"""Idempotency-Key: the same request twice is done once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from common import clock
from common.idempotency import forget_old_keys
from common.models import IdempotencyKey
from notifications.models import Notification
from orders.models import Order, OrderEvent
from orders.tests.wire import URL, fields_at_fault, refusal, step, url_of

KEY = "order-7"


@pytest.fixture
def body(lab) -> dict:
    return {"lab": str(lab.pk), "delivery_method": "email", "notes": "Once."}


def place(client, body, key=KEY):
    return client.post(URL, body, HTTP_IDEMPOTENCY_KEY=key)


def test_the_same_request_gets_the_first_answer_again(client_for, clinic_staff, lab_staff, body):
    client = client_for(clinic_staff)
    first = place(client, body)

    second = place(client, body)

    assert (first.status_code, second.status_code) == (201, 201)
    assert second.json() == first.json()
    assert second["ETag"] == first["ETag"]
    assert second["Idempotent-Replayed"] == "true"
    assert "Idempotent-Replayed" not in first
    assert (Order.objects.count(), OrderEvent.objects.count(), Notification.objects.count()) == (1, 1, 1)


@pytest.mark.parametrize("pk", ["%00", "a" * 600])
def test_a_path_that_is_none_of_ours_is_missing_with_a_key_too(client_for, clinic_staff, nothing_changes, pk):
    client = client_for(clinic_staff)

    with nothing_changes():
        response = client.post(f"{URL}{pk}/transitions/", {"action": "cancel"}, HTTP_IDEMPOTENCY_KEY=KEY)

    assert refusal(response) == (404, "not_found")


def test_the_order_of_the_members_does_not_count(client_for, clinic_staff, body):
    client = client_for(clinic_staff)
    place(client, body)

    again = place(client, dict(reversed(body.items())))

    assert again["Idempotent-Replayed"] == "true"


def test_a_replay_shows_the_answer_of_then(client_for, clinic_staff, lab_staff, body):
    client = client_for(clinic_staff)
    first = place(client, body).json()
    step(client_for(lab_staff), Order.objects.get(), "start")

    assert place(client, body).json() == first


def test_another_body_is_refused(client_for, clinic_staff, body, nothing_changes):
    client = client_for(clinic_staff)
    place(client, body)

    with nothing_changes():
        response = place(client, {**body, "notes": "Twice."})

    assert refusal(response) == (422, "idempotency_key_reused")


def test_another_key_is_another_order(client_for, clinic_staff, body):
    client = client_for(clinic_staff)
    numbers = {place(client, body, key).json()["number"] for key in ("a", "b")}

    assert len(numbers) == 2


def test_another_organization_is_free_to_use_the_key(client_for, clinic_staff, other_clinic_staff, body):
    ours = place(client_for(clinic_staff), body)
    theirs = place(client_for(other_clinic_staff), body)

    assert (ours.status_code, theirs.status_code) == (201, 201)
    assert theirs.json()["clinic"]["name"] == "Hillcrest Clinic"
    assert "Idempotent-Replayed" not in theirs


def test_a_colleague_repeats_for_the_organization(client_for, clinic_staff, clinic_admin, body):
    first = place(client_for(clinic_staff), body)
    again = place(client_for(clinic_admin), body)

    assert again.json()["id"] == first.json()["id"]


def test_a_viewer_replays_nothing(client_for, clinic_staff, clinic_viewer, body):
    place(client_for(clinic_staff), body)

    assert place(client_for(clinic_viewer), body).status_code == 403


def test_a_refused_request_gives_the_key_back(client_for, clinic_staff, body):
    client = client_for(clinic_staff)

    refused = place(client, {**body, "delivery_method": "pigeon"})

    assert refused.status_code == 400
    assert IdempotencyKey.objects.count() == 0
    assert place(client, body).status_code == 201


def test_a_key_is_kept_for_24_hours(client_for, clinic_staff, body):
    client = client_for(clinic_staff)
    place(client, body)

    with clock.at(timezone.now() + timedelta(hours=23, minutes=59)):
        assert place(client, body)["Idempotent-Replayed"] == "true"
        assert forget_old_keys() == 0
    with clock.at(timezone.now() + timedelta(hours=24, minutes=1)):
        assert "Idempotent-Replayed" not in place(client, body)
    assert Order.objects.count() == 2


def test_old_keys_are_forgotten(client_for, clinic_staff, body):
    place(client_for(clinic_staff), body)

    with clock.at(timezone.now() + timedelta(hours=24, minutes=1)):
        assert forget_old_keys() == 1
    assert IdempotencyKey.objects.count() == 0


@pytest.mark.parametrize("key", ["", " ", "a b", "x" * 256, "é"])
def test_a_key_of_another_shape_is_refused(client_for, clinic_staff, body, nothing_changes, key):
    client = client_for(clinic_staff)

    with nothing_changes():
        assert fields_at_fault(place(client, body, key)) == {"Idempotency-Key"}


class TestTransitions:
    def take(self, client, order, action="start", **given):
        return client.post(
            url_of(order, "transitions/"), {"action": action, **given}, HTTP_IDEMPOTENCY_KEY=KEY
        )

    def test_a_step_is_taken_once(self, client_for, lab_staff, order_maker):
        client, order = client_for(lab_staff), order_maker()
        first, second = self.take(client, order), self.take(client, order)

        assert (first.status_code, second.status_code) == (200, 200)
        assert second.json() == first.json()
        assert (second["Idempotent-Replayed"], second["ETag"]) == ("true", '"2"')
        assert [event.action for event in order.events.order_by("id")] == ["submit", "start"]

    def test_another_step_with_the_same_key_is_refused(
        self, client_for, lab_staff, order_maker, nothing_changes
    ):
        client, order = client_for(lab_staff), order_maker()
        self.take(client, order)

        with nothing_changes():
            assert refusal(self.take(client, order, "complete")) == (422, "idempotency_key_reused")

    def test_the_key_counts_for_one_order_alone(self, client_for, lab_staff, order_maker):
        client = client_for(lab_staff)

        for order in (order_maker(), order_maker()):
            assert self.take(client, order).json()["id"] == str(order.pk)

    @pytest.mark.parametrize(
        ("actor", "status"), [("clinic_staff", 403), ("lab_viewer", 403), ("other_lab_staff", 404)]
    )
    def test_a_refusal_gives_the_key_back(
        self, client_for, order_maker, nothing_changes, request, actor, status
    ):
        client, order = client_for(request.getfixturevalue(actor)), order_maker()

        with nothing_changes():
            assert self.take(client, order).status_code == status

    def test_the_other_side_does_not_get_the_answer(
        self, client_for, lab_staff, other_lab_staff, order_maker
    ):
        order = order_maker()
        self.take(client_for(lab_staff), order)

        assert self.take(client_for(other_lab_staff), order).status_code == 404
