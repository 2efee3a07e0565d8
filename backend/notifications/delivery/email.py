"""E-mail from delivery rows: claimed one by one, tried with growing pauses, given up after eight times."""

import logging
import random
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

from accounts.actor import WORKING_ROLES
from accounts.models import Membership
from common import clock
from notifications.models import EmailDelivery, Notification
from notifications.rules import RULES

logger = logging.getLogger(__name__)

MAX_ATTEMPTS = 8
# Longer than the mail server may take (settings.EMAIL_TIMEOUT), so that nobody else sends meanwhile.
LEASE = timedelta(minutes=2)
FIRST_PAUSE = timedelta(seconds=30)
CLAIMED_AT_ONCE = 20


def deliver_due_emails() -> int:
    """Send what is due; returns how many deliveries were taken up."""
    due = EmailDelivery.objects.filter(
        status=EmailDelivery.Status.PENDING, next_attempt_at__lte=clock.now()
    ).order_by("next_attempt_at")
    taken = 0
    for pk in list(due.values_list("pk", flat=True)[:CLAIMED_AT_ONCE]):
        delivery = claim(pk)
        if delivery is not None:
            taken += 1
            attempt(delivery)
    return taken


def claim(pk: UUID) -> EmailDelivery | None:
    """Take a delivery for this worker: a conditional update that only one can win."""
    now = clock.now()
    won = EmailDelivery.objects.filter(
        pk=pk, status=EmailDelivery.Status.PENDING, next_attempt_at__lte=now
    ).update(next_attempt_at=now + LEASE)
    if not won:
        return None
    return EmailDelivery.objects.select_related(
        "notification__recipient", "notification__order", "notification__organization"
    ).get(pk=pk)


def attempt(delivery: EmailDelivery) -> None:
    """Try once and write down what became of it. No transaction is open while the mail server is asked."""
    notification = delivery.notification
    if notification.is_read or not is_still_concerned(notification):
        finish(delivery, EmailDelivery.Status.SKIPPED)
        return
    delivery.attempts += 1
    try:
        compose(notification).send()
    except Exception as error:
        note_failure(delivery, error)
    else:
        finish(delivery, EmailDelivery.Status.SENT)


def is_still_concerned(notification: Notification) -> bool:
    """Whether the recipient still does the organization's work; who has left is told nothing more."""
    return Membership.objects.filter(
        user=notification.recipient_id,
        user__is_active=True,
        organization=notification.organization_id,
        organization__is_active=True,
        role__in=WORKING_ROLES,
    ).exists()


def note_failure(delivery: EmailDelivery, error: Exception) -> None:
    """Try again later, or give up."""
    delivery.last_error = f"{type(error).__name__}: {error}"[:500]
    logger.warning("e-mail %s failed, attempt %s: %s", delivery.pk, delivery.attempts, type(error).__name__)
    if delivery.attempts >= MAX_ATTEMPTS:
        finish(delivery, EmailDelivery.Status.DEAD)
        return
    delivery.next_attempt_at = next_attempt(delivery.attempts)
    delivery.save(update_fields=["attempts", "last_error", "next_attempt_at"])


def finish(delivery: EmailDelivery, status: EmailDelivery.Status) -> None:
    """Close the row."""
    delivery.status, delivery.finished_at = status, clock.now()
    delivery.save(update_fields=["status", "finished_at", "attempts", "last_error"])


def next_attempt(attempts: int) -> datetime:
    """When to try again after so many attempts: doubling pauses, spread by up to a quarter."""
    pause = FIRST_PAUSE * 2 ** (attempts - 1)
    return clock.now() + pause * random.uniform(1, 1.25)  # noqa: S311 - spreads load


def compose(notification: Notification) -> EmailMultiAlternatives:
    """The message: what happened and a link that needs a log-in; no patient data, no free text."""
    order = notification.order
    path = f"/orders/{order.pk}" if order else "/dashboard"
    context = {
        "notification": notification,
        "title": RULES[notification.kind].title,
        "link": f"{settings.PUBLIC_URL}{path}",
        "settings_link": f"{settings.PUBLIC_URL}/settings",
    }
    message = EmailMultiAlternatives(
        subject=" ".join(notification.message.split()),
        body=render_to_string("notifications/email.txt", context),
        to=[notification.recipient.email],
        headers={"Message-ID": f"<{notification.pk}@{settings.PUBLIC_URL.split('//')[-1].split(':')[0]}>"},
    )
    message.attach_alternative(render_to_string("notifications/email.html", context), "text/html")
    return message
