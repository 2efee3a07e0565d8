"""What people do with their notifications."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Q

from accounts.actor import Actor
from common import clock
from common.prepared import PreparedByIds
from common.wakeups import wake_on_commit
from notifications.fanout import user_group
from notifications.models import Notification, NotificationPreference
from notifications.rules import RULES, rules_reaching
from notifications.streams import advance

# Asked for with each socket that opens and each heartbeat.
_UNREAD = PreparedByIds(
    lambda user_id, organization_id: (
        Notification.objects.of_reader(user_id, organization_id)
        .unread()
        .values("recipient")
        .annotate(number=Count("id"))
        .values_list("number")
    )
)


@dataclass(frozen=True)
class Preference:
    """What one person hears of one kind. Locked ones are fixed on."""

    kind: str
    in_app: bool
    email: bool
    locked: bool


def count_unread(actor: Actor | None) -> int:
    """How many unread notifications the bell shows."""
    if actor is None:
        return 0
    return sum(number for (number,) in _UNREAD.rows(actor.user.pk, actor.organization_id))


def mark_ids_read(actor: Actor, ids: Iterable[UUID]) -> int:
    """Mark these as read; ids that are not the actor's own do nothing."""
    return _mark(actor, Q(pk__in=list(ids)), is_read=True)


def mark_read_up_to(actor: Actor, seq: int) -> int:
    """Mark everything up to and including ``seq`` as read."""
    return _mark(actor, Q(seq__lte=seq), is_read=True)


def mark_all_read(actor: Actor) -> int:
    """Mark everything as read."""
    return _mark(actor, Q(), is_read=True)


def mark_one(actor: Actor, notification_id: UUID, *, is_read: bool) -> int:
    """Mark one as read, or as unread again."""
    return _mark(actor, Q(pk=notification_id), is_read=is_read)


@transaction.atomic
def _mark(actor: Actor, which: Q, *, is_read: bool) -> int:
    """Change the read mark where it differs, as one numbered act that every tab hears of."""
    rows = Notification.objects.visible_to(actor).filter(which, is_read=not is_read)
    if not rows.exists():
        return 0
    number = advance([actor.user.pk], "read_seq")[actor.user.pk]
    changed = rows.update(is_read=is_read, read_at=clock.now() if is_read else None, read_seq=number)
    wake_on_commit([user_group(actor.user.pk)])
    return changed


def read_preferences(actor: Actor) -> list[Preference]:
    """The actor's choice for each kind that can reach them."""
    chosen = {choice.kind: choice for choice in NotificationPreference.objects.filter(user=actor.user)}
    return [
        Preference(
            kind=rule.kind,
            in_app=rule.locked or (chosen[rule.kind].in_app if rule.kind in chosen else True),
            email=rule.locked or (chosen[rule.kind].email if rule.kind in chosen else rule.by_email),
            locked=rule.locked,
        )
        for rule in rules_reaching(actor)
    ]


@transaction.atomic
def save_preferences(actor: Actor, wishes: Iterable[tuple[str, bool, bool]]) -> None:
    """Keep ``(kind, in_app, email)``; locked kinds stay as they are."""
    for kind, in_app, email in wishes:
        if not RULES[kind].locked:
            NotificationPreference.objects.update_or_create(
                user=actor.user, kind=kind, defaults={"in_app": in_app, "email": email}
            )
