"""Hours of work counted by a lab's opening hours. Pure: moments in, moments out.

A lab is open at a moment when its wall clock shows a time within one of the day's spans. An hour of work is a real
hour, so on the night when clocks are set back a span may hold more of them than the clock shows, and in spring fewer.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from typing import Any, Final
from zoneinfo import ZoneInfo

WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
# Nobody waits longer: a promise that would lie beyond is the last open moment before.
HORIZON: Final = timedelta(days=3660)

_DAY: Final = timedelta(days=1)
_MINUTE: Final = timedelta(minutes=1)

Span = tuple[timedelta, timedelta]


@dataclass(frozen=True)
class Week:
    """When a lab is open.

    Attributes:
        time_zone: an IANA name.
        opening_hours: weekday → spans of ``["HH:MM", "HH:MM"]`` by its wall clock, ends up to ``24:00``. Without any
            span the lab is taken to work round the clock.
        holidays: days on which it is closed whatever the weekday says, as ``YYYY-MM-DD``.
    """

    time_zone: str
    opening_hours: Mapping[str, Sequence[Sequence[str]]]
    holidays: Collection[str]

    @cached_property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    @cached_property
    def spans(self) -> tuple[Sequence[Span], ...]:
        """For each weekday, Monday first, when it is open: from and to since midnight, in order and apart."""
        stated = [self.opening_hours.get(day, ()) for day in WEEKDAYS]
        if not any(stated):
            return (((timedelta(0), _DAY),),) * 7
        return tuple(_apart((_since_midnight(a), _since_midnight(b)) for a, b in spans) for spans in stated)

    @cached_property
    def closed(self) -> frozenset[date]:
        return frozenset(map(date.fromisoformat, self.holidays))

    def spans_on(self, day: date) -> Sequence[Span]:
        """When it is open on ``day``."""
        return () if day in self.closed else self.spans[day.weekday()]


def after_hours(start: datetime, hours: Collection[int], week: Week) -> dict[int, datetime]:
    """For each number of hours the moment at which so much open time has passed since ``start``, in UTC.

    Args:
        start: aware.
        hours: positive whole numbers.
    """
    moments: dict[int, datetime] = {}
    rest = sorted(set(hours))
    passed = timedelta(0)
    last = start.astimezone(UTC)
    for begin, end in open_spans(start, week):
        while rest and passed + (end - begin) >= timedelta(hours=rest[0]):
            moments[rest[0]] = begin + (timedelta(hours=rest[0]) - passed)
            del rest[0]
        if not rest:
            break
        passed += end - begin
        last = end
    return {**moments, **dict.fromkeys(rest, last)}


def open_spans(start: datetime, week: Week) -> Iterator[tuple[datetime, datetime]]:
    """The times from ``start`` on at which the lab is open, in UTC, up to the horizon."""
    begin = start.astimezone(UTC)
    horizon = begin + HORIZON
    offset = _offset(begin, week)
    while begin < horizon:
        end = begin + _DAY
        offset_then = _offset(end, week)
        if offset_then == offset:
            yield from _spans_between(begin, end, offset, week)
        else:
            change = _moment_of_change(begin, end, offset, week)
            yield from _spans_between(begin, change, offset, week)
            yield from _spans_between(change, end, offset_then, week)
        begin, offset = end, offset_then


def _spans_between(
    begin: datetime, end: datetime, offset: timedelta, week: Week
) -> Iterator[tuple[datetime, datetime]]:
    """Between two moments with one offset from UTC: there the wall clock runs like any other."""
    day = (begin + offset).date()
    last = (end + offset).date()
    while day <= last:
        midnight = datetime(day.year, day.month, day.day, tzinfo=UTC) - offset
        for opens, closes in week.spans_on(day):
            span = max(begin, midnight + opens), min(end, midnight + closes)
            if span[0] < span[1]:
                yield span
        day += _DAY


def _moment_of_change(begin: datetime, end: datetime, offset: timedelta, week: Week) -> datetime:
    """When clocks are set between the two, to the minute: no law sets them at another second."""
    low, high = 0, (end - begin) // _MINUTE
    base = begin.replace(second=0, microsecond=0)
    while low < high:
        middle = (low + high) // 2
        if _offset(base + middle * _MINUTE, week) == offset:
            low = middle + 1
        else:
            high = middle
    return base + low * _MINUTE


def _offset(moment: datetime, week: Week) -> timedelta:
    return moment.astimezone(week.zone).utcoffset() or timedelta(0)


def _since_midnight(clock: str) -> timedelta:
    hours, minutes = clock.split(":")
    return timedelta(hours=int(hours), minutes=int(minutes))


def _apart(spans: Any) -> Sequence[Span]:
    """Spans that overlap or touch, as one."""
    joined: list[Span] = []
    for begin, end in sorted(spans):
        if joined and begin <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], end)
        else:
            joined.append((begin, end))
    return joined
