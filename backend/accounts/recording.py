"""What concerns somebody's account stands in the record where it is read: with the organizations they belong to."""

from typing import Any

from accounts.models import Membership, User
from accounts.who import person
from audit.record import record
from audit.who import current


def record_of(user: User, action: str, **more: Any) -> None:
    """Write a line about ``user``'s account for the organization that their session acts for; without such a session
    (by a letter's link, between the steps of a log-in, by an administrator, from the console) one for each of their
    organizations; of whom belongs to none, one for the administrators.

    Args:
        more: as ``record`` takes it.
    """
    acts = current()
    if acts.user_id == user.pk and acts.organization_id:
        record(action, subject=user, **more)
        return
    who = person(user) if acts.kind == "anonymous" else acts
    places = Membership.objects.filter(user=user).order_by("id").values_list("organization_id", flat=True)
    for organization_id in list(places) or [None]:
        record(action, subject=user, who=who, organization_id=organization_id, **more)
