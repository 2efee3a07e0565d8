"""What a scanned or typed code means to whoever scans it, and the receipt that may go with it."""

import re
from enum import StrEnum
from typing import Final, NamedTuple
from uuid import UUID

from django.db import transaction

from accounts.actor import Actor, may_work
from audit.who import SYSTEM, acting_as
from common.announcements import announce
from common.errors import Forbidden
from common.ids import SPOKEN_ALPHABET
from orders.happenings import OrdersChanged
from orders.models import Order
from orders.states import Side
from specimens.accession import is_sound, prefix_in, read_code
from specimens.models import AccessionSeries, Manifest, Specimen
from specimens.services.steps import lock_specimen, take_specimen_step
from specimens.states import AWAITED, CLOSED_ORDER, ENDED


class Result(StrEnum):
    OPENED = "opened"
    RECEIVED = "received"
    ALREADY_RECEIVED = "already_received"
    NOT_RECEIVABLE = "not_receivable"
    WRONG_ORDER = "wrong_order"
    ORDER = "order"
    MANIFEST = "manifest"
    FOREIGN = "foreign"
    MISREAD = "misread"
    UNKNOWN = "unknown"


class Scanned(NamedTuple):
    """What was found; only ``received`` changed anything."""

    result: Result
    specimen: Specimen | None = None
    order: Order | None = None
    manifest: Manifest | None = None


_ORDER_NUMBER: Final = re.compile(rf"([{SPOKEN_ALPHABET}]{{4}})([{SPOKEN_ALPHABET}]{{4}})")
_MANIFEST_NUMBER: Final = re.compile(rf"M([{SPOKEN_ALPHABET}]{{4}})([{SPOKEN_ALPHABET}]{{4}})")


@transaction.atomic
def scan(*, code: str, actor: Actor, receive: bool = False, order_id: UUID | None = None) -> Scanned:
    """Say what ``code`` is, and receive the specimen that it names if so asked.

    Args:
        order_id: the order that the specimen must be of; of another one, nothing is changed.

    Raises:
        Forbidden: a receipt by anybody but a lab's worker.
    """
    if receive and (actor.kind != Side.LAB or not may_work(actor)):
        raise Forbidden("Only staff of a lab can receive specimens.")
    number = read_code(code)
    specimen = _find_specimen(number, actor)
    if specimen is None:
        return _find_number(code, actor) or Scanned(_without_specimen(number, actor))
    if order_id is not None and specimen.order_id != order_id:
        return Scanned(Result.WRONG_ORDER, specimen)
    if not receive:
        return Scanned(Result.OPENED, specimen)
    return _receive(specimen, actor)


def _find_specimen(number: str, actor: Actor) -> Specimen | None:
    if not is_sound(number):
        return None
    return Specimen.objects.visible_to(actor).with_names().filter(accession_number=number).first()


def _receive(specimen: Specimen, actor: Actor) -> Scanned:
    order, specimen = lock_specimen(specimen.pk, actor)
    if specimen.status in ENDED or order.status in CLOSED_ORDER:
        return Scanned(Result.NOT_RECEIVABLE, specimen)
    if specimen.status not in AWAITED:
        return Scanned(Result.ALREADY_RECEIVED, specimen)
    events = take_specimen_step(order=order, specimen=specimen, action="receive", actor=actor, given={})
    announce(OrdersChanged(tuple(events)))
    return Scanned(Result.RECEIVED, specimen)


def _find_number(code: str, actor: Actor) -> Scanned | None:
    """The order or the manifest with this number, if the actor sees it."""
    signs = re.sub(r"[\s-]", "", code).upper()
    if parts := _ORDER_NUMBER.fullmatch(signs):
        order = Order.objects.visible_to(actor).filter(number="-".join(parts.groups())).first()
        return Scanned(Result.ORDER, order=order) if order else None
    if parts := _MANIFEST_NUMBER.fullmatch(signs):
        number = "-".join(("M", *parts.groups()))
        manifest = Manifest.objects.visible_to(actor).filter(number=number).first()
        return Scanned(Result.MANIFEST, manifest=manifest) if manifest else None
    return None


def _without_specimen(number: str, actor: Actor) -> Result:
    prefix = prefix_in(number)
    if prefix is None:
        return Result.UNKNOWN
    if not is_sound(number):
        return Result.MISREAD
    return Result.UNKNOWN if _deals_with(prefix, actor) else Result.FOREIGN


def _deals_with(prefix: str, actor: Actor) -> bool:
    """Whether it is the actor's own series, or that of a lab to which the actor sent an order. The system looks the
    series up; what it says without such an order is the same, whether there is one or not."""
    with acting_as(SYSTEM):
        lab_id = AccessionSeries.objects.filter(prefix=prefix).values_list("lab_id", flat=True).first()
    if lab_id is None or actor.kind == Side.LAB:
        return lab_id is not None and lab_id == actor.organization_id
    return Order.objects.visible_to(actor).filter(lab=lab_id, submitted_at__isnull=False).exists()
