"""Eight people work on while every process is killed again and again, and answers and lines are lost.

At the end whatever was acknowledged is there, once: orders, steps, notifications, what the sockets said.
``DRILL_ORDERS``, ``DRILL_KILLS`` and ``DRILL_SEED`` make it longer (``dev.py drill``) or the same again.
"""

import asyncio
import os
import queue
import random
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg2
import pytest

from drills.accidents import ACCIDENTS, suffer
from drills.fleet import Fleet, fleet
from drills.people import Person, Reader

ORDERS = int(os.environ.get("DRILL_ORDERS", "120"))
KILLS = int(os.environ.get("DRILL_KILLS", "14"))
SEED = int(os.environ.get("DRILL_SEED", str(time.time_ns() % 100_000)))

# Two clinics and two labs, with two people each at work.
CLINICS = {"amara": "Helix", "jonas": "Northgate", "leila": "Helix", "tomas": "Northgate"}
LABS = {"rupinder": "Helix", "mateo": "Helix", "daniel": "Northgate", "yuki": "Northgate"}
READERS = ("amara", "leila", "mateo")
STEPS = ("start", "complete")
CAUGHT_UP_WITHIN_S = 60
STUCK_AFTER_S = 60


@dataclass
class Work:
    """What eight people do, and what they were told of it."""

    fleet: Fleet
    placed: dict[str, str] = field(default_factory=dict)  # order id → client reference
    stepped: Counter[str] = field(default_factory=Counter)  # order id → acknowledged steps
    repeats: int = 0
    failures: list[BaseException] = field(default_factory=list)
    waiting: dict[str, "queue.Queue[str | None]"] = field(
        default_factory=lambda: {lab: queue.Queue() for lab in set(LABS.values())}
    )

    def do_all(self) -> None:
        clinics = [self._start(self._place, name) for name in CLINICS]
        labs = [self._start(self._walk_through, name) for name in LABS]
        for thread in clinics:
            thread.join()
        for lab in LABS.values():
            self.waiting[lab].put(None)
        for thread in labs:
            thread.join()

    @property
    def progress(self) -> float:
        done = len(self.placed) + self.stepped.total()
        return done / (ORDERS * (1 + len(STEPS)))

    def _start(self, work: Any, name: str) -> threading.Thread:
        def guarded() -> None:
            try:
                person = Person(self.fleet, name)
                work(person)
                self.repeats += person.repeats
            except BaseException as error:
                self.failures.append(error)

        thread = threading.Thread(target=guarded, name=name)
        thread.start()
        return thread

    def _place(self, person: Person) -> None:
        lab = CLINICS[person.username]
        lab_id = next(row["id"] for row in person.every("/api/labs/") if row["name"].startswith(lab))
        for number in range(ORDERS // len(CLINICS)):
            reference = f"storm-{person.username}-{number}"
            order = person.place_order(lab_id, client_reference=reference)
            self.placed[order["id"]] = reference
            self.waiting[lab].put(order["id"])

    def _walk_through(self, person: Person) -> None:
        while order_id := self.waiting[LABS[person.username]].get():
            for action in STEPS:
                person.take_step(order_id, action)
                self.stepped[order_id] += 1


@pytest.fixture
def whole(tmp_path: Path):
    with fleet(tmp_path) as running:
        yield running


async def test_nothing_is_lost_and_nothing_is_seen_twice(whole: Fleet, capsys) -> None:
    random.seed(SEED)
    readers = [Reader(whole, (await asyncio.to_thread(Person, whole, name)).token) for name in READERS]
    reading = [asyncio.create_task(reader.read_forever()) for reader in readers]
    for reader, task in zip(readers, reading, strict=True):
        await reader.wait_until_live(task)
    work = Work(whole)

    began = time.monotonic()
    working = asyncio.create_task(asyncio.to_thread(work.do_all))
    happened, slowest = await let_it_storm(whole, work, working)
    await working
    took = time.monotonic() - began
    assert not work.failures, work.failures

    rows = await asyncio.to_thread(count_what_is_there, whole.database.superuser_url)
    assert set(work.placed) <= rows["orders"].keys(), "acknowledged orders are lost"
    assert rows["orders"].keys() == set(work.placed), "orders nobody was told of"
    for order_id, reference in work.placed.items():
        assert rows["orders"][order_id] == (reference, ["submit", *STEPS])
        assert work.stepped[order_id] == len(STEPS)
    assert rows["doubled"] == []
    caught_up = await wait_until_heard(whole, readers)
    assert await asyncio.to_thread(find_stuck, whole.database.superuser_url) == 0
    for task in reading:
        task.cancel()

    kills = sum(part.kills for part in whole.parts) + happened["PostgreSQL crashes"]
    assert kills >= KILLS
    with capsys.disabled():
        print(  # noqa: T201 - the figures are what a drill is for
            f"\nstorm (seed {SEED}): {len(work.placed)} orders, {work.stepped.total()} steps in {took:.0f} s, "
            f"{kills} kills, {whole.line.cuts} lines cut, {work.repeats} requests repeated; "
            f"ready again after at most {slowest:.1f} s, sockets caught up {caught_up:.1f} s after the last step; "
            f"lost 0, seen twice 0\n  {dict(happened)}"
        )


async def let_it_storm(whole: Fleet, work: Work, working: "asyncio.Task[None]") -> tuple[Counter[str], float]:
    """Accidents spread over the work, each kind before any comes again; how many of each, the slowest recovery."""
    happened: Counter[str] = Counter()
    deck: list[Any] = []
    kills, slowest = 0, 0.0
    while kills < KILLS:
        while work.progress < kills / KILLS and not working.done():
            await asyncio.sleep(0.02)
        deck = deck or random.sample(ACCIDENTS, len(ACCIDENTS))
        accident = deck.pop()
        slowest = max(slowest, await asyncio.to_thread(suffer, whole, accident))
        happened[accident.name] += 1
        kills += accident.kills
    return happened, slowest


def count_what_is_there(url: str) -> dict[str, Any]:
    """Asked of the database itself: this storm's orders with their steps, and notifications that came twice."""
    with psycopg2.connect(url) as connection, connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT o.id::text, o.client_reference, array_agg(e.action ORDER BY e.version)
            FROM orders_order o JOIN orders_orderevent e ON e.order_id = o.id
            WHERE o.client_reference LIKE 'storm-%' GROUP BY o.id
            """
        )
        orders = {order_id: (reference, actions) for order_id, reference, actions in cursor.fetchall()}
        cursor.execute(
            """
            SELECT n.recipient_id, n.order_id, n.kind
            FROM notifications_notification n JOIN orders_order o ON o.id = n.order_id
            WHERE o.client_reference LIKE 'storm-%' GROUP BY 1, 2, 3 HAVING count(*) > 1
            """
        )
        return {"orders": orders, "doubled": cursor.fetchall()}


async def wait_until_heard(whole: Fleet, readers: list[Reader]) -> float:
    """Seconds until each socket has said what the list says, no more, each once and in order."""
    began = time.monotonic()
    for name, reader in zip(READERS, readers, strict=True):
        person = await asyncio.to_thread(Person, whole, name)
        listed = {
            row["seq"]: row["id"] for row in await asyncio.to_thread(person.every, "/api/notifications/")
        }
        new = {seq: row_id for seq, row_id in listed.items() if seq > reader.began_at}
        while len(reader.heard) < len(new) and time.monotonic() - began < CAUGHT_UP_WITHIN_S:
            await asyncio.sleep(0.1)
        heard = [frame["seq"] for frame in reader.heard]
        assert heard == sorted(set(heard)), f"{name}: doubled or out of order"
        assert {frame["seq"]: frame["id"] for frame in reader.heard} == new, f"{name}: lost or made up"
        assert len(new) >= ORDERS // 4
        assert reader.unrecovered == 0
    return time.monotonic() - began


def find_stuck(url: str) -> int:
    """E-mails that have been due for longer than a minute."""
    with psycopg2.connect(url) as connection, connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT count(*) FROM notifications_emaildelivery
            WHERE status = 'pending' AND next_attempt_at < now() - make_interval(secs => %s)
            """,
            [STUCK_AFTER_S],
        )
        return int(cursor.fetchall()[0][0])
