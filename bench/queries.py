"""Lists with filters, searches and summaries, as large and small organizations ask for them."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from bench.figures import percentile, short
from bench.installation import Bench
from bench.load import Ask, ask_in_turn
from bench.pages import PAGE
from bench.results import Findings, Table
from bench.scale import Scale
from bench.world import LARGEST, SMALLEST, World

FIRST = ("",)
OPEN = "submitted,pending_review,in_progress,on_hold"
FILTERED = (
    "?status=submitted",
    f"?status={OPEN}&ordering=priority",
    "?status=delivered",
    "?status=rejected",
    "?priority=stat",
    "?overdue=true&ordering=due_at",
    "?needs_attention=true",
    "?created_after={month}",
    "?updated_since={day}&ordering=updated_at",
    "?ordering=priority",
)
SEARCHED = ("?search=abc", "?search=when+done", "?search=found-nowhere", "?search=abc&created_after={month}")
SUMMED = ("summary/", "summary/?overdue=true", "summary/?created_after={month}")


def measure_queries(bench: Bench, world: World, scale: Scale, findings: Findings) -> None:
    """Each query by each reader, in rounds, one connection."""
    port = bench.start_web().port
    readers = {
        "largest clinic": world.token(world.clinics[LARGEST]),
        "middling clinic": world.token(world.clinics[50]),
        "clinic with 50": world.token(world.clinics[SMALLEST]),
        "largest lab": world.token(world.labs[LARGEST]),
        "smallest lab": world.token(world.labs[SMALLEST]),
    }
    now = datetime.now(UTC)
    moments = {
        name: f"{now - timedelta(days=days):%Y-%m-%dT%H:%M:%SZ}" for name, days in (("month", 30), ("day", 1))
    }
    groups: dict[str, Sequence[str]] = {
        "first": FIRST,
        "filtered": FILTERED,
        "searched": SEARCHED,
        "summary": SUMMED,
    }
    taken: dict[tuple[str, str, str], list[float]] = {}
    for _ in range(scale.rounds):
        for group, tails in groups.items():
            for tail in tails:
                for reader, token in readers.items():
                    ask = Ask(port, PAGE + tail.format(**moments), token)
                    taken.setdefault((group, tail, reader), []).extend(ask_in_turn(ask, scale.requests))
    p95 = {name: percentile(_of(taken, group=name), 0.95) for name in groups}
    findings.add(
        Table(
            f"Lists, searches and summaries of {world.orders:,} orders, one connection, ms",
            ["query", "p50", "p95", "slowest reader", "its p50"],
            [_row(taken, tail) for tails in groups.values() for tail in tails],
        ),
        raw={
            " ".join(key): {"p50": percentile(each, 0.5), "p95": percentile(each, 0.95)}
            for key, each in taken.items()
        },
        filtered_over_first=p95["filtered"] / p95["first"],
        searched_over_first=p95["searched"] / p95["first"],
        summary_over_first=p95["summary"] / p95["first"],
    )


Taken = dict[tuple[str, str, str], list[float]]


def _of(taken: Taken, *, group: str | None = None, tail: str | None = None) -> list[float]:
    return [
        ms for (g, t, _), all_ms in taken.items() if group in (g, None) and tail in (t, None) for ms in all_ms
    ]


def _row(taken: Taken, tail: str) -> list[str]:
    by_reader = {reader: percentile(each, 0.5) for (_, t, reader), each in taken.items() if t == tail}
    slowest = max(by_reader, key=lambda reader: by_reader[reader])
    both = _of(taken, tail=tail)
    name = f"`{tail.replace('{', '').replace('}', '')}`" if tail else "first page"
    return [
        name,
        short(percentile(both, 0.5)),
        short(percentile(both, 0.95)),
        slowest,
        short(by_reader[slowest]),
    ]
