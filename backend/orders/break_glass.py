"""Administrators run the installation; what clinics and labs write in orders is none of their business, except for a
reason. Giving one is recorded with both sides and told to their admins.
"""

from datetime import timedelta

from django.db import models, transaction

from accounts.models import User
from audit.record import record
from common.announcements import announce
from orders.happenings import OrderOpened
from orders.models import Order

# How long an order stays open for the administrator who gave a reason.
OPEN_FOR = timedelta(minutes=30)
# Of the order and of its events: what people wrote, and evidence that names people.
CONTENT_OF_ORDER = ("client_reference", "notes", "status_note")
CONTENT_OF_EVENT = ("note", "data")
# What a ticket is called; too narrow for a name or a date of birth.
TICKET = r"^[A-Za-z]{0,10}[-#]?[0-9]{1,8}$"


class Reason(models.TextChoices):
    """Chosen, not written: a reason in people's own words would soon name a patient."""

    SUPPORT = "support", "the clinic or the lab asked for help"
    COMPLAINT = "complaint", "a complaint is looked into"
    INCIDENT = "incident", "a security incident is looked into"
    AUTHORITY = "authority", "an authority demands it"


@transaction.atomic
def open_order(*, order: Order, by: User, reason: Reason, ticket: str) -> None:
    """Record why an administrator reads the content of an order, and tell those whose it is.

    Args:
        ticket: where the request is filed; matches ``TICKET``.
    """
    owners = [order.clinic_id, *([order.lab_id] if order.submitted_at else [])]
    for organization_id in owners:
        record(
            "admin.opened_order",
            subject=order,
            organization_id=organization_id,
            data={"reason": reason.value, "ticket": ticket},
        )
    announce(OrderOpened(order=order, by=by, reason=reason.label))
