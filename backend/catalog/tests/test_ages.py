"""Overlaps and holes are found exactly where somebody of some age and sex has two ranges, or none."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.rules.ages import ANY, SEXES, Span, find_holes, find_overlaps

pytestmark = pytest.mark.one_engine

OLDEST = 30
DAYS = st.integers(0, OLDEST)


@st.composite
def spans(draw: Any) -> Span:
    start = draw(DAYS)
    end = draw(st.none() | st.integers(start + 1, OLDEST + 1))
    return Span(draw(st.sampled_from((ANY, *SEXES))), start, end)


def is_meant(span: Span, sex: str, day: int) -> bool:
    ends_later = span.to_age_days is None or day < span.to_age_days
    return span.sex in (ANY, sex) and span.from_age_days <= day and ends_later


def times_meant(table: list[Span]) -> dict[tuple[str, int], int]:
    """Somebody of each sex on each day, and one who is older than any limit."""
    people = [(sex, day) for sex in SEXES for day in (*range(OLDEST + 2), 10**6)]
    return {person: sum(is_meant(span, *person) for span in table) for person in people}


@settings(max_examples=400)
@given(st.lists(spans(), max_size=6))
def test_an_overlap_is_found_exactly_where_somebody_has_two(table):
    assert bool(list(find_overlaps(table))) == any(times > 1 for times in times_meant(table).values())


@settings(max_examples=400)
@given(st.lists(spans(), max_size=6))
def test_the_holes_are_exactly_those_who_have_none(table):
    holes = list(find_holes(table))

    for (sex, day), times in times_meant(table).items():
        assert any(is_meant(hole, sex, day) for hole in holes) == (times == 0), (sex, day)


@settings(max_examples=200)
@given(st.lists(spans(), min_size=2, max_size=6))
def test_an_overlap_names_two_that_do(table):
    for earlier, later in find_overlaps(table):
        both = times_meant([table[earlier], table[later]])
        assert earlier < later
        assert 2 in both.values()
