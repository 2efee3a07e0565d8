"""The live channel: what a socket costs, how soon a frame is there, and what a crowd does to it."""

import asyncio
import json
import time
import urllib.request
from collections.abc import Iterator
from functools import partial
from itertools import islice

import psycopg2
import redis.asyncio
import uvloop

from bench.cpu import cpu_ms, resident_kb
from bench.figures import Spread, percentile, short, slowest_over_fastest
from bench.installation import Bench, pid_of
from bench.results import Findings, Table
from bench.scale import Scale
from bench.socket_client import Socket, open_sockets
from bench.world import World

WARM_UP = 50
SOCKETS_A_PERSON = 10
FRAME_WITHIN_S = 20
IDLE_S = 16  # one heartbeat of each socket


def measure_sockets(bench: Bench, world: World, scale: Scale, findings: Findings) -> None:
    uvloop.run(_measure(bench, world, scale, findings))


async def _measure(bench: Bench, world: World, scale: Scale, findings: Findings) -> None:
    web, realtime = bench.start_web(), bench.start_realtime()
    pair = Pair(bench, world, web.port, realtime.port)
    bare = await _bare_figures(bench)
    pid, bystanders = pid_of(realtime), _bystanders(world)
    sockets = await open_sockets(realtime.port, list(islice(bystanders, WARM_UP)))
    opened_in, memory = [], []
    by_number: dict[int, list[float]] = {}
    for number in _numbers(scale.sockets):
        if missing := number - len(sockets):
            before, started = resident_kb(pid), time.perf_counter()
            if missing > 0:
                sockets += await open_sockets(realtime.port, list(islice(bystanders, missing)))
                opened_in.append((missing, time.perf_counter() - started))
                memory.append((missing, resident_kb(pid) - before))
            for each in sockets[number:]:
                each.close()
            del sockets[number:]
        by_number[number] = await pair.steps(scale.steps)
    before, database_before = cpu_ms(pid), cpu_ms(bench.postmaster)
    await asyncio.sleep(IDLE_S)
    idle = [(cpu_ms(pid) - before) / IDLE_S, (cpu_ms(bench.postmaster) - database_before) / IDLE_S]
    for each in sockets:
        each.close()
    crowd_first, crowd_last = await _crowd(world, realtime.port, scale, pair)

    latencies = by_number[scale.sockets]
    medians = {number: percentile(each, 0.5) for number, each in by_number.items()}
    a_second = max(number / seconds for number, seconds in opened_in)
    each_kb = memory[-1][1] / memory[-1][0]
    findings.add(
        Table(
            "Step → frame on the other side, by idle sockets",
            ["sockets", "p50 ms", "p95 ms", "p99 ms"],
            [
                [f"{number:,}", *(short(percentile(each, share)) for share in (0.5, 0.95, 0.99))]
                for number, each in by_number.items()
            ],
        ),
        raw={"by_sockets": by_number, "bare": bare},
        frame_over_bare=percentile(latencies, 0.5) / sum(bare.values()),
        frame_p99_over_p50=percentile(latencies, 0.99) / percentile(latencies, 0.5),
        growth_sockets=slowest_over_fastest(list(medians.values())),
    )
    findings.add(
        Table(
            "Sockets",
            ["", "measured"],
            [
                ["bare Redis publish → receive, p50", f"{short(bare['publish'])} ms"],
                ["bare SQL commit, p50", f"{short(bare['commit'])} ms"],
                ["sockets opened a second (token checked, backlog sent)", short(a_second)],
                ["memory of an idle socket", f"{short(each_kb)} kB"],
                [
                    f"CPU of {scale.sockets:,} idle sockets: process / PostgreSQL",
                    " / ".join(f"{short(each)} ms/s" for each in idle),
                ],
                [f"one event to {scale.sockets:,} sockets: first", f"{short(crowd_first)} ms"],
                [f"one event to {scale.sockets:,} sockets: last", f"{short(crowd_last)} ms"],
            ],
        ),
        raw={"opened": opened_in, "memory_kb": memory, "idle_cpu": idle},
        sockets_a_second=a_second,
        socket_memory=each_kb,
        last_over_first=crowd_last / crowd_first,
    )


class Pair:
    """A clinic and a lab with an order between them that the lab holds and the clinic resumes, for ever."""

    def __init__(self, bench: Bench, world: World, web_port: int, realtime_port: int) -> None:
        self.clinic, self.lab = world.clinics[0], world.labs[-1]
        self.web_port, self.realtime_port = web_port, realtime_port
        # Who takes which step.
        self.tokens = {"hold": world.token(self.lab), "resume": world.token(self.clinic)}
        self.order, self.version = _order_between(bench, self.clinic, self.lab)
        self.last_action = "resume"

    async def steps(self, count: int) -> list[float]:
        """Milliseconds from asking for a step to its frame in the other side's client."""
        lab, clinic = [(await open_sockets(self.realtime_port, [token]))[0] for token in self.tokens.values()]
        other_side = {"hold": clinic, "resume": lab}
        latencies = []
        for _ in range(count):
            arrived = asyncio.get_running_loop().create_future()
            listener = other_side["hold" if self.last_action == "resume" else "resume"]
            listener.hear = partial(self._hear, arrived)
            started = await self.step()
            latencies.append((await asyncio.wait_for(arrived, FRAME_WITHIN_S) - started) * 1000)
            listener.hear = None
        clinic.close()
        lab.close()
        return latencies

    async def step(self) -> float:
        """Take the next step; returns when it was asked for."""
        self.last_action = "resume" if self.last_action == "hold" else "hold"
        self.version += 1
        body = {"action": self.last_action, "note": "Which tube is it?"}
        started = time.perf_counter()
        await asyncio.to_thread(self._post, body, self.tokens[self.last_action])
        return started

    def _hear(self, arrived: "asyncio.Future[float]", frame: dict, moment: float) -> None:
        """Frames of earlier steps may still be under way: the version tells them apart."""
        if frame["type"] == "order" and frame["id"] == self.order and frame["version"] == self.version:
            arrived.set_result(moment)

    def _post(self, body: dict[str, str], token: str) -> None:
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.web_port}/api/orders/{self.order}/transitions/",
            data=json.dumps(body).encode(),
            headers={"Content-Type": "application/json", "Authorization": f"Bearer {token}"},
        )
        with urllib.request.urlopen(request, timeout=20) as answer:  # noqa: S310
            answer.read()


async def _crowd(world: World, port: int, scale: Scale, pair: Pair) -> tuple[float, float]:
    """One event to many sockets of one organization: median of the first and of the last arrival, in ms."""
    arrivals: list[float] = []

    def hear(frame: dict, moment: float) -> None:
        if frame["type"] == "order" and frame["version"] == pair.version:
            arrivals.append(moment)

    people = world.people[pair.lab]
    tokens = [people[number % len(people)]["token"] for number in range(scale.sockets)]
    sockets: list[Socket] = await open_sockets(port, tokens, hear)
    first, last = [], []
    for _ in range(scale.crowd_events):
        arrivals.clear()
        started = await pair.step()
        deadline = time.perf_counter() + FRAME_WITHIN_S
        while len(arrivals) < len(sockets) and time.perf_counter() < deadline:
            await asyncio.sleep(0.01)
        assert len(arrivals) == len(sockets), f"{len(arrivals)} of {len(sockets)} sockets heard of it"
        first.append((min(arrivals) - started) * 1000)
        last.append((max(arrivals) - started) * 1000)
    for each in sockets:
        each.close()
    return Spread.of(first).median, Spread.of(last).median


async def _bare_figures(bench: Bench, times: int = 200) -> dict[str, float]:
    """What cannot be avoided, p50 in ms: a Redis message from publisher to receiver, and one commit."""
    client = redis.asyncio.Redis.from_url(bench.redis_url)
    ears = client.pubsub()
    await ears.subscribe("bench")
    await ears.get_message(timeout=5)
    messages = []
    for _ in range(times):
        started = time.perf_counter()
        await client.publish("bench", "x")
        while (await ears.get_message(ignore_subscribe_messages=True, timeout=5)) is None:
            pass
        messages.append((time.perf_counter() - started) * 1000)
    await ears.aclose()
    await client.aclose()
    return {"publish": percentile(messages, 0.5), "commit": percentile(_commits(bench, times), 0.5)}


def _commits(bench: Bench, times: int) -> list[float]:
    connection = psycopg2.connect(bench.database.superuser_url)
    connection.autocommit = True
    taken = []
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bench_commit (n int)")
        for number in range(times):
            started = time.perf_counter()
            cursor.execute("INSERT INTO bench_commit VALUES (%s)", [number])
            taken.append((time.perf_counter() - started) * 1000)
        cursor.execute("DROP TABLE bench_commit")
    connection.close()
    return taken


def _order_between(bench: Bench, clinic: str, lab: str) -> tuple[str, int]:
    """An order of the two that is in progress, and its version."""
    connection = psycopg2.connect(bench.database.superuser_url)
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE orders_order SET status = 'in_progress', submitted_at = created_at WHERE id ="
            " (SELECT id FROM orders_order WHERE clinic_id = %s AND lab_id = %s ORDER BY id DESC LIMIT 1)"
            " RETURNING id, version",
            [clinic, lab],
        )
        order, version = cursor.fetchone()
    connection.close()
    return str(order), version


def _bystanders(world: World) -> Iterator[str]:
    """Tokens of everybody else, each as often as one may have sockets."""
    others = [*world.clinics[1:], *world.labs[:-1]]
    for _ in range(SOCKETS_A_PERSON):
        for organization in others:
            for person in world.people[organization]:
                yield person["token"]


def _numbers(most: int) -> list[int]:
    """A hundredth, a tenth and all of them."""
    return [most // 100, most // 10, most]
