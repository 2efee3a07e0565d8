"""What clinics and labs write in orders is shown to administrators for a reason only (see ``audit.opening``). Giving
one is recorded with both sides and told to their admins.
"""

from django.db import transaction

from accounts.models import User
from audit.opening import Reason
from audit.record import record
from common.announcements import announce
from orders.happenings import OrderOpened
from orders.models import Order

# Of the order and of its events: who the patient is, what is asked for them and why, what people wrote, and evidence
# that names people.
CONTENT_OF_ORDER = (
    "client_reference",
    "demographics",
    "tests",
    "stat_reason",
    "diagnosis_code",
    "diagnosis",
    "notes",
    "status_note",
)
CONTENT_OF_EVENT = ("note", "data")


@transaction.atomic
def open_order(order: Order, *, by: User, reason: Reason, ticket: str) -> None:
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
