"""What clinics and labs do with specimens. Each verb is one transaction: lock the order, check, change, record."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from accounts.actor import Actor, may_work
from common import clock
from common.announcements import announce
from common.errors import Invalid, Missing
from orders.happenings import OrdersChanged
from orders.models import Order, OrderEvent
from orders.services import lock_order
from specimens import refusals
from specimens.log import brief, write_specimen_event
from specimens.models import ManifestLine, Specimen
from specimens.series import take_numbers
from specimens.services.recollecting import ask_again, can_be_recollected, go_on_when_nothing_is_awaited
from specimens.states import OVER, TRANSITIONS, ManifestStatus, meets, status_after

# Who gives an earlier time of collection has mistaken the month.
EARLIEST: Final = timedelta(days=60)
# Specimens that count, of one order: labels of all of them are printed at once.
MOST_AN_ORDER: Final = 100
# A clock at the bench may be ahead of ours by so much.
CLOCKS_DIFFER: Final = timedelta(minutes=5)

Given = Mapping[str, Any]
Facts = dict[str, Any]


def transition_specimen(
    *,
    specimen_id: UUID,
    action: str,
    actor: Actor,
    given: Given | None = None,
    expected_version: int | None = None,
) -> Specimen:
    """Take one step of the status table.

    Args:
        action: a key of ``TRANSITIONS``.
        given: what accompanies it, of ``collected_at``, ``collected_by``, ``volume_ml``, ``condition``,
            ``storage_place``, ``reason_code``, ``note`` and ``recollect``.
        expected_version: refuse unless the specimen still has this version.

    Raises:
        Missing: no such specimen for this actor.
        Forbidden: not this side's step, somebody else's receipt, or a viewer.
        Stale: ``expected_version`` is not the current one.
        Conflict: ``transition_not_allowed`` from the present status, or ``order_closed``.
        Invalid: something is missing or does not fit.
    """
    with transaction.atomic():
        order, specimen = lock_specimen(specimen_id, actor)
        events = take_specimen_step(
            order=order,
            specimen=specimen,
            action=action,
            actor=actor,
            given=given or {},
            expected_version=expected_version,
        )
        announce(OrdersChanged(tuple(events)))
        return specimen


def lock_specimen(specimen_id: UUID, actor: Actor) -> tuple[Order, Specimen]:
    """The specimen with its order, which is locked until the transaction ends: all that changes either locks it.

    Raises:
        Missing: absent, or another organization's.
    """
    visible = Specimen.objects.visible_to(actor)
    order_id = visible.filter(pk=specimen_id).values_list("order_id", flat=True).first()
    if order_id is None:
        raise Missing()
    order = lock_order(order_id, actor)
    specimen = visible.with_names().get(pk=specimen_id)
    specimen.order = order
    return order, specimen


def take_specimen_step(
    *,
    order: Order,
    specimen: Specimen,
    action: str,
    actor: Actor,
    given: Given,
    expected_version: int | None = None,
) -> list[OrderEvent]:
    """The same with what is locked already; its events are yet to be announced, with others of the transaction."""
    _refuse(order, specimen, action, actor, given, expected_version)
    row, before = TRANSITIONS[action], specimen.status
    facts = _DOES[action](specimen, given, actor) if action in _DOES else {}
    specimen.status = status_after(action, received_from=specimen.received_from)
    specimen.received_from = before if action == "receive" else ""
    save_change(specimen)
    another = ask_again(specimen, order) if action == "reject" and given.get("recollect", True) else None
    if another is not None:
        facts["recollection"] = brief(another)
    note, reason_code = given.get("note", ""), given.get("reason_code", "")
    event = write_specimen_event(
        action=row.event,
        order=order,
        specimen=specimen,
        actor=actor,
        before=before,
        facts=facts,
        note=note,
        reason_code=reason_code if action == "reject" else "",
    )
    return [event, *go_on_when_nothing_is_awaited(order, specimen, action, actor, note=note, another=another)]


def save_change(specimen: Specimen) -> None:
    """Save a specimen whose order is locked."""
    specimen.version += 1
    specimen.updated_at = clock.now()
    specimen.save()


@transaction.atomic
def add_specimen(
    *,
    order_id: UUID,
    actor: Actor,
    type: str,
    container: str = "",
    cap_colour: str = "",
    note: str = "",
) -> Specimen:
    """Expect one more specimen than the order's tests need.

    Raises:
        Forbidden: a viewer.
        Invalid: there is no such order.
        Conflict: it is a draft (``order_not_sent``), rejected or cancelled (``order_closed``).
    """
    if not may_work(actor):
        raise refusals.Forbidden("Only staff can add a specimen.")
    try:
        order = lock_order(order_id, actor)
    except Missing as error:
        raise Invalid.field("order", "does_not_exist", "There is no such order.") from error
    if order.submitted_at is None:
        raise refusals.order_not_sent()
    if order.status in OVER:
        raise refusals.order_closed(order)
    if Specimen.objects.filter(order=order).living().count() >= MOST_AN_ORDER:
        raise refusals.too_many(MOST_AN_ORDER)
    specimen = Specimen.objects.create(
        accession_number=take_numbers(order.lab, 1)[0],
        order=order,
        clinic=order.clinic,
        lab=order.lab,
        is_planned=False,
        type=type,
        container=container,
        cap_colour=cap_colour,
    )
    order.has_specimens = True
    event = write_specimen_event(
        action="specimen_added", order=order, specimen=specimen, actor=actor, before=None, note=note
    )
    announce(OrdersChanged((event,)))
    return specimen


def _refuse(
    order: Order, specimen: Specimen, action: str, actor: Actor, given: Given, expected_version: int | None
) -> None:
    row = TRANSITIONS[action]
    if actor.kind not in row.by or not may_work(actor):
        raise refusals.not_this_side(action)
    if expected_version is not None and expected_version != specimen.version:
        raise refusals.stale_version(specimen)
    if order.status in row.unless_order:
        raise refusals.order_closed(order, refusals.present_state_of(specimen, actor))
    if specimen.status not in row.sources:
        raise refusals.transition_not_allowed(specimen, actor, action)
    if not meets(row.only_if, specimen, actor):
        if row.only_if == "received_by_oneself_or_admin":
            raise refusals.received_by_somebody_else()
        if row.only_if == "on_no_manifest":
            raise refusals.on_a_manifest(specimen, actor)
        raise refusals.transition_not_allowed(specimen, actor, action)
    missing = sorted(name for name in row.needs if not str(given.get(name) or "").strip())
    if missing:
        raise refusals.missing_facts(missing)
    if action == "reject" and given.get("recollect", True) and not can_be_recollected(order):
        raise refusals.cannot_be_recollected(order)


def _collect(specimen: Specimen, given: Given, actor: Actor) -> Facts:
    now = clock.now()
    collected_at = given.get("collected_at") or now
    if collected_at > now + CLOCKS_DIFFER:
        raise Invalid.field("collected_at", "in_the_future", "It cannot have been collected later than now.")
    if collected_at < now - EARLIEST:
        raise Invalid.field("collected_at", "too_long_ago", "Give a time within the last 60 days.")
    specimen.collected_at = min(collected_at, now)
    specimen.collected_by = given.get("collected_by") or actor.user.display_name
    specimen.volume_ml = given.get("volume_ml")
    return {name: getattr(specimen, name) for name in ("collected_at", "collected_by", "volume_ml")}


def _undo_collection(specimen: Specimen, given: Given, actor: Actor) -> Facts:
    specimen.collected_at, specimen.collected_by, specimen.volume_ml = None, "", None
    return {}


def receive_now(specimen: Specimen, given: Given, actor: Actor) -> Facts:
    """Write the receipt into an unsaved specimen; returns what was given with it."""
    specimen.received_at, specimen.received_by = clock.now(), actor.user
    specimen.condition = given.get("condition", "")
    specimen.storage_place = given.get("storage_place", "")
    if given.get("volume_ml") is not None:
        specimen.volume_ml = given["volume_ml"]
    return {name: given.get(name) for name in ("condition", "volume_ml", "storage_place")}


def _undo_receipt(specimen: Specimen, given: Given, actor: Actor) -> Facts:
    specimen.received_at = specimen.received_by = None
    specimen.condition = specimen.storage_place = ""
    manifest = specimen.manifest
    if manifest is not None and manifest.status == ManifestStatus.RECEIVED:
        # So it did not come with that one, and may come with another.
        ManifestLine.objects.filter(manifest=manifest, specimen=specimen).update(arrived=False)
        specimen.manifest = None
    return {}


def _store(specimen: Specimen, given: Given, actor: Actor) -> Facts:
    specimen.storage_place = given["storage_place"]
    return {"storage_place": given["storage_place"]}


def _reject(specimen: Specimen, given: Given, actor: Actor) -> Facts:
    specimen.reason_code, specimen.note = given["reason_code"], given["note"]
    return {}


def _decline(specimen: Specimen, given: Given, actor: Actor) -> Facts:
    specimen.note = given["note"]
    return {}


# What a step writes besides the status.
_DOES: Final[Mapping[str, Callable[[Specimen, Given, Actor], Facts]]] = {
    "collect": _collect,
    "undo_collection": _undo_collection,
    "receive": receive_now,
    "undo_receipt": _undo_receipt,
    "store": _store,
    "reject": _reject,
    "decline": _decline,
}
