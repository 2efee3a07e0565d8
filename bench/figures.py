"""The few statistics that the bench reports."""

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Spread:
    """A measure over its rounds: the middle one, and the two ends."""

    median: float
    low: float
    high: float

    @classmethod
    def of(cls, values: Sequence[float]) -> "Spread":
        if not values:
            raise ValueError("Nothing was measured.")
        return cls(statistics.median(values), min(values), max(values))


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that ``share`` (0 to 1) of all values do not exceed (nearest rank)."""
    if not values or not 0 < share <= 1:
        raise ValueError("A percentile needs values and a share above 0, at most 1.")
    return sorted(values)[math.ceil(share * len(values)) - 1]


def slowest_over_fastest(values: Sequence[float]) -> float:
    """How far from flat: 1.0 when all are equal."""
    return max(values) / min(values)


def short(value: float) -> str:
    """Three digits that count: 0.0123, 1.23, 12.3, 123, 1234."""
    if value == 0:
        return "0"
    digits = max(0, 2 - math.floor(math.log10(abs(value))))
    return f"{value:.{digits}f}"
