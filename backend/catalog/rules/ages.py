"""Ranges by sex and age: which overlap, and which ages are left out. Ages are days since birth, from inclusive to
exclusive; an open end reaches any age.
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

SEXES: Final = ("female", "male")
ANY: Final = "any"
_EVER = float("inf")


class Span(NamedTuple):
    """Whom a range is for."""

    sex: str
    from_age_days: int
    to_age_days: int | None

    @property
    def end(self) -> float:
        return _EVER if self.to_age_days is None else self.to_age_days

    def meets(self, other: "Span") -> bool:
        """Whether somebody is meant by both."""
        return (
            (self.sex == other.sex or ANY in (self.sex, other.sex))
            and self.from_age_days < other.end
            and other.from_age_days < self.end
        )

    def __str__(self) -> str:
        whom = "either sex" if self.sex == ANY else self.sex
        end = "any age" if self.to_age_days is None else f"{self.to_age_days} days"
        return f"{whom}, {self.from_age_days} days to {end}"


def span_of(row: dict[str, object]) -> Span:
    """Whom a range, critical limit or exception of a document is for."""
    return Span(row["sex"], row["from_age_days"], row["to_age_days"])  # type: ignore[arg-type]


def find_overlaps(spans: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Index pairs, the earlier first: each later span that somebody of an earlier one is meant by, once."""
    for later, span in enumerate(spans):
        for earlier in range(later):
            if spans[earlier].meets(span):
                yield earlier, later
                break


def find_holes(spans: Sequence[Span]) -> Iterator[Span]:
    """Of each sex, the ages from birth on that no span covers."""
    for sex in SEXES:
        reached: float = 0
        for start, end in sorted((span.from_age_days, span.end) for span in spans if span.sex in (sex, ANY)):
            if start > reached:
                yield Span(sex, int(reached), start)
            reached = max(reached, end)
        if reached < _EVER:
            yield Span(sex, int(reached), None)
