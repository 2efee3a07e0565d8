"""E-mail by the worker: waits a minute, skips what was read, retries, gives up, never sends twice."""

import itertools
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection

from accounts.models import Membership
from common import clock
from notifications.delivery import email
from notifications.delivery.email import deliver_due_emails
from notifications.models import EmailDelivery, Notification
from orders.services import transition_order

pytestmark = pytest.mark.django_db
A_MINUTE_LATER = timedelta(seconds=61)
BROKEN = "notifications.tests.test_email_delivery.RefusingBackend"


class RefusingBackend:
    """A mail server that refuses every connection."""

    def __init__(self, **kwargs):
        pass

    def send_messages(self, messages):
        raise ConnectionRefusedError("no mail server here")


@pytest.fixture
def held(order_maker, lab_staff):
    """An order on hold, of which the clinic's staff is told by e-mail too."""
    order = order_maker("submitted", notes="CANARY-NOTES", client_reference="CANARY-REF")
    return transition_order(order_id=order.pk, action="hold", actor=lab_staff, note="CANARY-QUESTION")


def deliver_at(moment):
    with clock.at(moment):
        return deliver_due_emails()


def test_it_waits_a_minute(held, clinic_staff):
    now = clock.now()

    assert deliver_at(now + timedelta(seconds=30)) == 0
    assert mail.outbox == []
    assert deliver_at(now + A_MINUTE_LATER) == 1
    assert [message.to for message in mail.outbox] == [[clinic_staff.user.email]]


def test_the_message_names_the_order_and_a_link_and_nothing_that_people_wrote(held, settings):
    settings.PUBLIC_URL = "https://orders.example.org"
    deliver_at(clock.now() + A_MINUTE_LATER)

    message = mail.outbox[0]
    html = message.alternatives[0].content
    assert message.subject == f"Helix Lab put order {held.number} on hold and asks you something."
    for text in (message.body, html):
        assert held.number in text
        assert f"https://orders.example.org/orders/{held.pk}" in text
        assert "CANARY" not in text + message.subject


def test_names_are_shown_inertly(held, lab):
    Notification.objects.update(message="<script>alert(1)</script>")
    deliver_at(clock.now() + A_MINUTE_LATER)

    assert "<script>" not in mail.outbox[0].alternatives[0].content
    assert "\n" not in mail.outbox[0].subject


def test_what_was_read_on_the_screen_is_not_sent(held, client_for, clinic_staff):
    client_for(clinic_staff).post("/api/notifications/mark-read/", {"all": True}, format="json")
    deliver_at(clock.now() + A_MINUTE_LATER)

    assert mail.outbox == []
    assert EmailDelivery.objects.get().status == "skipped"


def disable(member):
    member.user.is_active = False
    member.user.save()


def make_viewer(member):
    member.role = "viewer"
    member.save()


def close_organization(member):
    member.organization.is_active = False
    member.organization.save()


@pytest.mark.parametrize("leave", [Membership.delete, disable, make_viewer, close_organization])
def test_who_left_meanwhile_is_told_nothing(held, clinic_staff, leave):
    leave(clinic_staff)
    deliver_at(clock.now() + A_MINUTE_LATER)

    assert mail.outbox == []
    assert EmailDelivery.objects.get().status == "skipped"


def test_it_is_sent_once(held):
    later = clock.now() + A_MINUTE_LATER
    deliver_at(later)
    deliver_at(later + timedelta(hours=1))

    assert len(mail.outbox) == 1
    assert EmailDelivery.objects.get().status == "sent"


def test_a_refusing_mail_server_is_tried_with_growing_pauses_and_given_up_after_eight(held, settings):
    settings.EMAIL_BACKEND = BROKEN
    moment = clock.now() + A_MINUTE_LATER
    pauses = []
    for _ in range(8):
        assert deliver_at(moment) == 1
        delivery = EmailDelivery.objects.get()
        pauses.append(delivery.next_attempt_at - moment)
        moment = delivery.next_attempt_at

    assert (delivery.status, delivery.attempts) == ("dead", 8)
    assert delivery.last_error == "ConnectionRefusedError: no mail server here"
    assert all(later > earlier * 1.5 for earlier, later in itertools.pairwise(pauses[:7]))
    assert deliver_at(moment + timedelta(days=1)) == 0


def test_it_goes_out_once_the_mail_server_is_back(held, settings):
    working = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = BROKEN
    moment = clock.now() + A_MINUTE_LATER
    deliver_at(moment)
    settings.EMAIL_BACKEND = working
    deliver_at(moment + timedelta(minutes=1))

    assert len(mail.outbox) == 1
    assert EmailDelivery.objects.get().status == "sent"


def test_a_worker_that_died_is_replaced_after_its_lease(held):
    moment = clock.now() + A_MINUTE_LATER
    with clock.at(moment):
        assert email.claim(EmailDelivery, EmailDelivery.objects.get().pk) is not None  # and then it dies

    assert deliver_at(moment + timedelta(seconds=60)) == 0
    assert deliver_at(moment + email.LEASE + timedelta(seconds=1)) == 1
    assert len(mail.outbox) == 1


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_parallel_workers_never_send_one_twice(order_maker, lab_staff):
    for _ in range(12):
        order = order_maker("submitted")
        transition_order(order_id=order.pk, action="hold", actor=lab_staff, note="When?")
    moment = clock.now() + A_MINUTE_LATER
    at_once = threading.Barrier(4)

    def work(_: int) -> None:
        at_once.wait(10)
        try:
            deliver_at(moment)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, range(4)))

    assert len(mail.outbox) == 12
    assert set(EmailDelivery.objects.values_list("status", "attempts")) == {("sent", 1)}
