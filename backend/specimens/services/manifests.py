"""A clinic sends specimens to a lab together; the lab says which of them arrived."""

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from accounts.actor import Actor, may_work
from common import clock
from common.announcements import announce
from common.errors import Forbidden, Invalid, Missing
from orders.happenings import OrdersChanged
from orders.models import Order, OrderEvent
from orders.states import Side
from specimens import refusals
from specimens.happenings import ManifestReceived, ManifestSent
from specimens.log import write_manifest_event
from specimens.models import Manifest, ManifestLine, Specimen, new_manifest_number
from specimens.services.recollecting import COLLECTED_AGAIN, resume_if_nothing_is_awaited
from specimens.services.steps import receive_now, save_change
from specimens.states import AWAITED, CLOSED_ORDER, ManifestStatus, Status


@transaction.atomic
def send_manifest(*, actor: Actor, lab_id: UUID, specimen_ids: Sequence[UUID], note: str = "") -> Manifest:
    """Put collected specimens of the actor's clinic on a manifest to one lab.

    Raises:
        Forbidden: the actor is no clinic worker.
        Invalid: one of them is named twice (``not_unique``) or not ready to be sent there (``not_ready``).
    """
    if actor.kind != Side.CLINIC or not may_work(actor):
        raise Forbidden("Only staff of a clinic can send specimens.")
    orders = _lock_orders_of(specimen_ids, actor)
    ready = {
        specimen.pk: specimen
        for specimen in Specimen.objects.visible_to(actor)
        .with_names()
        .ready_to_send()
        .filter(pk__in=specimen_ids, lab=lab_id, order__in=orders)
    }
    _refuse_unready(specimen_ids, ready)
    first = ready[specimen_ids[0]]
    manifest = _save_new(
        Manifest(clinic=first.clinic, lab=first.lab, note=note, sent_by=actor.user, sent_at=clock.now())
    )
    specimens = [ready[specimen_id] for specimen_id in specimen_ids]
    ManifestLine.objects.bulk_create(ManifestLine(manifest=manifest, specimen=each) for each in specimens)
    for specimen in specimens:
        specimen.manifest = manifest
        save_change(specimen)
    events = _tell_orders(
        "specimens_sent", manifest, orders, specimens, actor, note, lambda mine: {"specimens": mine}
    )
    announce(ManifestSent(manifest, len(specimens), tuple(events)))
    return manifest


@transaction.atomic
def receive_manifest(*, manifest_id: UUID, actor: Actor, arrived: Sequence[UUID], note: str = "") -> Manifest:
    """Receive what arrived; what did not, and was not received before, may come with another manifest.

    Raises:
        Missing: no such manifest for this actor.
        Forbidden: the actor is no lab worker.
        Conflict: it was received (``already_received``) or withdrawn (``already_withdrawn``) before.
        Invalid: something is said to have arrived that is not on it (``not_listed``).
    """
    manifest, orders, lines = _lock_manifest(manifest_id, actor)
    if actor.kind != Side.LAB or not may_work(actor):
        raise Forbidden("Only staff of the lab can receive a manifest.")
    if manifest.status != ManifestStatus.SENT:
        raise refusals.manifest_decided(manifest, actor)
    _refuse_unlisted(arrived, {line.specimen_id for line in lines})
    there, resumed = set(arrived), []
    for line in lines:
        specimen = line.specimen
        line.arrived = line.specimen_id in there or specimen.received_at is not None
        if not line.arrived:
            specimen.manifest = None
            save_change(specimen)
        elif specimen.status in AWAITED and orders[specimen.order_id].status not in CLOSED_ORDER:
            receive_now(specimen, {"condition": specimen.condition}, actor)
            specimen.received_from, specimen.status = specimen.status, Status.RECEIVED
            save_change(specimen)
            resumed += [specimen] if specimen.replaces_id else []
    ManifestLine.objects.bulk_update(lines, ["arrived"])
    manifest.received_at, manifest.received_by, manifest.receipt_note = clock.now(), actor.user, note
    _decide(manifest, ManifestStatus.RECEIVED)

    missing = {line.specimen_id for line in lines if not line.arrived}
    events = _tell_orders(
        "specimens_arrived",
        manifest,
        orders.values(),
        [line.specimen for line in lines],
        actor,
        note,
        lambda mine: {
            "specimens": [each for each in mine if each.pk not in missing],
            "missing": [each for each in mine if each.pk in missing],
        },
    )
    for specimen in resumed:
        events += resume_if_nothing_is_awaited(
            orders[specimen.order_id], specimen, actor, note=COLLECTED_AGAIN
        )
    announce(ManifestReceived(manifest, len(missing), tuple(events)))
    return manifest


@transaction.atomic
def withdraw_manifest(*, manifest_id: UUID, actor: Actor) -> Manifest:
    """Take back what is not on its way after all; its specimens are free again.

    Raises:
        Missing: no such manifest for this actor.
        Forbidden: the actor is no clinic worker.
        Conflict: it, or some of it, was received (``already_received``), or withdrawn (``already_withdrawn``) before.
    """
    manifest, orders, lines = _lock_manifest(manifest_id, actor)
    if actor.kind != Side.CLINIC or not may_work(actor):
        raise Forbidden("Only staff of the clinic can withdraw a manifest.")
    if manifest.status != ManifestStatus.SENT:
        raise refusals.manifest_decided(manifest, actor)
    if any(line.specimen.received_at for line in lines):
        raise refusals.manifest_decided(manifest, actor, received_parts=True)
    specimens = [line.specimen for line in lines]
    for specimen in specimens:
        specimen.manifest = None
        save_change(specimen)
    _decide(manifest, ManifestStatus.WITHDRAWN)
    events = _tell_orders(
        "specimens_withdrawn",
        manifest,
        orders.values(),
        specimens,
        actor,
        "",
        lambda mine: {"specimens": mine},
    )
    announce(OrdersChanged(tuple(events)))
    return manifest


def _lock_orders_of(specimen_ids: Iterable[UUID], actor: Actor) -> list[Order]:
    """The orders of what the actor sees of these, locked in one order by everybody."""
    visible = Specimen.objects.visible_to(actor).filter(pk__in=specimen_ids)
    return list(
        Order.objects.visible_to(actor)
        .with_names()
        .select_for_update(of=("self",))
        .filter(pk__in=visible.values("order"))
        .order_by("pk")
    )


def _lock_manifest(manifest_id: UUID, actor: Actor) -> tuple[Manifest, dict[UUID, Order], list[ManifestLine]]:
    """The manifest, its orders and its lines with their specimens. The orders first, as whoever steps does."""
    visible = Manifest.objects.visible_to(actor)
    if not visible.filter(pk=manifest_id).exists():
        raise Missing()
    listed = ManifestLine.objects.filter(manifest=manifest_id)  # they never change
    orders = {order.pk: order for order in _lock_orders_of(listed.values_list("specimen", flat=True), actor)}
    manifest = visible.with_names().select_for_update(of=("self",)).get(pk=manifest_id)
    lines = list(listed.select_related("specimen").order_by("id"))
    return manifest, orders, lines


def _refuse_unready(specimen_ids: Sequence[UUID], ready: dict[UUID, Specimen]) -> None:
    errors, seen = [], set()
    for index, specimen_id in enumerate(specimen_ids):
        if specimen_id in seen:
            errors.append(_fault("specimens", index, "not_unique", "It stands here twice. Remove one."))
        elif specimen_id not in ready:
            errors.append(
                _fault(
                    "specimens", index, "not_ready", "It is not ready to be sent to this lab. Leave it out."
                )
            )
        seen.add(specimen_id)
    if errors:
        raise Invalid(errors=errors)


def _refuse_unlisted(arrived: Sequence[UUID], listed: set[UUID]) -> None:
    errors = [
        _fault("arrived", index, "not_listed", "It is not on this manifest. Receive it by itself.")
        for index, specimen_id in enumerate(arrived)
        if specimen_id not in listed
    ]
    if errors:
        raise Invalid(errors=errors)


def _fault(field: str, index: int, code: str, detail: str) -> dict[str, str]:
    return {"field": f"{field}[{index}]", "code": code, "detail": detail}


def _tell_orders(
    action: str,
    manifest: Manifest,
    orders: Iterable[Order],
    specimens: Iterable[Specimen],
    actor: Actor,
    note: str,
    parts: Callable[[list[Specimen]], dict[str, Any]],
) -> list[OrderEvent]:
    """An event of each order, with its own specimens."""
    by_order = {
        order_id: list(mine)
        for order_id, mine in groupby(
            sorted(specimens, key=lambda each: (each.order_id, each.pk)), key=lambda each: each.order_id
        )
    }
    return [
        write_manifest_event(
            action=action, order=order, manifest=manifest, actor=actor, note=note, **parts(by_order[order.pk])
        )
        for order in orders
    ]


def _decide(manifest: Manifest, status: str) -> None:
    manifest.status = status
    manifest.version += 1
    manifest.save()


def _save_new(manifest: Manifest) -> Manifest:
    """Save for the first time; a number that is taken already is drawn again."""
    try:
        with transaction.atomic():
            manifest.save(force_insert=True)
    except IntegrityError:
        if not Manifest.objects.filter(number=manifest.number).exists():
            raise
        manifest.number = new_manifest_number()
        return _save_new(manifest)
    return manifest
