"""The oldest part of the record may go as a whole; what is left still verifies."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db.models import QuerySet

from audit.keys import mac_of
from audit.models import AuditCheckpoint, AuditEvent, AuditSeal
from audit.record import content_of, record
from audit.retention import trim_before, trim_record
from audit.seal import first_id_at, seal_new_events
from audit.tests.owner import without_triggers
from audit.verify import Walk
from common import clock


def first_fault():
    return next(Walk().faults(), None)


@pytest.fixture
def record_of_ten_days(db) -> None:
    today = clock.now()
    for age in range(10, 0, -1):
        with clock.at(today - timedelta(days=age)):
            record("logout", data={"age": age})
    seal_new_events()


def ages() -> list[int]:
    return list(AuditEvent.objects.filter(action="logout").order_by("id").values_list("data__age", flat=True))


def test_the_oldest_part_goes(record_of_ten_days, settings):
    settings.AUDIT_RETENTION_DAYS = 4

    assert trim_record() == 7

    assert ages() == [3, 2, 1]
    line = AuditEvent.objects.latest("id")
    assert (line.action, line.data) == ("audit.trimmed", {"lines": 7, "up_to": 7})
    assert first_fault() is None
    seal_new_events()
    assert first_fault() is None


def test_without_the_setting_nothing_goes(record_of_ten_days, settings):
    settings.AUDIT_RETENTION_DAYS = None

    assert trim_record() == 0
    with pytest.raises(CommandError, match="for ever"):
        call_command("trim_audit")
    assert len(ages()) == 10


def test_the_newest_line_always_stays(record_of_ten_days):
    assert trim_before(clock.now() + timedelta(days=1)) == 9

    assert ages() == [1]
    assert first_fault() is None


def test_what_is_not_sealed_stays(db):
    with clock.at(clock.now() - timedelta(days=9)):
        record("logout", data={"age": 9})

    assert trim_before(clock.now()) == 0
    assert ages() == [9]


def test_trimming_twice_goes_on_from_the_checkpoint(record_of_ten_days):
    now = clock.now()
    trim_before(now - timedelta(days=8, hours=1))
    trim_before(now - timedelta(days=3, hours=1))

    assert ages() == [3, 2, 1]
    assert list(AuditCheckpoint.objects.order_by("seq").values_list("seq", flat=True)) == [2, 7]
    assert first_fault() is None


def test_a_forged_checkpoint_is_found(record_of_ten_days):
    third = AuditSeal.objects.get(seq=3)
    AuditCheckpoint(seq=3, mac=third.mac, before=clock.now(), key_id=third.key_id, signature="0" * 64).save()
    QuerySet(AuditEvent).filter(pk__in=AuditSeal.objects.filter(seq__lte=3).values("event_id")).delete()
    QuerySet(AuditSeal).filter(seq__lte=3).delete()

    assert first_fault()[:2] == ("edited", "checkpoint at 3")


def test_a_deletion_beyond_the_checkpoint_is_found(record_of_ten_days):
    trim_before(clock.now() - timedelta(days=8, hours=1))
    with without_triggers():
        fourth = AuditSeal.objects.get(seq=4)
        QuerySet(AuditEvent).filter(pk=fourth.event_id).delete()
        QuerySet(AuditSeal).filter(seq__lte=4).delete()

    assert first_fault()[:2] == ("deleted", "line 3")


def test_a_genuine_line_from_before_the_cut_that_is_put_back_is_found(record_of_ten_days):
    trim_before(clock.now() - timedelta(days=8, hours=1))
    line = AuditEvent.objects.order_by("id").first()
    line.id = first_id_at(clock.now() - timedelta(days=10))
    line.mac = mac_of(content_of(line), line.key_id)
    line._state.adding = True
    line.save(force_insert=True)
    seal_new_events()

    assert first_fault() == ("inserted", f"line {line.id}", "it is older than the chain's end, yet not in it")


def test_order_events_from_before_the_cut_are_vouched_for_no_longer(order_maker):
    with clock.at(clock.now() - timedelta(days=9)):
        order_maker("in_progress")
    order_maker()
    seal_new_events()

    trim_before(clock.now() - timedelta(days=5))

    assert first_fault() is None
