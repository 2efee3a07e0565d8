"""A part that is away, full or read-only: said clearly, nothing half-written, and back by itself."""

import asyncio
import time
import uuid
from collections.abc import Iterator

import psycopg2
import pytest
import requests

from drills.fleet import Fleet, fleet
from drills.installation import execute, wait_for
from drills.people import Person, Reader

READY_WITHIN_S = 10
CAUGHT_UP_WITHIN_S = 60


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fleet]:
    with fleet(tmp_path_factory.mktemp("fleet")) as running:
        yield running


@pytest.fixture
def clinic(whole: Fleet) -> Person:
    return Person(whole, "amara")


def lab_of(clinic: Person) -> str:
    return str(next(row["id"] for row in clinic.every("/api/labs/") if row["name"].startswith("Helix")))


def ask_a_process(whole: Fleet, path: str) -> requests.Response:
    """Past the proxy, which has its own words when a process does not answer."""
    headers = {"Host": whole.origin.removeprefix("https://"), "X-Forwarded-Proto": "https"}
    return requests.get(f"http://127.0.0.1:{whole.webs[0].port}{path}", headers=headers, timeout=30)


def count_rows(whole: Fleet) -> tuple[int, ...]:
    """Of everything that placing an order writes."""
    tables = (
        "orders_order",
        "orders_orderevent",
        "notifications_notification",
        "notifications_emaildelivery",
    )
    with psycopg2.connect(whole.database.superuser_url) as connection, connection.cursor() as cursor:
        counts = []
        for table in tables:
            cursor.execute(f"SELECT count(*) FROM {table}")  # noqa: S608 - the names above
            counts.append(int(cursor.fetchall()[0][0]))
    return tuple(counts)


def test_without_postgresql_everything_is_refused_and_comes_back(whole: Fleet, clinic: Person) -> None:
    body, key = {"lab": lab_of(clinic), "delivery_method": "email"}, uuid.uuid4().hex
    before = count_rows(whole)

    whole.postgres.crash()
    refused = clinic.try_once("POST", "/api/orders/", body, key)
    alive, ready = ask_a_process(whole, "/livez"), ask_a_process(whole, "/readyz")
    whole.postgres.start()
    wait_for(whole.is_ready, f"not ready; see {whole.log}", READY_WITHIN_S)

    assert refused is not None
    assert (refused.status_code, refused.json()["code"]) == (503, "unavailable")
    assert refused.headers["Retry-After"] == "5"
    assert (alive.status_code, ready.status_code) == (200, 503)
    assert ready.json()["checks"]["database"] == "failed"
    assert count_rows(whole) == before
    placed = clinic.try_once("POST", "/api/orders/", body, key)
    assert placed is not None
    assert placed.status_code == 201


@pytest.mark.parametrize("trouble", ["read-only", "full"])
def test_a_database_that_takes_no_changes_says_so_and_keeps_none_in_part(
    whole: Fleet, clinic: Person, trouble: str
) -> None:
    body, key = {"lab": lab_of(clinic), "delivery_method": "email"}, uuid.uuid4().hex
    begin, end = troubles_of(whole)[trouble]
    before = count_rows(whole)

    execute(whole.database.superuser_url, *begin)
    refused = clinic.try_once("POST", "/api/orders/", body, key)
    execute(whole.database.superuser_url, *end)

    assert refused is not None
    assert (refused.status_code, refused.json()["code"]) == (503, "unavailable")
    assert refused.headers["Retry-After"] == "5"
    assert count_rows(whole) == before
    assert clinic.ask("POST", "/api/orders/", body)["status"] == "submitted"


def troubles_of(whole: Fleet) -> dict[str, tuple[list[str], list[str]]]:
    """Statements that begin a trouble, and that end it."""
    name = whole.database.name
    reconnect = f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '{name}'"  # noqa: S608 - a name of ours
    return {
        # As a standby, or a server whose disk is about to fill up.
        "read-only": (
            [f'ALTER ROLE "{name}" SET default_transaction_read_only = on', reconnect],
            [f'ALTER ROLE "{name}" RESET default_transaction_read_only', reconnect],
        ),
        # PostgreSQL's own error (53100), in the middle of the transaction: the order and its event are written by then.
        "full": (
            [
                "CREATE FUNCTION disk_is_full() RETURNS trigger LANGUAGE plpgsql AS "
                "$$ BEGIN RAISE EXCEPTION 'No space left on device' USING ERRCODE = '53100'; END $$",
                "CREATE TRIGGER disk_is_full BEFORE INSERT ON notifications_notification "
                "EXECUTE FUNCTION disk_is_full()",
            ],
            ["DROP TRIGGER disk_is_full ON notifications_notification", "DROP FUNCTION disk_is_full()"],
        ),
    }


async def test_without_redis_work_goes_on_and_screens_catch_up(whole: Fleet, clinic: Person, capsys) -> None:
    lab = await asyncio.to_thread(Person, whole, "mateo")
    lab_id = await asyncio.to_thread(lab_of, clinic)
    reader = Reader(whole, clinic.token)
    reading = asyncio.create_task(reader.read_forever())
    await reader.wait_until_live(reading)

    usual = await asyncio.to_thread(time_steps, clinic, lab, lab_id)
    while len(reader.heard) < len(usual):
        await asyncio.sleep(0.05)
    whole.redis.kill()
    began = time.monotonic()
    without = await asyncio.to_thread(time_steps, clinic, lab, lab_id)
    while len(reader.heard) < len(usual) + len(without):
        assert time.monotonic() - began < CAUGHT_UP_WITHIN_S + sum(without)
        await asyncio.sleep(0.05)
    caught_up = time.monotonic() - began - sum(without)
    reading.cancel()
    whole.redis.start()
    await asyncio.to_thread(wait_for, whole.is_ready, f"not ready; see {whole.log}", READY_WITHIN_S)

    assert reader.connections == 1
    with capsys.disabled():
        slowest = [sorted(times)[-max(1, len(times) // 100)] * 1000 for times in (usual, without)]
        print(  # noqa: T201 - the figures are what a drill is for
            f"\ndrill: a step's 99th percentile {slowest[0]:.0f} ms with Redis, {slowest[1]:.0f} ms without; "
            f"the screen had everything {caught_up:.1f} s after the last step"
        )


def time_steps(clinic: Person, lab: Person, lab_id: str, orders: int = 60) -> list[float]:
    """Seconds that each of so many steps took."""
    times = []
    for _ in range(orders):
        order = clinic.place_order(lab_id)
        began = time.monotonic()
        lab.take_step(order["id"], "start")
        times.append(time.monotonic() - began)
    return times
