"""A page of fifty orders: ours, the floor and three rivals; then ours at the ends of the range."""

import json
from collections.abc import Iterator

from bench.installation import Bench, pid_of
from bench.load import Ask, get_once
from bench.results import Findings, Table
from bench.rounds import HEADINGS, Contender, row_of, run_rounds
from bench.scale import Scale
from bench.world import LARGEST, SMALLEST, World

PAGE = "/api/orders/"
DEEP_SHARE = 0.9


def measure_pages(bench: Bench, world: World, scale: Scale, findings: Findings) -> None:
    """The rivals' comparison, and what size and depth cost."""
    web = bench.start_web()
    large = world.token(world.clinics[LARGEST])
    servers = {
        "ours": web,
        "floor": bench.start_asgi_rival("floor"),
        "usual DRF": bench.start_django_rival("usual_drf"),
        "Django Ninja": bench.start_django_rival("ninja_page"),
        "FastAPI + SQLAlchemy": bench.start_asgi_rival("fastapi_page"),
    }
    asks = {name: Ask(server.port, PAGE, large) for name, server in servers.items()}
    refuse_other_content(asks)
    measured = run_rounds(
        [Contender(name, pid_of(server), [asks[name]]) for name, server in servers.items()],
        bench.postmaster,
        rounds=scale.rounds,
        seconds=scale.seconds,
        connections=scale.connections,
    )
    for name, server in servers.items():
        if name != "ours":
            bench.stop_one(server)
    by_name = {each["name"]: each for each in measured}
    ours, floor = by_name["ours"], by_name["floor"]
    findings.add(
        Table(
            f"A page of 50 of {world.orders:,} orders, one worker each",
            HEADINGS,
            [row_of(each) for each in measured],
        ),
        raw=measured,
        rate_over_floor=ours["rate"]["median"] / floor["rate"]["median"],
        rate_over_fastapi=ours["rate"]["median"] / by_name["FastAPI + SQLAlchemy"]["rate"]["median"],
        cpu_over_floor=ours["cpu_ms"] / floor["cpu_ms"],
    )
    _measure_ends(bench, world, scale, findings, web.port, pid_of(web))


def _measure_ends(bench: Bench, world: World, scale: Scale, findings: Findings, port: int, pid: int) -> None:
    large, small = (world.token(world.clinics[end]) for end in (LARGEST, SMALLEST))
    depth = int(world.orders // 10 * DEEP_SHARE)
    measured = run_rounds(
        [
            Contender("first page, largest clinic", pid, [Ask(port, PAGE, large)]),
            Contender("first page, clinic with 50", pid, [Ask(port, PAGE, small)]),
            Contender(f"page at depth {depth:,}", pid, [Ask(port, page_at(port, large, depth), large)]),
        ],
        bench.postmaster,
        rounds=scale.rounds,
        seconds=scale.seconds,
        connections=1,
    )
    first, smallest, deep = (each["p50_ms"] for each in measured)
    findings.add(
        Table("Size and depth, one connection", HEADINGS, [row_of(each) for each in measured]),
        raw=measured,
        large_over_small=first / smallest,
        deep_over_first=deep / first,
    )


def page_at(port: int, token: str, depth: int) -> str:
    """The path of the page that starts behind ``depth`` orders, found by following ``next``."""
    path = f"{PAGE}?page_size=200"
    for _ in range(depth // 200):
        path = _path_of(json.loads(get_once(Ask(port, path, token)))["next"])
    return path.replace("page_size=200", "page_size=50")


def refuse_other_content(asks: dict[str, Ask]) -> None:
    """Everybody must answer the same fifty orders, whatever else stands around them.

    Raises:
        AssertionError: naming who differs, and the first order that does.
    """
    pages = {name: list(_orders_of(get_once(ask))) for name, ask in asks.items()}
    expected = pages["ours"]
    assert len(expected) == 50, f"A page of {len(expected)} orders"
    for name, orders in pages.items():
        for ours, theirs in zip(expected, orders, strict=True):
            assert ours == theirs, f"{name} answers\n{theirs}\ninstead of\n{ours}"


def _orders_of(body: bytes) -> Iterator[dict[str, object]]:
    yield from json.loads(body)["results"]


def _path_of(url: str) -> str:
    return PAGE + url.partition(PAGE)[2]
