"""E-mail from delivery rows: claimed one by one, tried with growing pauses, given up after eight times."""

import logging
import random
from datetime import datetime, timedelta
from functools import singledispatch
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from accounts.actor import WORKING_ROLES
from accounts.models import Membership
from common import clock
from monitoring.exceptions import name_of
from monitoring.heartbeat import beat
from monitoring.metrics import EMAILS
from notifications.delivery.message import compose_message
from notifications.letters import compose_letter
from notifications.models import Delivery, EmailDelivery, Letter, Notification

logger = logging.getLogger(__name__)

MAX_ATTEMPTS = 8
# Longer than the mail server may take (settings.EMAIL_TIMEOUT), so that nobody else sends meanwhile.
LEASE = timedelta(minutes=2)
FIRST_PAUSE = timedelta(seconds=30)
CLAIMED_AT_ONCE = 20


def deliver_due_emails() -> int:
    """Send what is due; returns how many deliveries were taken up."""
    return sum(_deliver_due(kind) for kind in (EmailDelivery, Letter))


def _deliver_due(kind: type[Delivery]) -> int:
    rows: Any = kind._default_manager
    due = rows.filter(status=Delivery.Status.PENDING, next_attempt_at__lte=clock.now())
    taken = 0
    for pk in list(due.order_by("next_attempt_at").values_list("pk", flat=True)[:CLAIMED_AT_ONCE]):
        delivery = claim(kind, pk)
        if delivery is not None:
            taken += 1
            beat()
            attempt(delivery)
    return taken


def claim(kind: type[Delivery], pk: UUID) -> Delivery | None:
    """Take a delivery for this worker: a conditional update that only one can win."""
    rows: Any = kind._default_manager
    now = clock.now()
    won = rows.filter(pk=pk, status=Delivery.Status.PENDING, next_attempt_at__lte=now).update(
        next_attempt_at=now + LEASE
    )
    return rows.get(pk=pk) if won else None


def attempt(delivery: Delivery) -> None:
    """Try once and write down what became of it. No transaction is open while the mail server is asked."""
    delivery.attempts += 1
    try:
        message = compose(delivery)
        if message is not None:
            message.send()
    except Exception as error:
        note_failure(delivery, error)
    else:
        finish(delivery, Delivery.Status.SENT if message else Delivery.Status.SKIPPED)


@singledispatch
def compose(delivery: Delivery) -> EmailMultiAlternatives | None:
    """The message to send, or ``None`` when it is not needed any more."""
    raise TypeError(f"No message for {type(delivery).__name__}.")


@compose.register
def _(letter: Letter) -> EmailMultiAlternatives | None:
    return compose_letter(letter)


@compose.register
def _(delivery: EmailDelivery) -> EmailMultiAlternatives | None:
    """What happened and a link that needs a log-in; no patient data, no free text."""
    notification = Notification.objects.select_related("recipient", "organization").get(
        pk=delivery.notification_id
    )
    if notification.is_read or not is_still_concerned(notification):
        return None
    return compose_message(
        notification.pk,
        to_address=notification.recipient.email,
        subject=notification.message,
        greets=notification.recipient.display_name,
        says=notification.message,
        link=f"{settings.PUBLIC_URL}{_path_of(notification)}",
        button="Open it (you will be asked to log in)",
        closing=f"You receive this as a member of {notification.organization.name}.",
        settings_link=f"{settings.PUBLIC_URL}/settings/notifications",
    )


def _path_of(notification: Notification) -> str:
    if notification.order_id:
        return f"/orders/{notification.order_id}"
    return f"/manifests/{notification.manifest_id}" if notification.manifest_id else "/dashboard"


def is_still_concerned(notification: Notification) -> bool:
    """Whether the recipient still does the organization's work; who has left is told nothing more."""
    return Membership.objects.filter(
        user=notification.recipient_id,
        user__is_active=True,
        organization=notification.organization_id,
        organization__is_active=True,
        role__in=WORKING_ROLES,
    ).exists()


def note_failure(delivery: Delivery, error: Exception) -> None:
    """Try again later, or give up."""
    delivery.last_error = f"{type(error).__name__}: {error}"[:500]
    reason = name_of(error)
    logger.warning(
        "e-mail failed, attempt %s: %s", delivery.attempts, reason, extra={"delivery_id": str(delivery.pk)}
    )
    EMAILS.labels("failed").inc()
    if delivery.attempts >= MAX_ATTEMPTS:
        finish(delivery, Delivery.Status.DEAD)
        return
    delivery.next_attempt_at = next_attempt(delivery.attempts)
    delivery.save(update_fields=["attempts", "last_error", "next_attempt_at"])


def finish(delivery: Delivery, status: Delivery.Status) -> None:
    """Close the row."""
    delivery.status, delivery.finished_at = status, clock.now()
    delivery.save(update_fields=["status", "finished_at", "attempts", "last_error"])
    EMAILS.labels(status.value).inc()
    logger.info("e-mail %s", status.value, extra={"delivery_id": str(delivery.pk)})


def next_attempt(attempts: int) -> datetime:
    """When to try again after so many attempts: doubling pauses, spread by up to a quarter."""
    pause = FIRST_PAUSE * 2 ** (attempts - 1)
    return clock.now() + pause * random.uniform(1, 1.25)  # noqa: S311 - spreads load  # nosec B311
