"""From one happening to the rows that tell people of it, in the same transaction; after commit, wake-ups."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from functools import singledispatch
from typing import Any
from uuid import UUID

from django.db.models import F, FilteredRelation, Q

from accounts.happenings import (
    EmailChangeRequested,
    InvitationSent,
    LabApproved,
    MemberJoined,
    PasswordChanged,
    PasswordResetRequested,
    SecondFactorChanged,
)
from accounts.models import Membership, Organization
from audit.who import SYSTEM, acting_as
from common import clock
from common.wakeups import wake_on_commit
from notifications.letters import write_letter
from notifications.models import EmailDelivery, FeedEntry, Notification
from notifications.rules import RULES, Rule, rule_for
from notifications.streams import advance
from orders.happenings import OrderOpened
from orders.models import Order, OrderEvent
from orders.states import Side

# An e-mail waits this long, in case the person reads the notification on the screen first.
EMAIL_WAITS = timedelta(minutes=1)
ROWS_A_STATEMENT = 100


@dataclass(frozen=True)
class Recipient:
    """Somebody to be told as a member of an organization, and by which ways."""

    user_id: UUID
    organization: Organization
    in_app: bool
    by_email: bool


def hear(happening: Any, **_: Any) -> None:
    """The listener of the project's one signal. The system itself tells people: on the other side, too."""
    with acting_as(SYSTEM):
        fan_out(happening)


@singledispatch
def fan_out(happening: Any) -> None:
    """Write what people must know of ``happening``. What has no handler concerns nobody."""


@fan_out.register
def _(event: OrderEvent) -> None:
    order = event.order
    by = event.organization.kind if event.organization else Side.ADMINISTRATOR
    rule = rule_for(event.action, by=by)
    if order.submitted_at is None:  # a draft that was cancelled: the lab never knew of it
        publish(organizations=[order.clinic], event=event)
        return
    audience = order.lab if rule and rule.to == Side.LAB else order.clinic
    publish(
        organizations=[order.clinic, order.lab],
        event=event,
        order=order,
        rule=rule,
        recipients=find_recipients(rule, audience, except_user_id=event.actor_id) if rule else [],
        message=sentence(rule, order) if rule else "",
    )


@fan_out.register
def _(approved: LabApproved) -> None:
    rule = RULES["lab_approved"]
    publish(
        rule=rule,
        recipients=find_recipients(rule, approved.organization, except_user_id=approved.by.pk),
        message=rule.says.format(lab=approved.organization.name),
    )


@fan_out.register
def _(joined: MemberJoined) -> None:
    rule, member = RULES["member_joined"], joined.membership
    publish(
        rule=rule,
        recipients=find_recipients(rule, member.organization, except_user_id=member.user_id),
        message=rule.says.format(person=member.user.display_name, organization=member.organization.name),
    )


@fan_out.register
def _(opened: OrderOpened) -> None:
    rule, order = RULES["order_opened_by_administrator"], opened.order
    sides = [order.clinic, *([order.lab] if order.submitted_at else [])]
    people = [each for side in sides for each in find_recipients(rule, side, except_user_id=opened.by.pk)]
    publish(
        order=order,
        rule=rule,
        # once, to whoever is an admin of both
        recipients={person.user_id: person for person in reversed(people)}.values(),
        message=rule.says.format(person=opened.by.display_name, number=order.number, reason=opened.reason),
    )


@fan_out.register
def _(sent: InvitationSent) -> None:
    write_letter("invitation", to_address=sent.invitation.email, about_id=sent.invitation.pk)


@fan_out.register
def _(requested: PasswordResetRequested) -> None:
    write_letter("password_reset", to_address=requested.email)


@fan_out.register
def _(changed: PasswordChanged) -> None:
    write_letter("password_changed", to_address=changed.user.email, about_id=changed.user.pk)


@fan_out.register
def _(requested: EmailChangeRequested) -> None:
    write_letter("email_change", to_address=requested.new_email, about_id=requested.user.pk)
    write_letter("email_change_notice", to_address=requested.user.email, about_id=requested.user.pk)


@fan_out.register
def _(changed: SecondFactorChanged) -> None:
    kind = "second_factor_enabled" if changed.enabled else "second_factor_disabled"
    write_letter(kind, to_address=changed.user.email, about_id=changed.user.pk)


def publish(
    *,
    organizations: Iterable[Organization] = (),
    event: OrderEvent | None = None,
    order: Order | None = None,
    rule: Rule | None = None,
    recipients: Iterable[Recipient] = (),
    message: str = "",
) -> None:
    """Number and write feed entries, notifications and e-mail deliveries; wake the readers on commit."""
    people = list(recipients)
    feeds = [organization.pk for organization in organizations]
    numbers = advance([*feeds, *(person.user_id for person in people)])
    if event is not None:
        FeedEntry.objects.bulk_create(
            FeedEntry(organization_id=feed, seq=numbers[feed], event=event) for feed in feeds
        )
    if rule is not None:
        notifications = [
            Notification(
                recipient_id=person.user_id,
                organization=person.organization,
                seq=numbers[person.user_id],
                kind=rule.kind,
                message=message,
                order=order,
                in_app=person.in_app,
                created_at=clock.now(),
            )
            for person in people
        ]
        Notification.objects.bulk_create(notifications, batch_size=ROWS_A_STATEMENT)
        EmailDelivery.objects.bulk_create(
            (
                EmailDelivery(notification=notification, next_attempt_at=clock.now() + EMAIL_WAITS)
                for notification, person in zip(notifications, people, strict=True)
                if person.by_email
            ),
            batch_size=ROWS_A_STATEMENT,
        )
    wake_on_commit(
        [*(organization_group(feed) for feed in feeds), *(user_group(person.user_id) for person in people)]
    )


def find_recipients(
    rule: Rule, organization: Organization, *, except_user_id: UUID | None
) -> list[Recipient]:
    """Who in ``organization`` is meant by ``rule`` and wants to hear of ``rule``; never the person who did it."""
    rows = (
        Membership.objects.filter(organization=organization, role__in=rule.roles, user__is_active=True)
        .exclude(user=except_user_id)
        .annotate(
            choice=FilteredRelation(
                "user__notification_preferences",
                condition=Q(user__notification_preferences__kind=rule.kind),
            )
        )
        .order_by("user_id")
        .values_list("user_id", F("choice__in_app"), F("choice__email"))
    )
    people = [
        Recipient(
            user_id,
            organization,
            in_app=rule.locked or in_app is None or in_app,
            by_email=rule.locked or (rule.by_email if email is None else email),
        )
        for user_id, in_app, email in rows
    ]
    return [person for person in people if person.in_app or person.by_email]


def sentence(rule: Rule, order: Order) -> str:
    """What the notification says; number and names of organizations only."""
    return rule.says.format(clinic=order.clinic.name, lab=order.lab.name, number=order.number)


def user_group(user_id: UUID) -> str:
    """The wake-up group of a person."""
    return f"user.{user_id.hex}"


def organization_group(organization_id: UUID) -> str:
    """The wake-up group of an organization."""
    return f"organization.{organization_id.hex}"
