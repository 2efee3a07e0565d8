"""What is to be reached: one row a goal. Nothing here measures."""

from collections.abc import Mapping
from dataclasses import dataclass

from bench.figures import short


@dataclass(frozen=True)
class Goal:
    """One row of the table.

    Attributes:
        measure: what is compared, in words.
        must, aim: bounds; ``aim`` may be missing.
        at_least: whether more is better.
        unit: stands behind the figures.
    """

    measure: str
    must: float
    aim: float | None
    at_least: bool = False
    unit: str = "×"

    def is_met_by(self, value: float, bound: float) -> bool:
        return value >= bound if self.at_least else value <= bound


GOALS: dict[str, Goal] = {
    "rate_over_floor": Goal("page of 50: rate over the bare floor's", 0.20, 0.35, at_least=True),
    "rate_over_fastapi": Goal("page of 50: rate over FastAPI + SQLAlchemy's", 1.0, None, at_least=True),
    "cpu_over_floor": Goal("page of 50: CPU a request (server and database) over the floor's", 5, 3),
    "large_over_small": Goal("first page of the largest clinic over one's with 50 orders", 1.5, 1.2),
    "deep_over_first": Goal("page deep inside over the first", 1.5, 1.2),
    "filtered_over_first": Goal("filtered lists, p95 over the first page's", 5, 2),
    "searched_over_first": Goal("searches, p95 over the first page's", 5, 2),
    "summary_over_first": Goal("summaries, p95 over the first page's", 5, 2),
    "frame_over_bare": Goal(
        "step → frame on the other side, p50 over bare publish → receive and one bare commit", 20, 10
    ),
    "frame_p99_over_p50": Goal("step → frame on the other side, p99 over p50", 3, 2),
    "last_over_first": Goal("one event to all sockets: last over first", 3, 1.5),
    "socket_memory": Goal("memory of an idle socket, compression offered", 75, 45, unit=" kB"),
    "sockets_a_second": Goal("sockets opened a second, one process", 200, 500, at_least=True, unit="/s"),
    "log_in_over_hash": Goal("log-in: CPU over the bare hash's", 1.1, None),
    "catalog_search_p95": Goal("searching among 20 labs' catalogues of 2,000 tests, p95", 50, 25, unit=" ms"),
    "growth_orders": Goal("rate as orders grow: fastest over slowest", 1.5, 1.2),
    "growth_sockets": Goal("step → frame as sockets grow: slowest over fastest", 1.5, 1.2),
}


def verdict(goal: Goal, value: float) -> str:
    """``aim``, ``must`` or ``missed``."""
    if goal.aim is not None and goal.is_met_by(value, goal.aim):
        return "aim"
    return "must" if goal.is_met_by(value, goal.must) else "missed"


def goal_rows(measured: Mapping[str, float]) -> list[list[str]]:
    """Goal, must, aim, measured, reached: one row for each goal that was measured.

    Raises:
        KeyError: a measurement that no goal knows.
    """
    unknown = measured.keys() - GOALS.keys()
    if unknown:
        raise KeyError(f"No goal is called {', '.join(sorted(unknown))}")
    rows = []
    for name, goal in GOALS.items():
        if name in measured:
            sign = "≥" if goal.at_least else "≤"
            aim = "–" if goal.aim is None else f"{sign} {short(goal.aim)}{goal.unit}"
            rows.append(
                [
                    goal.measure,
                    f"{sign} {short(goal.must)}{goal.unit}",
                    aim,
                    f"{short(measured[name])}{goal.unit}",
                    verdict(goal, measured[name]),
                ]
            )
    return rows
