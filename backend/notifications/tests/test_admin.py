"""What was given up is taken up again by an administrator."""

import pytest
from django.contrib.messages import get_messages
from django.core import mail
from django.test import Client
from django.urls import reverse

from audit.models import AuditEvent
from common import clock
from common.errors import Conflict
from notifications.delivery import retry
from notifications.delivery.email import EmailDelivery, deliver_due_emails
from notifications.letters import write_letter
from notifications.models import Letter

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(administrator) -> Client:
    client = Client()
    client.force_login(administrator)
    return client


@pytest.fixture
def dead_letter(clinic_staff) -> Letter:
    letter = write_letter("password_changed", to_address="jonas@example.org", about_id=clinic_staff.user_id)
    Letter.objects.update(status="dead", attempts=8, finished_at=clock.now(), last_error="refused")
    return letter


def try_again(admin: Client, model: str, *rows: object, **more: str):
    chosen = [str(row.pk) for row in rows]  # type: ignore[attr-defined]
    url = reverse(f"admin:notifications_{model}_changelist")
    return admin.post(url, {"action": "try_again", "_selected_action": chosen, **more})


def test_a_dead_letter_goes_out_after_all(admin, dead_letter):
    assert "It goes out within a minute" in try_again(admin, "letter", dead_letter).content.decode()
    assert deliver_due_emails() == 0

    try_again(admin, "letter", dead_letter, confirmed="1")
    assert deliver_due_emails() == 1

    dead_letter.refresh_from_db()
    assert (dead_letter.status, dead_letter.attempts, dead_letter.finished_at is None) == ("sent", 1, False)
    assert [message.to for message in mail.outbox] == [["jonas@example.org"]]
    assert list(AuditEvent.objects.values_list("action", flat=True)) == ["admin.acted"]


def test_a_dead_delivery_of_a_notification_too(admin, order_maker):
    order_maker("on_hold")
    EmailDelivery.objects.update(status="dead", attempts=8, finished_at=clock.now())
    (delivery,) = EmailDelivery.objects.filter(notification__kind="order_held")

    try_again(admin, "emaildelivery", delivery, confirmed="1")

    assert EmailDelivery.objects.get(pk=delivery.pk).status == "pending"
    assert deliver_due_emails() == 1
    assert len(mail.outbox) == 1


def test_what_was_sent_is_not_sent_twice(admin, dead_letter, nothing_changes):
    Letter.objects.update(status="sent")

    with nothing_changes():
        answer = try_again(admin, "letter", dead_letter, confirmed="1")

    assert [str(said) for said in get_messages(answer.wsgi_request)] == [
        "Nothing to do: they were not given up."
    ]


def test_of_two_administrators_one_takes_it_up(dead_letter, nothing_changes):
    retry.try_again(dead_letter)

    with nothing_changes(), pytest.raises(Conflict):
        retry.try_again(dead_letter)


@pytest.mark.parametrize("model", ["notification", "emaildelivery", "letter"])
def test_lists_cost_the_same_however_long_they_are(
    admin, order_maker, dead_letter, django_assert_max_num_queries, model
):
    for _ in range(8):
        order_maker("on_hold")

    url = reverse(f"admin:notifications_{model}_changelist")
    with django_assert_max_num_queries(8):
        page = admin.get(url)
    row = page.context["cl"].queryset.first()
    assert admin.get(reverse(f"admin:notifications_{model}_change", args=[row.pk])).status_code == 200
