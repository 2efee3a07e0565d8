"""The worker binds new lines into one chain, each once, whoever else is at it."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import close_old_connections

from audit.anchor import read_anchors
from audit.keys import id_of
from audit.models import AuditEvent, AuditHead, AuditSeal
from audit.record import record
from audit.seal import first_id_at, seal_new_events, time_of
from audit.verify import Walk
from common import clock


def first_fault():
    return next(Walk().faults(), None)


def test_lines_are_sealed_in_the_order_they_were_written(db):
    lines = [record("logout").pk for _ in range(5)]

    assert (seal_new_events(), seal_new_events()) == (5, 0)

    assert list(AuditSeal.objects.order_by("seq").values_list("seq", "event_id")) == list(enumerate(lines, 1))
    assert AuditHead.objects.get().seq == 5


def test_a_later_batch_continues_the_chain(db, settings):
    for _ in range(3):
        record("logout")
        seal_new_events()

    assert first_fault() is None
    assert AuditSeal.objects.count() == 3


def test_a_line_that_commits_late_is_sealed_too(db):
    late = record("logout")
    early = AuditEvent(**{**line_of(late), "id": first_id_at(time_of(late.pk) - timedelta(minutes=5))})
    seal_new_events()
    early.save(force_insert=True)

    assert seal_new_events() == 1
    assert AuditSeal.objects.get(event_id=early.pk).seq == 2


def line_of(event):
    return {field.attname: getattr(event, field.attname) for field in AuditEvent._meta.concrete_fields}


def test_a_moved_clock_does_not_move_the_chain(db):
    first = record("logout")
    with clock.at(clock.now() - timedelta(days=90)):
        second = record("logout")

    assert second.created_at < first.created_at
    assert second.pk > first.pk


def test_an_id_tells_its_time():
    moment = clock.now().replace(microsecond=123000)

    assert time_of(first_id_at(moment)) == moment
    assert time_of(UUID(int=0)).year == 1970


@pytest.mark.django_db(transaction=True)
def test_two_workers_make_one_chain():
    for _ in range(60):
        record("logout")

    def work(_):
        try:
            return sum(seal_new_events() for _ in range(5))
        finally:
            close_old_connections()

    with ThreadPoolExecutor(4) as workers:
        sealed = sum(workers.map(work, range(4)))

    assert sealed == 60
    assert list(AuditSeal.objects.order_by("seq").values_list("seq", flat=True)) == list(range(1, 61))
    assert first_fault() is None


@pytest.mark.django_db(transaction=True)
def test_the_end_is_written_outside_of_the_database(settings, tmp_path):
    settings.AUDIT_ANCHOR_FILE = str(tmp_path / "anchors")
    for _ in range(2):
        record("logout")
        seal_new_events()

    anchors = list(read_anchors(tmp_path / "anchors"))
    head = AuditHead.objects.get()
    assert [anchor.seq for anchor in anchors] == [1, 2]
    assert anchors[-1].mac == head.mac
    assert set(json.loads((tmp_path / "anchors").read_text().splitlines()[0])) == {"seq", "mac", "at"}


@pytest.mark.django_db(transaction=True)
def test_an_anchor_that_cannot_be_written_stops_nothing(settings, tmp_path, caplog):
    settings.AUDIT_ANCHOR_FILE = str(tmp_path / "no" / "such" / "folder")
    record("logout")

    assert seal_new_events() == 1
    assert "anchor file cannot be written" in caplog.text


def test_keys_are_rotated_while_old_lines_stay_good(db, settings):
    old, new = "a" * 44, "b" * 44
    settings.AUDIT_KEY = old
    record("logout")
    seal_new_events()
    settings.AUDIT_KEY, settings.AUDIT_OLD_KEYS = new, [old]
    record("logout")
    seal_new_events()

    assert first_fault() is None
    assert list(AuditSeal.objects.order_by("seq").values_list("key_id", flat=True)) == [
        id_of(old),
        id_of(new),
    ]

    settings.AUDIT_OLD_KEYS = []
    fault = first_fault()
    assert (fault.kind, fault.row) == ("edited", "line 1")
    assert f"key {id_of(old)} is missing" in fault.detail
