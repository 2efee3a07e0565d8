"""Verification: walk the record from its beginning and name the first row that is not as it was written."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Exists, OuterRef

from audit.anchor import Anchor
from audit.canonical import canonical
from audit.chain import GENESIS, is_genuine_checkpoint, link
from audit.keys import is_genuine, mac_of
from audit.models import AuditCheckpoint, AuditEvent, AuditHead, AuditSeal
from audit.record import CONTENT
from audit.seal import LATEST, first_id_at, time_of
from audit.witness import LOGS, digests_of

# Rows read at once; below what SQLite takes as parameters of one query.
CHUNK = 900

Line = dict[str, Any]


class Fault(NamedTuple):
    """What is wrong with a row: ``edited``, ``deleted``, ``inserted``, ``reordered`` or ``truncated``."""

    kind: str
    row: str
    detail: str


class Place(NamedTuple):
    """A link by its number and mac."""

    seq: int
    mac: str


class Walk:
    """One verification. ``faults`` yields what is wrong, the first row first; the counters say what was seen."""

    def __init__(self, anchors: Iterable[Anchor] = ()) -> None:
        self.anchors = {anchor.seq: anchor.mac for anchor in anchors}
        self.lines = 0
        self.waiting = 0

    def faults(self) -> Iterator[Fault]:
        newest = AuditSeal.objects.order_by("-seq").first()
        head = AuditHead.objects.filter(pk=1).first()  # after the newest link, so it is never behind it
        end = Place(head.seq, head.mac) if head else Place(0, GENESIS)
        if newest is not None and end.seq < newest.seq:
            yield Fault("edited", "head", f"it stands at {end.seq}, the newest link is {newest.seq}")
            return
        checkpoints = list(AuditCheckpoint.objects.order_by("seq", "id"))
        for checkpoint in checkpoints:
            if not is_genuine_checkpoint(checkpoint):
                yield Fault("edited", f"checkpoint at {checkpoint.seq}", "its signature does not fit")
        begin = Place(checkpoints[-1].seq, checkpoints[-1].mac) if checkpoints else Place(0, GENESIS)
        yield from self._sealed(begin, end)
        if self.anchors and max(self.anchors) > end.seq:
            yield Fault("truncated", f"line {end.seq + 1}", f"there were lines up to {max(self.anchors)}")
        yield from self._waiting(newest)
        yield from _smuggled(checkpoints[-1] if checkpoints else None)

    def _sealed(self, place: Place, end: Place) -> Iterator[Fault]:
        while place.seq < end.seq:
            seals = list(
                AuditSeal.objects.filter(seq__gt=place.seq, seq__lte=end.seq).order_by("seq")[:CHUNK]
            )
            if not seals:
                yield Fault("truncated", f"line {place.seq + 1}", f"there were lines up to {end.seq}")
                return
            lines = _lines([seal.event_id for seal in seals])
            digests = _digests(lines.values())
            for seal in seals:
                line = lines.get(seal.event_id)
                yield from _link_faults(place, seal, line, end)
                if line is not None:
                    yield from _witness_faults(line, digests)
                if self.anchors.get(seal.seq, seal.mac) != seal.mac:
                    yield Fault("truncated", f"line {seal.seq}", "the anchor knows another line here")
                place = Place(seal.seq, seal.mac)
                self.lines += 1
        if place != end:
            yield Fault("edited", "head", "it does not name the newest link")

    def _waiting(self, newest: AuditSeal | None) -> Iterator[Fault]:
        """Lines without a link: young ones wait for the worker, older ones were put there by somebody else."""
        oldest = first_id_at(time_of(newest.event_id) - LATEST) if newest else UUID(int=0)
        unsealed = AuditEvent.objects.filter(~Exists(AuditSeal.objects.filter(event_id=OuterRef("pk"))))
        for line in unsealed.order_by("pk").values(*CONTENT, "mac").iterator(CHUNK):
            self.waiting += 1
            if not _is_as_written(line):
                yield Fault("inserted", f"line {line['id']}", "it was not written by this installation")
            if line["id"] < oldest:
                yield Fault(
                    "inserted", f"line {line['id']}", "it is older than the chain's end, yet not in it"
                )
            yield from _witness_faults(line, _digests([line]))


def _lines(ids: list[UUID]) -> dict[UUID, Line]:
    rows: Any = AuditEvent.objects.filter(pk__in=ids).values(*CONTENT, "mac")
    return {row["id"]: row for row in rows}


def _is_as_written(line: Line) -> bool:
    content = {name: line[name] for name in CONTENT}
    return is_genuine(line["mac"], canonical(content), line["key_id"])


def _link_faults(before: Place, seal: AuditSeal, line: Line | None, end: Place) -> Iterator[Fault]:
    """What is wrong with a link, or with its line, given the link before."""
    row = f"line {seal.seq}"
    if seal.seq != before.seq + 1:
        yield Fault("deleted", f"line {before.seq + 1}", f"the next one is line {seal.seq}")
        return
    if line is None:
        yield Fault("deleted", row, f"its link is left, its row {seal.event_id} is gone")
        return
    due = mac_of(link(before.mac, seal.seq, seal.event_id, line["mac"]), seal.key_id) or ""
    if not _is_as_written(line):
        known = seal.mac == due or _is_continued(seal, seal.mac)
        detail = f"row {line['id']} does not fit its seal, or the key {line['key_id']} is missing"
        yield Fault("edited" if known else "inserted", row, detail)
    elif seal.mac != due:
        in_place = _is_continued(seal, due) or end == Place(seal.seq, due)
        yield Fault("edited" if in_place else "reordered", row, "its link does not continue the one before")


def _is_continued(seal: AuditSeal, mac: str) -> bool:
    """Whether the next link was made when this one's mac was ``mac``."""
    following = AuditSeal.objects.filter(seq=seal.seq + 1).first()
    if following is None:
        return False
    event_mac = AuditEvent.objects.filter(pk=following.event_id).values_list("mac", flat=True).first() or ""
    message = link(mac, following.seq, following.event_id, event_mac)
    return is_genuine(following.mac, message, following.key_id)


def _digests(lines: Iterable[Line]) -> dict[UUID, str]:
    """The present digests of the rows that these lines vouch for."""
    ids = defaultdict(list)
    for line in lines:
        if line["witness_type"] in LOGS:
            ids[line["witness_type"]].append(line["witness_id"])
    return {row: digest for kind, rows in ids.items() for row, digest in digests_of(kind, rows).items()}


def _witness_faults(line: Line, digests: dict[UUID, str]) -> Iterator[Fault]:
    if line["witness_type"] not in LOGS:
        return
    row = f"{line['witness_type']} {line['witness_id']}"
    if line["witness_id"] not in digests:
        yield Fault("deleted", row, f"the record tells of it in {line['id']}")
    elif digests[line["witness_id"]] != line["witness_digest"]:
        yield Fault("edited", row, f"the record knows it otherwise, in {line['id']}")


def _smuggled(checkpoint: AuditCheckpoint | None) -> Iterator[Fault]:
    """Rows of other logs that no line vouches for, as far back as the record reaches."""
    for kind, log in LOGS.items():
        rows: Any = log.model._base_manager.order_by("pk")
        if checkpoint is not None:
            rows = rows.filter(created_at__gte=checkpoint.before)
        last = UUID(int=0)
        while ids := list(rows.filter(pk__gt=last).values_list("pk", flat=True)[:CHUNK]):
            vouched = AuditEvent.objects.filter(witness_id__in=ids, witness_type=kind)
            known = set(vouched.values_list("witness_id", flat=True))
            for row_id in ids:
                if row_id not in known:
                    yield Fault("inserted", f"{kind} {row_id}", "the record does not tell of it")
            last = ids[-1]
