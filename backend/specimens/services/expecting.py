"""An order that is sent, changed or closed takes its expected specimens along, in the same transaction."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import F, Q

from accounts.models import Membership
from audit.who import SYSTEM, acting_as
from catalog.models import CatalogTestVersion
from common import clock
from common.announcements import announced
from orders.models import Order, OrderEvent
from orders.requisition.lines import Line
from orders.states import allowed_actions as order_actions
from specimens import refusals
from specimens.models import Specimen
from specimens.planning import Group, PlannedTest, Requirement, compare, leave_settled, plan_specimens
from specimens.series import take_numbers
from specimens.services.recollecting import resume_if_nothing_is_awaited
from specimens.states import AWAITED, Status

NEEDED_NO_LONGER = "The tests were changed; the specimen is not needed any more."


def hear(happening: Any, **_: Any) -> None:
    """The listener of the project's one signal."""
    if isinstance(happening, OrderEvent) and happening.order.submitted_at is not None:
        follow(happening)


def follow(event: OrderEvent) -> None:
    """Do what an order's event asks of its specimens."""
    order, changed = event.order, event.data.get("changed", {})
    if event.action == "submit" and order.tests:
        plan(order)
    elif event.action == "edit" and order.has_specimens and changed.get("patient", [None])[0]:
        _refuse_another_patient(order)
    if event.action == "edit" and "tests" in changed:
        _go_on_without(plan(order), event)
    elif event.action == "complete" and order.has_specimens:
        _refuse_while_asked_again(event)
        _cancel_expected(order)
    elif event.action in ("reject", "cancel") and order.has_specimens:
        _cancel_expected(order)


def plan(order: Order) -> list[Specimen]:
    """Expect what the order's tests need, and no longer what they do not; returns what need not come any more."""
    groups = plan_specimens(_tests_of(order))
    if order.has_specimens:
        groups = leave_settled(groups, _settled(order))
    changes = compare(groups, _planned(order) if order.has_specimens else ())
    for specimen, group in changes.kept:
        _change(specimen, group.needs)
    for specimen in changes.unneeded:
        # What is there stays, for nothing; the rest need not come.
        _change(
            specimen, {"status": Status.CANCELLED} if specimen.status == Status.EXPECTED else {"tests": []}
        )
    if changes.missing:
        numbers = take_numbers(order.lab, len(changes.missing))
        Specimen.objects.bulk_create(
            _expected(order, group, number) for group, number in zip(changes.missing, numbers, strict=True)
        )
        if not order.has_specimens:
            order.has_specimens = True
            order.save(update_fields=["has_specimens"])
    return changes.unneeded


def _refuse_another_patient(order: Order) -> None:
    if order.specimens.filter(collected_at__isnull=False).exists() or (
        order.specimens.filter(received_at__isnull=False).exists()
    ):
        raise refusals.collected_from_somebody()


def _refuse_while_asked_again(event: OrderEvent) -> None:
    order = event.order
    awaited = list(order.specimens.filter(status__in=AWAITED, replaces__isnull=False).order_by("id"))
    if awaited:
        actions = order_actions(event.from_status, event.organization.kind if event.organization else "admin")
        raise refusals.specimens_awaited(order, awaited, [each for each in actions if each != event.action])


def _go_on_without(unneeded: Iterable[Specimen], event: OrderEvent) -> None:
    """An order that was held for what need not be collected again goes on: its clinic has answered by the change."""
    no_longer = next((each for each in unneeded if each.replaces_id is not None), None)
    actor = Membership.objects.filter(user=event.actor, organization=event.organization).first()
    if no_longer is not None and actor is not None:
        event.consequences.extend(
            resume_if_nothing_is_awaited(event.order, no_longer, actor, note=NEEDED_NO_LONGER)
        )


def _settled(order: Order) -> list[Specimen]:
    """Planned ones that were used up, refused for good or declined: for the same tests nothing is asked for anew."""
    ended = Specimen.objects.filter(order=order, is_planned=True, replaced_by=None)
    done = Q(status__in=[Status.DISCARDED, Status.REJECTED])
    return list(ended.filter(done | (Q(status=Status.CANCELLED) & ~Q(note=""))))


def _planned(order: Order) -> Iterable[Specimen]:
    return Specimen.objects.filter(order=order, is_planned=True).living().order_by("id")


def _tests_of(order: Order) -> list[PlannedTest]:
    requirements = _requirements_of(order.tests)
    return [
        PlannedTest(line["test"], line["code"], line["name"], requirements[line["test"], line["version"]])
        for line in order.tests
    ]


def _requirements_of(lines: Sequence[Line]) -> dict[tuple[str, int], list[Requirement]]:
    """(test, version) → what it is done from, as the lines froze it. The system reads it: of a lab that has closed
    since a clinic sees nothing, and may still take tests out of an order."""
    if not lines:
        return {}
    with acting_as(SYSTEM):
        rows = list(
            CatalogTestVersion.objects.filter(
                item__in=[line["test"] for line in lines], version__in={line["version"] for line in lines}
            )
        )
    return {(str(row.item_id), row.version): row.content["specimens"] for row in rows}


def _expected(order: Order, group: Group, number: str) -> Specimen:
    return Specimen(
        accession_number=number,
        order=order,
        clinic_id=order.clinic_id,
        lab_id=order.lab_id,
        is_planned=True,
        type=group.type,
        container=group.container,
        cap_colour=group.cap_colour,
        transport_temperature=group.transport_temperature,
        **group.needs,
    )


def _change(specimen: Specimen, values: dict[str, Any]) -> None:
    differing = {name: value for name, value in values.items() if getattr(specimen, name) != value}
    if not differing:
        return
    for name, value in differing.items():
        setattr(specimen, name, value)
    specimen.version += 1
    specimen.updated_at = clock.now()
    specimen.save()


def _cancel_expected(order: Order) -> None:
    Specimen.objects.filter(order=order, status=Status.EXPECTED).update(
        status=Status.CANCELLED, version=F("version") + 1, updated_at=clock.now()
    )


def listen() -> None:
    """From now on, orders have specimens."""
    announced.connect(hear, dispatch_uid="specimens.expecting")
