"""The demo world, told through the same services as everything else, with the clock moved."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from accounts.models import Membership, Organization, OrganizationKind, User
from accounts.services.labs import approve_lab
from accounts.who import member
from audit.who import acting_as
from common import clock
from demo.cast import ADMINISTRATOR, HOUSES, PASSWORD, House, Person
from demo.stories import STORIES, Step, Story
from notifications.models import EmailDelivery, Notification
from orders.models import Order, Priority
from orders.services import place_order, transition_order

READ_AFTER = timedelta(days=1)
CLINIC_HOURS = {day: [["08:00", "18:00"]] for day in ("mon", "tue", "wed", "thu", "fri")}
LAB_HOURS = {**CLINIC_HOURS, "sat": [["08:00", "13:00"]]}


@dataclass(frozen=True)
class Team:
    """An organization with the people who do its work."""

    organization: Organization
    workers: list[Membership]


@dataclass(frozen=True)
class Act:
    """Something that happens at a moment."""

    moment: datetime
    happen: Callable[[], object]


def is_built() -> bool:
    """Whether the demo world is already there."""
    return Organization.objects.filter(name=HOUSES[0].name).exists()


@transaction.atomic
def build_world() -> None:
    """Create organizations, people and orders; all of it or nothing."""
    now = clock.now()
    with clock.at(now - timedelta(days=45)):
        administrator = create_administrator(ADMINISTRATOR)
        teams = {house.key: create_team(house, administrator) for house in HOUSES}
        add_second_places(teams)
    clinics = [teams["riverside"], teams["hillcrest"]]
    labs = [teams["helix"], teams["northgate"]]
    dice = random.Random(2026)  # noqa: S311 - the same world every time  # nosec B311
    acts: list[Act] = []
    for index, story in enumerate(sorted(STORIES, key=lambda story: -story.age_h)):
        # The first house of each kind is the one most people log in as: it gets two orders of three.
        acts += plan(story, clinics[index % 3 == 2], labs[index % 5 == 4], now, dice)
    # In the order of time, so that newer notifications have higher numbers, as in life.
    for act in sorted(acts, key=lambda act: act.moment):
        with clock.at(act.moment):
            act.happen()
    settle(now)


def create_administrator(person: Person) -> User:
    """Somebody for the Django admin."""
    return User.objects.create_superuser(
        person.username,
        f"{person.username}@example.org",
        PASSWORD,
        first_name=person.first_name,
        last_name=person.last_name,
    )


def create_team(house: House, administrator: User) -> Team:
    """An organization and its people; labs are approved."""
    is_lab = house.kind == OrganizationKind.LAB
    organization = Organization.objects.create(
        kind=house.kind,
        name=house.name,
        address=house.address,
        phone=house.phone,
        email=f"desk@{house.key}.example.org",
        time_zone="Europe/London",
        opening_hours=LAB_HOURS if is_lab else CLINIC_HOURS,
    )
    members = [create_member(person, house, organization) for person in house.people]
    if is_lab:
        organization = approve_lab(organization_id=organization.pk, by=administrator)
    return Team(organization, [member for member in members if member.role != "viewer"])


def create_member(person: Person, house: House, organization: Organization) -> Membership:
    user = User.objects.create_user(
        person.username,
        f"{person.username}@{house.key}.example.org",
        PASSWORD,
        first_name=person.first_name,
        last_name=person.last_name,
    )
    return Membership.objects.create(user=user, organization=organization, role=person.role)


def add_second_places(teams: dict[str, Team]) -> None:
    """Some people work in two houses; they choose for which one they act."""
    for person in (person for house in HOUSES for person in house.people):
        for key, role in person.also:
            Membership.objects.create(
                user=User.objects.get(username=person.username),
                organization=teams[key].organization,
                role=role,
            )


def plan(story: Story, clinic: Team, lab: Team, now: datetime, dice: random.Random) -> list[Act]:
    """One order's life as acts with their moments, none later than a few minutes ago."""
    moment = now - timedelta(hours=story.age_h, minutes=dice.randint(0, 20))
    placed: list[Order] = []
    reference = f"{moment:%y%m%d}-{dice.randint(100, 999)}"
    requester = dice.choice(clinic.workers)

    def place() -> None:
        with acting_as(member(requester)):
            placed.append(
                place_order(
                    actor=requester,
                    lab=lab.organization,
                    delivery_method=story.delivery,
                    priority=Priority[story.priority],
                    notes=story.notes,
                    client_reference=reference,
                    as_draft=story.is_draft,
                )
            )

    def take(step: Step, actor: Membership) -> Callable[[], None]:
        def happen() -> None:
            with acting_as(member(actor)):
                transition_order(order_id=placed[0].pk, action=step.action, actor=actor, **step.given)

        return happen

    acts = [Act(moment, place)]
    for index, step in enumerate(story.steps):
        moment += timedelta(hours=step.after_h, minutes=dice.randint(1, 9))
        latest = now - timedelta(minutes=4) + timedelta(seconds=index)
        actor = dice.choice((lab if step.by == "lab" else clinic).workers)
        acts.append(Act(min(moment, latest), take(step, actor)))
    return acts


def settle(now: datetime) -> None:
    """Older notifications are read, and no e-mail goes out for what is past."""
    Notification.objects.filter(created_at__lt=now - READ_AFTER).update(is_read=True, read_at=now)
    EmailDelivery.objects.update(status=EmailDelivery.Status.SENT, finished_at=now, attempts=1)
