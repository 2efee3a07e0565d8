"""Taking up again what was given up, once an administrator has mended the cause."""

from typing import Any

from common import clock
from common.errors import Conflict
from notifications.models import Delivery


def try_again(delivery: Delivery) -> None:
    """Let the worker send it as if it were new.

    Raises:
        Conflict: it is not dead, or not any more.
    """
    rows: Any = type(delivery)._default_manager
    revived = rows.filter(pk=delivery.pk, status=Delivery.Status.DEAD).update(
        status=Delivery.Status.PENDING, attempts=0, next_attempt_at=clock.now(), finished_at=None
    )
    if not revived:
        raise Conflict("It was not given up, or somebody else has taken it up again.")
