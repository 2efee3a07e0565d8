"""The owner of the database can do anything to it but make it verify again."""

import random
from collections.abc import Callable
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.models import F, QuerySet

from audit.anchor import Anchor
from audit.models import AuditEvent, AuditHead, AuditSeal
from audit.record import record
from audit.seal import seal_new_events
from audit.tests.owner import without_triggers
from audit.verify import Walk
from orders.models import OrderEvent

FORGED = "f" * 64
# A value that differs from any written one, by column.
OTHERWISE = {
    "action": "order.read",
    "outcome": "failed",
    "actor_id": uuid4(),
    "actor_name": "Somebody Else",
    "organization_id": uuid4(),
    "address": "203.0.113.9",
    "subject_id": "0",
    "data": {"ids": []},
    "witness_digest": FORGED,
    "mac": FORGED,
    "key_id": "00000000",
}


@pytest.fixture
def written(order_maker) -> list[Anchor]:
    """A record of many lines, sealed in several batches, and the anchors of those."""
    anchors = []
    for status in ["delivered", "on_hold", "rejected", "cancelled", "in_progress"] * 6:
        order_maker(status)
        record("order.listed", data={"ids": [uuid4() for _ in range(5)]})
        seal_new_events()
        head = AuditHead.objects.get()
        anchors.append(Anchor(head.seq, head.mac))
    return anchors


class Owner:
    """Each method is one way to tamper; returns the kind of fault that it is."""

    def __init__(self, dice: random.Random) -> None:
        self.dice = dice
        self.length = AuditHead.objects.get().seq

    def seal(self, upto: int | None = None, first: int = 1) -> AuditSeal:
        return AuditSeal.objects.get(seq=self.dice.randint(first, upto or self.length))

    def edits_a_line(self) -> str:
        column = self.dice.choice(sorted(OTHERWISE))
        event = self.seal(self.length - 1).event_id
        QuerySet(AuditEvent).filter(pk=event).update(**{column: OTHERWISE[column]})
        return "edited"

    def edits_the_newest_line(self) -> str:
        QuerySet(AuditEvent).filter(pk=self.seal(first=self.length).event_id).update(outcome="failed")
        return "edited"

    def edits_a_link(self) -> str:
        QuerySet(AuditSeal).filter(seq=self.seal().seq).update(mac=FORGED)
        return "edited"

    def moves_the_head(self) -> str:
        AuditHead.objects.update(seq=F("seq") - self.dice.randint(1, 5))
        return "edited"

    def deletes_a_line(self) -> str:
        QuerySet(AuditEvent).filter(pk=self.seal().event_id).delete()
        return "deleted"

    def deletes_a_line_and_its_link(self) -> str:
        seal = self.seal(self.length - 1)
        QuerySet(AuditEvent).filter(pk=seal.event_id).delete()
        QuerySet(AuditSeal).filter(seq=seal.seq).delete()
        return "deleted"

    def deletes_the_beginning(self) -> str:
        links = QuerySet(AuditSeal).filter(seq__lte=self.dice.randint(1, self.length - 1))
        QuerySet(AuditEvent).filter(pk__in=links.values("event_id")).delete()
        links.delete()
        return "deleted"

    def deletes_and_closes_the_gap(self) -> str:
        seal = self.seal(self.length - 1)
        QuerySet(AuditEvent).filter(pk=seal.event_id).delete()
        QuerySet(AuditSeal).filter(seq=seal.seq).delete()
        self.renumber(seal.seq, -1)
        AuditHead.objects.update(seq=F("seq") - 1)
        return "reordered"

    def renumber(self, after: int, by: int) -> None:
        QuerySet(AuditSeal).filter(seq__gt=after).update(seq=-F("seq"))
        QuerySet(AuditSeal).filter(seq__lt=0).update(seq=-F("seq") + by)

    def forge_a_line(self) -> AuditEvent:
        event = AuditEvent.objects.get(pk=self.seal().event_id)
        forged = AuditEvent(
            **{
                f.attname: getattr(event, f.attname)
                for f in AuditEvent._meta.concrete_fields
                if f.name != "id"
            }
        )
        forged.save(force_insert=True)
        return forged

    def inserts_a_line(self) -> str:
        self.forge_a_line()
        return "inserted"

    def inserts_a_line_and_a_link(self) -> str:
        place = self.seal(self.length - 1).seq
        self.renumber(place, 1)
        key_id = AuditSeal.objects.get(seq=place).key_id
        AuditSeal(seq=place + 1, event_id=self.forge_a_line().pk, key_id=key_id, mac=FORGED).save(
            force_insert=True
        )
        AuditHead.objects.update(seq=F("seq") + 1)
        return "inserted"

    def appends_a_line_and_a_link(self) -> str:
        key_id = self.seal().key_id
        AuditSeal(seq=self.length + 1, event_id=self.forge_a_line().pk, key_id=key_id, mac=FORGED).save()
        AuditHead.objects.update(seq=F("seq") + 1, mac=FORGED)
        return "inserted"

    def swaps_two_lines(self) -> str:
        one, other = self.two_seals()
        QuerySet(AuditSeal).filter(seq=one.seq).update(event_id=uuid4())
        QuerySet(AuditSeal).filter(seq=other.seq).update(event_id=one.event_id)
        QuerySet(AuditSeal).filter(seq=one.seq).update(event_id=other.event_id)
        return "reordered"

    def swaps_two_links(self) -> str:
        one, other = self.two_seals()
        QuerySet(AuditSeal).filter(seq=one.seq).update(seq=-1)
        QuerySet(AuditSeal).filter(seq=other.seq).update(seq=one.seq)
        QuerySet(AuditSeal).filter(seq=-1).update(seq=other.seq)
        return "reordered"

    def two_seals(self) -> list[AuditSeal]:
        return [AuditSeal.objects.get(seq=seq) for seq in self.dice.sample(range(1, self.length), 2)]

    def swaps_what_two_lines_say(self) -> str:
        one, other = (AuditEvent.objects.get(pk=seal.event_id) for seal in self.two_seals())
        for target, source in ((one.pk, other), (other.pk, one)):
            values = {f.attname: getattr(source, f.attname) for f in AuditEvent._meta.concrete_fields}
            del values["id"]
            QuerySet(AuditEvent).filter(pk=target).update(**values)
        return "edited"

    def cuts_the_end_off(self) -> str:
        links = QuerySet(AuditSeal).filter(seq__gt=self.length - self.dice.randint(1, 20))
        QuerySet(AuditEvent).filter(pk__in=links.values("event_id")).delete()
        links.delete()
        return "truncated"

    def cuts_the_end_off_and_turns_the_head_back(self) -> str:
        self.cuts_the_end_off()
        newest = AuditSeal.objects.latest("seq")
        AuditHead.objects.update(seq=newest.seq, mac=newest.mac)
        lost = AuditEvent.objects.exclude(witness_id=None).values("witness_id")
        QuerySet(OrderEvent).exclude(pk__in=lost).delete()
        return "truncated"

    def empties_everything(self) -> str:
        for model in (AuditEvent, AuditSeal, OrderEvent):
            QuerySet(model).delete()
        AuditHead.objects.all().delete()
        return "truncated"

    def edits_an_order_event(self) -> str:
        change = self.dice.choice([{"note": "never said"}, {"actor_id": None}, {"to_status": "draft"}])
        QuerySet(OrderEvent).filter(pk=self.order_event().pk).update(**change)
        return "edited"

    def deletes_an_order_event(self) -> str:
        QuerySet(OrderEvent).filter(pk=self.order_event().pk).delete()
        return "deleted"

    def inserts_an_order_event(self) -> str:
        event = self.order_event()
        values = {f.attname: getattr(event, f.attname) for f in OrderEvent._meta.concrete_fields}
        del values["id"]
        OrderEvent(**{**values, "version": 99}).save(force_insert=True)
        return "inserted"

    def order_event(self) -> OrderEvent:
        return self.dice.choice(list(OrderEvent.objects.order_by("pk").exclude(actor=None)))


WAYS: list[Callable[[Owner], str]] = [
    Owner.edits_a_line,
    Owner.edits_the_newest_line,
    Owner.edits_a_link,
    Owner.moves_the_head,
    Owner.deletes_a_line,
    Owner.deletes_a_line_and_its_link,
    Owner.deletes_the_beginning,
    Owner.deletes_and_closes_the_gap,
    Owner.inserts_a_line,
    Owner.inserts_a_line_and_a_link,
    Owner.appends_a_line_and_a_link,
    Owner.swaps_two_lines,
    Owner.swaps_two_links,
    Owner.swaps_what_two_lines_say,
    Owner.cuts_the_end_off,
    Owner.cuts_the_end_off_and_turns_the_head_back,
    Owner.empties_everything,
    Owner.edits_an_order_event,
    Owner.deletes_an_order_event,
    Owner.inserts_an_order_event,
]


def first_fault(anchors=()):
    return next(Walk(anchors).faults(), None)


def test_a_hundred_tamperings_a_hundred_found(written):
    dice = random.Random(2026)  # noqa: S311 (the same tamperings each time)
    ways = [WAYS[number % len(WAYS)] for number in range(100)]
    missed = []
    for number, way in enumerate(ways):
        with transaction.atomic():
            with without_triggers():
                kind = way(Owner(dice))
            fault = first_fault(written)
            if fault is None or fault.kind != kind:
                missed.append((number, way.__name__, kind, fault))
            transaction.set_rollback(True)
        assert first_fault(written) is None, "the next one must begin with a good record"

    assert missed == []


def test_the_first_bad_row_is_named(written):
    with without_triggers():
        for seq in (7, 4, 9):
            event = AuditSeal.objects.get(seq=seq).event_id
            QuerySet(AuditEvent).filter(pk=event).update(outcome="failed")

    faults = list(Walk(written).faults())
    assert [(fault.kind, fault.row) for fault in faults] == [
        ("edited", "line 4"),
        ("edited", "line 7"),
        ("edited", "line 9"),
    ]


def test_the_command_says_so_and_fails(written, tmp_path, capsys):
    anchors = tmp_path / "anchors"
    anchors.write_text("".join(f'{{"seq": {seq}, "mac": "{mac}"}}\n' for seq, mac in written) + '{"seq": 1')

    call_command("verify_audit", anchor=anchors)
    assert f"{written[-1].seq} lines are as they were written" in capsys.readouterr().out

    with without_triggers():
        Owner(random.Random(1)).cuts_the_end_off_and_turns_the_head_back()  # noqa: S311
    call_command("verify_audit")  # without what lies outside of the database, nothing shows
    with pytest.raises(CommandError, match=r"^truncated: line \d+: there were lines up to") as refusal:
        call_command("verify_audit", anchor=anchors)
    assert refusal.value.returncode == 1


def test_a_missing_anchor_file_is_not_taken_for_an_empty_one(db, tmp_path):
    with pytest.raises(CommandError, match="There is no anchor file"):
        call_command("verify_audit", anchor=tmp_path / "nothing")


def test_a_long_clean_record_verifies(db, capsys):
    for _ in range(3000):
        record("order.listed", data={"ids": [uuid4() for _ in range(5)]})
    while seal_new_events():
        pass

    call_command("verify_audit")

    assert capsys.readouterr().out.startswith("3000 lines are as they were written")
