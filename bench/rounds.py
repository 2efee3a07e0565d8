"""Contenders in interleaved rounds, A B C A B C, so that a busy minute of the machine hits all of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from bench.cpu import cpu_ms
from bench.figures import Spread, percentile, short
from bench.load import Ask, Load, ask_for


@dataclass
class Contender:
    """Somebody who answers ``asks``; ``pid`` is the root of the server's processes."""

    name: str
    pid: int
    asks: Sequence[Ask]
    rates: list[float] = field(default_factory=list)
    server_ms: list[float] = field(default_factory=list)
    database_ms: list[float] = field(default_factory=list)
    latencies_ms: list[float] = field(default_factory=list)

    def as_result(self) -> dict[str, object]:
        rate, server, database = (Spread.of(each) for each in (self.rates, self.server_ms, self.database_ms))
        return {
            "name": self.name,
            "rate": vars(rate),
            "server_cpu_ms": vars(server),
            "database_cpu_ms": vars(database),
            "cpu_ms": server.median + database.median,
            "p50_ms": percentile(self.latencies_ms, 0.5),
            "p95_ms": percentile(self.latencies_ms, 0.95),
        }


HEADINGS = ["", "requests/s (low–high)", "server CPU ms", "PostgreSQL CPU ms", "p50 ms", "p95 ms"]


def run_rounds(
    contenders: Sequence[Contender], postmaster: int, *, rounds: int, seconds: float, connections: int
) -> list[dict[str, object]]:
    """Measure each contender once a round, after one short turn each to warm up."""
    for contender in contenders:
        ask_for(min(1.0, seconds), contender.asks, connections=connections)
    for _ in range(rounds):
        for contender in contenders:
            _measure(
                contender,
                postmaster,
                lambda asks=contender.asks: ask_for(seconds, asks, connections=connections),
            )
    return [contender.as_result() for contender in contenders]


def row_of(result: dict) -> list[str]:
    """A result as a row under HEADINGS."""
    rate = result["rate"]
    return [
        result["name"],
        f"{short(rate['median'])} ({short(rate['low'])}–{short(rate['high'])})",
        *(short(result[name]["median"]) for name in ("server_cpu_ms", "database_cpu_ms")),
        short(result["p50_ms"]),
        short(result["p95_ms"]),
    ]


def _measure(contender: Contender, postmaster: int, ask: Callable[[], Load]) -> None:
    before = cpu_ms(contender.pid), cpu_ms(postmaster)
    load = ask()
    after = cpu_ms(contender.pid), cpu_ms(postmaster)
    contender.rates.append(load.rate)
    contender.server_ms.append((after[0] - before[0]) / load.answers)
    contender.database_ms.append((after[1] - before[1]) / load.answers)
    contender.latencies_ms += load.latencies_ms
