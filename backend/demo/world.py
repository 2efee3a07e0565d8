"""The demo world, told through the same services as everything else, with the clock moved."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.db import transaction

from accounts.models import Membership, Organization, OrganizationKind, User
from accounts.services.labs import approve_lab
from accounts.who import member
from audit.who import acting_as
from common import clock
from demo.cast import ADMINISTRATOR, HOUSES, PASSWORD, House, Person
from demo.catalogues import OFFERED, menu_of, offer_tests
from demo.files import attach
from demo.people import PATIENTS
from demo.specimens import (
    ARRIVED,
    ON_THEIR_WAY,
    SENT_EARLIER,
    follow,
    receive_all_but_one,
    send_what_is_ready,
)
from demo.stories import STORIES, Asked, Step, Story
from notifications.models import EmailDelivery, Notification
from orders.models import Order, Priority
from orders.services import place_order, transition_order
from orders.states import Collection
from patients.models import Patient
from patients.services import create_patient
from turnaround.counting import count_on_time

READ_AFTER = timedelta(days=1)
CLINIC_HOURS = {day: [["08:00", "18:00"]] for day in ("mon", "tue", "wed", "thu", "fri")}
LAB_HOURS = {**CLINIC_HOURS, "sat": [["08:00", "13:00"]]}
LAB_HOLIDAYS = (("01-01", "New Year's Day"), ("12-25", "Christmas Day"), ("12-26", "Boxing Day"))


@dataclass
class Team:
    """An organization with the people who do its work; a clinic with its patients, a lab with what it offers."""

    organization: Organization
    workers: list[Membership]
    patients: list[Patient]
    menu: dict[str, list[dict[str, Any]]] = field(default_factory=dict)


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
    with clock.at(now - timedelta(days=44)):
        for house in OFFERED:
            offer_tests(house, teams[house].workers)
            teams[house].menu = menu_of(teams[house].organization)
    dice = random.Random(2026)  # noqa: S311 - the same world every time  # nosec B311
    acts: list[Act] = []
    for index, story in enumerate(sorted(STORIES, key=lambda story: -story.age_h)):
        # The first house of each kind is the one most people log in as: it gets two orders of three.
        acts += plan(story, clinics[index % 3 == 2], labs[index % 5 == 4], now, dice)
    acts += [
        Act(now - ago, partial(send_what_is_ready, clinic.organization, clinic.workers[0]))
        for clinic in clinics
        for ago in (SENT_EARLIER, ON_THEIR_WAY)
    ]
    acts += [
        Act(now - ARRIVED, partial(receive_all_but_one, lab.organization, lab.workers[0])) for lab in labs
    ]
    # In the order of time, so that newer notifications have higher numbers, as in life.
    for act in sorted(acts, key=lambda act: act.moment):
        with clock.at(act.moment):
            act.happen()
    settle(now)
    count_on_time()


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
        holidays=coming_holidays() if is_lab else [],
    )
    members = [create_member(person, house, organization) for person in house.people]
    if is_lab:
        organization = approve_lab(organization_id=organization.pk, by=administrator)
    workers = [member for member in members if member.role != "viewer"]
    return Team(organization, workers, create_patients(house, workers[0]))


def coming_holidays() -> list[dict[str, str]]:
    """Of this year and the next."""
    year = clock.now().year
    return [
        {"date": f"{each}-{day}", "name": name} for each in (year, year + 1) for day, name in LAB_HOLIDAYS
    ]


def create_patients(house: House, worker: Membership) -> list[Patient]:
    """Those of the house, written down by one of its people."""
    with acting_as(member(worker)):
        return [
            create_patient(
                actor=worker,
                details={
                    "family_name": someone.family_name,
                    "given_names": someone.given_names,
                    "born": someone.born,
                    "sex_for_ranges": someone.sex_for_ranges,
                    **someone.more,
                },
            )
            for someone in PATIENTS
            if someone.house == house.key
        ]


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
    content = content_of(story.asked, lab, moment)
    # each fourth order without tests names nobody, as such orders may
    nobody = [] if content else [None] * (len(clinic.patients) // 3)
    patient = dice.choice([*clinic.patients, *nobody])

    def place() -> None:
        with acting_as(member(requester)):
            placed.append(
                place_order(
                    actor=requester,
                    lab=lab.organization,
                    patient=patient.pk if patient else None,
                    delivery_method=story.delivery,
                    priority=Priority[story.priority],
                    notes=story.notes,
                    client_reference=reference,
                    as_draft=story.is_draft,
                    **content,
                )
            )

    def take(step: Step, actor: Membership) -> Callable[[], None]:
        def happen() -> None:
            with acting_as(member(actor)):
                transition_order(order_id=placed[0].pk, action=step.action, actor=actor, **step.given)

        return happen

    acts, taken, placed_at = [Act(moment, place)], [], moment
    for index, step in enumerate(story.steps):
        moment += timedelta(hours=step.after_h, minutes=dice.randint(1, 9))
        latest = now - timedelta(minutes=4) + timedelta(seconds=index)
        actor = dice.choice((lab if step.by == "lab" else clinic).workers)
        acts.append(Act(min(moment, latest), take(step, actor)))
        taken.append((min(moment, latest), step, actor))
    for course in (follow, attach):
        acts += [Act(*each) for each in course(story, placed, requester, taken, placed_at)]
    return acts


def content_of(asked: Asked | None, lab: Team, moment: datetime) -> dict[str, Any]:
    """What an order says of its tests; nothing if the lab does not offer all of them."""
    if asked is None or not lab.menu.keys() >= set(asked.codes):
        return {}
    answers = {lab.menu[code][0]["test"]: given for code, given in asked.answers.items()}
    collect_at = moment + timedelta(hours=asked.collect_in_h) if asked.collect_in_h else None
    return {
        "tests": [
            {**each, "answers": answers.get(each["test"], {})}
            for code in asked.codes
            for each in lab.menu[code]
        ],
        "stat_reason": asked.stat_reason,
        "diagnosis_code": asked.diagnosis_code,
        "diagnosis": asked.diagnosis,
        "collection": Collection.PLANNED if collect_at else Collection.HERE,
        "collect_at": collect_at,
    }


def settle(now: datetime) -> None:
    """Older notifications are read, and no e-mail goes out for what is past."""
    Notification.objects.filter(created_at__lt=now - READ_AFTER).update(is_read=True, read_at=now)
    EmailDelivery.objects.update(status=EmailDelivery.Status.SENT, finished_at=now, attempts=1)
