"""What an organization's hours, holidays and time zone may be: promised times are computed with them."""

import re
from typing import Any
from zoneinfo import available_timezones

from django.core.exceptions import ValidationError

from common.days import is_day

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MOST_SPANS = 10
MOST_HOLIDAYS = 100
LONGEST_HOLIDAY = 100
_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d|24:00", re.ASCII)


def validate_time_zone(name: str) -> None:
    """Refuse what is no IANA name."""
    if name not in available_timezones():
        raise ValidationError("Give an IANA name, e.g. Europe/Vienna.", code="invalid")


def validate_opening_hours(hours: Any) -> None:
    """Refuse what is not weekday → up to 10 spans of ``["HH:MM", "HH:MM"]``, each ending after it begins."""
    if not isinstance(hours, dict) or not all(
        day in WEEKDAYS and isinstance(spans, list) and all(_is_span(span) for span in spans)
        for day, spans in hours.items()
    ):
        raise ValidationError('Write hours as {"mon": [["08:00", "17:00"]], …}.', code="invalid")
    if any(len(spans) > MOST_SPANS for spans in hours.values()):
        raise ValidationError(f"Give up to {MOST_SPANS} spans for a day.", code="max_length")


def _is_span(span: Any) -> bool:
    return (
        isinstance(span, list)
        and len(span) == 2
        and all(isinstance(each, str) and _CLOCK.fullmatch(each) for each in span)
        and span[0] < span[1]
    )


def validate_holidays(days: Any) -> None:
    """Refuse what is not up to 100 different days, each ``{"date": "YYYY-MM-DD", "name": "…"}``."""
    if not isinstance(days, list) or not all(_is_holiday(day) for day in days):
        raise ValidationError(
            'Write holidays as [{"date": "2026-12-25", "name": "Christmas Day"}, …].', code="invalid"
        )
    if len(days) > MOST_HOLIDAYS:
        raise ValidationError(f"Give up to {MOST_HOLIDAYS} holidays; past ones can go.", code="max_length")
    if len({day["date"] for day in days}) < len(days):
        raise ValidationError("Give each date once.", code="not_unique")


def _is_holiday(day: Any) -> bool:
    return (
        isinstance(day, dict)
        and day.keys() == {"date", "name"}
        and is_day(day["date"])
        and isinstance(day["name"], str)
        and len(day["name"]) <= LONGEST_HOLIDAY
    )
