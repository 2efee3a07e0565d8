"""200 status changes while processes are killed, Redis is flushed and stopped, and the reader's line is cut.

At the end what the clinic heard over the socket is what the REST list says: nothing lost, nothing doubled, in order.
"""

import asyncio
import time
from collections.abc import Callable

from drills.installation import Installation
from drills.people import Person, Reader

ORDERS = 50
STEPS = ("review", "start", "complete", "deliver")
CHANGES = ORDERS * len(STEPS)
REDIS_AWAY_FOR_THE_LAST = 50
RECONNECTS = 20


def accidents_of(installation: Installation) -> dict[int, Callable[[], object]]:
    """Number of the change → what happens just before it."""
    redis = installation.redis
    return {
        20: installation.web.kill_and_restart,
        40: installation.realtime.kill_and_restart,
        60: installation.worker.kill_and_restart,
        70: lambda: installation.redis_client().flushall(),
        80: redis.kill_and_restart,
        90: installation.realtime.kill_and_restart,
        110: installation.web.kill_and_restart,
        130: installation.worker.kill_and_restart,
        140: installation.realtime.kill_and_restart,
        CHANGES - REDIS_AWAY_FOR_THE_LAST: redis.kill,
        CHANGES - 30: installation.web.kill_and_restart,
        CHANGES - 20: installation.realtime.kill_and_restart,
    }


async def test_nothing_is_lost_and_nothing_doubled(installation: Installation, capsys) -> None:
    clinic, lab = Person(installation, "amara"), Person(installation, "mateo")
    before = {row["seq"] for row in clinic.every("/api/notifications/")}
    lab_id = next(row["id"] for row in clinic.every("/api/labs/") if row["name"].startswith("Helix"))
    reader = Reader(installation, clinic.token)
    reading = asyncio.create_task(reader.read_forever())
    await reader.wait_until_live(reading)

    def walk_orders_through() -> None:
        accidents, change = accidents_of(installation), 0
        for _ in range(ORDERS):
            order = clinic.place_order(lab_id)
            for action in STEPS:
                accidents.get(change, lambda: None)()
                assert lab.take_step(order["id"], action)["status"] != order["status"]
                change += 1
                if change % (CHANGES // RECONNECTS) == 0:
                    asyncio.run_coroutine_threadsafe(reader.cut_the_line(), loop).result(10)

    loop = asyncio.get_running_loop()
    started = time.monotonic()
    await asyncio.to_thread(walk_orders_through)
    took = time.monotonic() - started
    # Redis is still away: a heartbeat brings the rest.
    listed = {row["seq"]: row for row in await asyncio.to_thread(clinic.every, "/api/notifications/")}
    new = {seq: row for seq, row in listed.items() if seq not in before}
    deadline = time.monotonic() + 60
    while len(reader.heard) < len(new) and time.monotonic() < deadline:
        await asyncio.sleep(0.1)
    caught_up = time.monotonic() - started - took
    reading.cancel()

    heard = [frame["seq"] for frame in reader.heard]
    assert len(new) == CHANGES
    assert heard == sorted(set(heard)), "doubled or out of order"
    assert set(heard) == set(new), "lost"
    assert [frame["id"] for frame in reader.heard] == [new[seq]["id"] for seq in heard]
    assert reader.unrecovered == 0
    assert reader.connections > RECONNECTS
    with capsys.disabled():
        kills = {part.name: part.kills for part in installation.parts}
        print(  # noqa: T201 - the figures are what a drill is for
            f"\ndrill: {CHANGES} changes in {took:.1f} s, kills {kills}, {reader.connections} connections, "
            f"{lab.repeats + clinic.repeats} repeated requests, caught up {caught_up:.1f} s after the last; "
            f"lost 0, doubled 0"
        )
