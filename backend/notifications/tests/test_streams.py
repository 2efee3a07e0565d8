"""Numbers become visible in the order they were given, whatever the transactions do."""

import threading
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from django.db import connection, transaction

from notifications.models import FeedEntry, StreamHead
from notifications.realtime import Position, read_batch
from notifications.streams import advance, begin_new_epoch, current_epoch
from orders.services import transition_order


@pytest.mark.django_db
def test_each_stream_counts_by_itself():
    one, two = uuid4(), uuid4()

    assert advance([one]) == {one: 1}
    assert advance([one, two]) == {one: 2, two: 1}
    assert advance([one, two, one]) == {one: 4, two: 2}
    assert advance([one], "read_seq") == {one: 1}


@pytest.mark.django_db
def test_a_transaction_that_fails_gives_its_number_back():
    stream = uuid4()

    @transaction.atomic
    def fail_after_taking():
        advance([stream])
        raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_after_taking()

    assert advance([stream]) == {stream: 1}


@pytest.mark.django_db
def test_the_epoch_stays_the_same():
    assert current_epoch() == current_epoch()


def changes_read_by(actor) -> list[str]:
    batch = read_batch(actor, Position(), current_epoch())
    return [frame["id"] for frame in batch.frames if frame["type"] == "order"]


@pytest.mark.django_db
def test_a_new_epoch_shows_its_own_timeline_under_the_same_numbers(order_maker, clinic_staff):
    order, restored = order_maker("submitted"), order_maker("submitted")
    entries = FeedEntry.objects.filter(organization_id=clinic_staff.organization_id)
    assert changes_read_by(clinic_staff) == [str(order.pk), str(restored.pk)]

    first, second = entries.order_by("seq")
    FeedEntry.objects.filter(pk=first.pk).update(event=second.event)
    begin_new_epoch()

    assert changes_read_by(clinic_staff) == [str(restored.pk), str(restored.pk)]


@pytest.mark.django_db
def test_that_nothing_was_found_is_not_kept(order_maker, clinic_staff):
    order = order_maker("submitted")
    entry = FeedEntry.objects.get(organization_id=clinic_staff.organization_id)
    FeedEntry.objects.filter(pk=entry.pk).delete()
    assert changes_read_by(clinic_staff) == []

    entry.save(force_insert=True)

    assert changes_read_by(clinic_staff) == [str(order.pk)]


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_a_transaction_that_commits_late_loses_nothing(order_maker, clinic_staff, lab_staff):
    """The later change wants to commit first: it must wait, so that no reader can skip the earlier one."""
    first, second = order_maker("submitted"), order_maker("submitted")
    position = read_batch(clinic_staff, Position(), current_epoch()).position
    earlier_has_its_number, let_earlier_commit = threading.Event(), threading.Event()
    later_is_waiting = threading.Event()

    def change_and_linger():
        with transaction.atomic():
            transition_order(order_id=first.pk, action="review", actor=lab_staff)
            earlier_has_its_number.set()
            assert let_earlier_commit.wait(10)
        connection.close()

    def change_at_once():
        earlier_has_its_number.wait(10)
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            backends.append(cursor.fetchone()[0])
            later_is_waiting.set()
            transition_order(order_id=second.pk, action="review", actor=lab_staff)
        connection.close()

    backends: list[int] = []
    threads = [threading.Thread(target=each) for each in (change_and_linger, change_at_once)]
    for thread in threads:
        thread.start()
    assert later_is_waiting.wait(10)
    wait_until_blocked(backends[0])
    while_both_are_open = read_batch(clinic_staff, position, current_epoch())
    let_earlier_commit.set()
    for thread in threads:
        thread.join(10)
    afterwards = read_batch(clinic_staff, while_both_are_open.position, current_epoch())

    assert while_both_are_open.frames == []
    told = [frame["order"]["id"] for frame in afterwards.frames if frame["type"] == "notification"]
    assert told == [str(first.pk), str(second.pk)]
    changed = [frame["id"] for frame in afterwards.frames if frame["type"] == "order"]
    assert changed == [str(first.pk), str(second.pk)]


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_parallel_transactions_over_many_streams_neither_deadlock_nor_share_a_number():
    streams = [uuid4() for _ in range(6)]
    StreamHead.objects.bulk_create(StreamHead(id=each) for each in streams[:3])

    def take(turn: int) -> list[int]:
        try:
            with transaction.atomic():
                mine = streams if turn % 2 else list(reversed(streams))
                numbers = advance(mine)
            return [numbers[stream] for stream in streams]
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        numbers = list(pool.map(take, range(40)))

    for stream_numbers in zip(*numbers, strict=True):
        assert sorted(stream_numbers) == list(range(1, 41))


def wait_until_blocked(backend_pid: int) -> None:
    """Ask PostgreSQL until that backend waits for a lock."""
    deadline = threading.Event()
    timer = threading.Timer(10, deadline.set)
    timer.start()
    try:
        while not deadline.is_set():
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_blocking_pids(%s)", [backend_pid])
                if cursor.fetchone()[0]:
                    return
    finally:
        timer.cancel()
    raise AssertionError("the later transaction did not wait for the earlier one")
