"""From one happening to the rows that tell people of it, in the same transaction; after commit, wake-ups."""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache, singledispatch
from typing import Any
from uuid import UUID

from django.db.models import F, FilteredRelation, Q

from accounts.happenings import (
    EmailChangeRequested,
    EmailReplaced,
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
from orders.happenings import OrderOpened, OrdersChanged
from orders.models import Order, OrderEvent
from orders.states import Side
from patients.happenings import PatientOpened
from specimens.happenings import ManifestReceived, ManifestSent
from specimens.models import Manifest

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


@dataclass(frozen=True)
class Publication:
    """What is to be written of one happening: an entry in the feeds of organizations, notifications of people."""

    organizations: Collection[Organization] = ()
    event: OrderEvent | None = None
    order: Order | None = None
    manifest: Manifest | None = None
    rule: Rule | None = None
    recipients: Collection[Recipient] = ()
    message: str = ""

    @property
    def streams(self) -> list[UUID]:
        """Whose next number it takes."""
        return [*(each.pk for each in self.organizations), *(person.user_id for person in self.recipients)]


def hear(happening: Any, **_: Any) -> None:
    """The listener of the project's one signal. The system itself tells people: on the other side, too."""
    with acting_as(SYSTEM):
        fan_out(happening)


@singledispatch
def fan_out(happening: Any) -> None:
    """Write what people must know of ``happening``. What has no handler concerns nobody."""


@fan_out.register
def _(event: OrderEvent) -> None:
    publish_all([_publication_of(each, find_recipients) for each in (event, *event.consequences)])


@fan_out.register
def _(changed: OrdersChanged) -> None:
    find = cache(find_recipients)  # for many orders of one lab the people are the same
    publish_all([_publication_of(event, find) for event in changed.events])


def _publication_of(event: OrderEvent, find: Callable[..., list[Recipient]]) -> Publication:
    order = event.order
    by = event.organization.kind if event.organization else Side.ADMINISTRATOR
    rule = rule_for(event.action, by=by, of_specimen="specimen" in event.data and "undone" not in event.data)
    if order.submitted_at is None:  # a draft that was cancelled: the lab never knew of it
        return Publication(organizations=[order.clinic], event=event)
    audience = order.lab if rule and rule.to == Side.LAB else order.clinic
    return Publication(
        organizations=[order.clinic, order.lab],
        event=event,
        order=order,
        rule=rule,
        recipients=find(rule, audience, except_user_id=event.actor_id) if rule else [],
        message=sentence(rule, order, event.data) if rule else "",
    )


@fan_out.register
def _(sent: ManifestSent) -> None:
    _tell_of_manifest(RULES["specimens_sent"], sent.manifest, sent.manifest.lab, sent.count, sent.events)


@fan_out.register
def _(received: ManifestReceived) -> None:
    rule = RULES["specimens_missing"]
    _tell_of_manifest(rule, received.manifest, received.manifest.clinic, received.missing, received.events)


def _tell_of_manifest(
    rule: Rule, manifest: Manifest, audience: Organization, count: int, events: Sequence[OrderEvent]
) -> None:
    """One notification, however many orders; none where there is nothing to count."""
    find = cache(find_recipients)
    one = count == 1
    said = rule.says.format(
        clinic=manifest.clinic.name,
        lab=manifest.lab.name,
        manifest=manifest.number,
        specimens="1 specimen" if one else f"{count} specimens",
        are="is" if one else "are",
    )
    whole = Publication(
        manifest=manifest,
        rule=rule,
        recipients=find(rule, audience, except_user_id=events[0].actor_id) if count else [],
        message=said,
    )
    publish_all([*(_publication_of(event, find) for event in events), whole])


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
        recipients=[*{person.user_id: person for person in reversed(people)}.values()],
        message=rule.says.format(person=opened.by.display_name, number=order.number, reason=opened.reason),
    )


@fan_out.register
def _(opened: PatientOpened) -> None:
    rule = RULES["patient_opened_by_admin"]
    publish(
        rule=rule,
        recipients=find_recipients(rule, opened.patient.clinic, except_user_id=opened.by.pk),
        message=rule.says.format(person=opened.by.display_name, reason=opened.reason),
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
def _(replaced: EmailReplaced) -> None:
    write_letter("email_replaced", to_address=replaced.former_email, about_id=replaced.user.pk)


@fan_out.register
def _(changed: SecondFactorChanged) -> None:
    kind = "second_factor_enabled" if changed.enabled else "second_factor_disabled"
    write_letter(kind, to_address=changed.user.email, about_id=changed.user.pk)


def publish(**publication: Any) -> None:
    """Tell of one thing: see ``Publication``."""
    publish_all([Publication(**publication)])


def publish_all(publications: Sequence[Publication]) -> None:
    """Number and write feed entries, notifications and e-mail deliveries; wake the readers on commit."""
    streams = Counter(stream for publication in publications for stream in publication.streams)
    numbers = {
        stream: iter(range(last - streams[stream] + 1, last + 1))
        for stream, last in advance(streams.elements()).items()
    }
    entries: list[FeedEntry] = []
    notifications: list[Notification] = []
    deliveries: list[EmailDelivery] = []
    for each in publications:
        if each.event is not None:
            entries += (
                FeedEntry(organization_id=feed.pk, seq=next(numbers[feed.pk]), event=each.event)
                for feed in each.organizations
            )
        for person in each.recipients:
            notification = _notification(each, person, next(numbers[person.user_id]))
            notifications.append(notification)
            if person.by_email:
                deliveries.append(
                    EmailDelivery(notification=notification, next_attempt_at=clock.now() + EMAIL_WAITS)
                )
    FeedEntry.objects.bulk_create(entries, batch_size=ROWS_A_STATEMENT)
    Notification.objects.bulk_create(notifications, batch_size=ROWS_A_STATEMENT)
    EmailDelivery.objects.bulk_create(deliveries, batch_size=ROWS_A_STATEMENT)
    feeds = {feed.pk: None for each in publications for feed in each.organizations}
    people = {person.user_id: None for each in publications for person in each.recipients}
    wake_on_commit([*map(organization_group, feeds), *map(user_group, people)])


def _notification(publication: Publication, person: Recipient, number: int) -> Notification:
    assert publication.rule is not None, "whom to tell follows from a rule"
    return Notification(
        recipient_id=person.user_id,
        organization=person.organization,
        seq=number,
        kind=publication.rule.kind,
        message=publication.message,
        order=publication.order,
        manifest=publication.manifest,
        in_app=person.in_app,
        created_at=clock.now(),
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


def sentence(rule: Rule, order: Order, data: dict[str, Any]) -> str:
    """What the notification says; numbers and names of organizations only."""
    specimen = data.get("specimen")
    accession = specimen["accession_number"] if isinstance(specimen, dict) else ""
    return rule.says.format(
        clinic=order.clinic.name, lab=order.lab.name, number=order.number, accession=accession
    )


def user_group(user_id: UUID) -> str:
    """The wake-up group of a person."""
    return f"user.{user_id.hex}"


def organization_group(organization_id: UUID) -> str:
    """The wake-up group of an organization."""
    return f"organization.{organization_id.hex}"
