"""Hours of work, against a clock that is walked minute by minute."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orders.working_time import HORIZON, WEEKDAYS, Week, after_hours, open_spans

pytestmark = pytest.mark.one_engine

MINUTE = timedelta(minutes=1)
# Weeks with a change of clocks, each way: at 01:00 UTC, at 02:00 local, by half an hour.
CHANGES = {
    "Europe/Vienna": (date(2026, 3, 29), date(2026, 10, 25)),
    "America/New_York": (date(2026, 3, 8), date(2026, 11, 1)),
    "Australia/Lord_Howe": (date(2026, 4, 5), date(2026, 10, 4)),
    "Asia/Kolkata": (date(2026, 5, 5), date(2026, 5, 6)),
}
OFFICE = {day: [["08:00", "16:00"]] for day in WEEKDAYS[:5]}

clocks = st.integers(0, 96).map(lambda quarter: f"{quarter // 4:02}:{quarter % 4 * 15:02}")
spans = st.lists(clocks, min_size=2, max_size=2, unique=True).map(sorted)
hours_of_week = st.dictionaries(st.sampled_from(WEEKDAYS), st.lists(spans, max_size=3))


@st.composite
def weeks_of_change(draw):
    """A lab and a moment in the days around a change of its clocks."""
    zone = draw(st.sampled_from(sorted(CHANGES)))
    day = draw(st.sampled_from(CHANGES[zone]))
    around = st.integers(-3, 4).map(lambda n: (day + timedelta(days=n)).isoformat())
    week = Week(zone, draw(hours_of_week), draw(st.lists(around, max_size=2, unique=True)))
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC) - timedelta(days=2)
    return week, midnight + draw(st.integers(0, 3 * 1440)) * MINUTE


def is_open(moment: datetime, week: Week) -> bool:
    """Read off the lab's wall clock."""
    local = moment.astimezone(ZoneInfo(week.time_zone))
    if local.date().isoformat() in week.holidays:
        return False
    if not any(week.opening_hours.values()):
        return True
    today = week.opening_hours.get(WEEKDAYS[local.weekday()], [])
    return any(begin <= f"{local:%H:%M}" < end for begin, end in today)


def walk(start: datetime, hours: int, week: Week, days: int) -> datetime | None:
    """The first moment with so many open minutes behind it, if it comes within ``days``."""
    minutes = 0
    for passed in range(days * 1440):
        minutes += is_open(start + passed * MINUTE, week)
        if minutes == hours * 60:
            return start + (passed + 1) * MINUTE
    return None


@settings(max_examples=60, deadline=None)
@given(weeks_of_change(), st.integers(1, 60))
def test_it_is_what_a_walk_by_the_minute_finds(lab, hours):
    week, start = lab
    found = after_hours(start, [hours], week)[hours]

    walked = walk(start, hours, week, days=7)

    assert found == walked if walked else found > start + timedelta(days=7) - MINUTE


@settings(max_examples=100, deadline=None)
@given(weeks_of_change(), st.lists(st.integers(1, 300), min_size=2, max_size=5))
def test_it_never_ends_in_closed_time_and_more_hours_end_later(lab, hours):
    week, start = lab
    found = after_hours(start, hours, week)

    assert set(found) == set(hours)
    for each in found.values():
        assert is_open(each - MINUTE, week)
    ordered = [found[each] for each in sorted(found)]
    assert ordered == sorted(set(ordered))
    assert all(end - start >= timedelta(hours=each) for each, end in found.items())


@settings(max_examples=50, deadline=None)
@given(weeks_of_change(), st.integers(1, 100), st.integers(1, 100))
def test_one_after_the_other_is_both_together(lab, first, second):
    week, start = lab
    between = after_hours(start, [first], week)[first]

    assert (
        after_hours(between, [second], week)[second]
        == after_hours(start, [first + second], week)[first + second]
    )


@pytest.mark.parametrize(
    ("start", "hours", "end"),
    [
        ("2026-11-23T08:00", 8, "2026-11-23T16:00"),  # a Monday, to its last minute
        ("2026-11-23T08:00", 9, "2026-11-24T09:00"),
        ("2026-11-23T15:59:30", 1, "2026-11-24T08:59:30"),
        ("2026-11-23T05:00", 1, "2026-11-23T09:00"),
        ("2026-11-27T15:00", 2, "2026-11-30T09:00"),  # over the weekend
        ("2026-11-23T08:00", 40, "2026-11-27T16:00"),
        ("2026-12-24T15:00", 2, "2026-12-28T09:00"),  # over a holiday and the weekend
    ],
)
def test_office_hours_by_the_clock_on_the_wall(start, hours, end):
    vienna = ZoneInfo("Europe/Vienna")
    week = Week("Europe/Vienna", OFFICE, ["2026-12-25"])
    begun = datetime.fromisoformat(start).replace(tzinfo=vienna)

    assert after_hours(begun, [hours], week)[hours] == datetime.fromisoformat(end).replace(tzinfo=vienna)


@pytest.mark.parametrize("hours", [{}, {"mon": []}, {day: [] for day in WEEKDAYS}])
def test_a_lab_that_states_no_hours_works_round_the_clock_but_on_holidays(hours):
    start = datetime(2026, 12, 24, 20, tzinfo=UTC)
    week = Week("UTC", hours, ["2026-12-25"])

    assert after_hours(start, [4, 5], week) == {
        4: datetime(2026, 12, 25, tzinfo=UTC),
        5: datetime(2026, 12, 26, 1, tzinfo=UTC),
    }


def test_a_span_may_hold_an_hour_more_or_less_on_the_nights_of_change():
    week = Week("Europe/Vienna", {"sun": [["00:00", "06:00"]]}, [])
    spring, autumn = (datetime(2026, month, day, tzinfo=UTC) for month, day in ((3, 27), (10, 23)))

    def first_night(start):
        return next(end - begin for begin, end in joined(open_spans(start, week)))

    assert (first_night(spring), first_night(autumn)) == (timedelta(hours=5), timedelta(hours=7))


def joined(pieces):
    """Pieces that touch as one."""
    begin, end = next(pieces)
    for piece in pieces:
        if piece[0] != end:
            yield begin, end
            begin, end = piece
        else:
            end = piece[1]


def test_spans_that_overlap_count_once():
    week = Week("UTC", {"mon": [["08:00", "12:00"], ["10:00", "14:00"], ["09:00", "11:00"]]}, [])
    start = datetime(2026, 11, 23, tzinfo=UTC)

    assert after_hours(start, [6], week)[6] == datetime(2026, 11, 23, 14, tzinfo=UTC)


def test_the_search_ends_with_the_last_open_moment_before_the_horizon():
    week = Week("Europe/Vienna", {"wed": [["10:00", "10:15"]]}, [])
    start = datetime(2026, 11, 23, tzinfo=UTC)

    found = after_hours(start, [100, 200, 10_000], week)

    assert found[100] < found[200] == found[10_000] < start + HORIZON
    assert is_open(found[200] - MINUTE, week)
    assert start + HORIZON - found[200] < timedelta(days=8)
