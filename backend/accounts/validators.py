"""What an organization's hours and time zone may be: clients compute with both."""

import re
from typing import Any
from zoneinfo import available_timezones

from django.core.exceptions import ValidationError

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d|24:00", re.ASCII)


def validate_time_zone(name: str) -> None:
    """Refuse what is no IANA name."""
    if name not in available_timezones():
        raise ValidationError("Give an IANA name, e.g. Europe/Vienna.", code="invalid")


def validate_opening_hours(hours: Any) -> None:
    """Refuse what is not weekday → spans of ``["HH:MM", "HH:MM"]``, each ending after it begins."""
    if not isinstance(hours, dict) or not all(
        day in WEEKDAYS and isinstance(spans, list) and all(_is_span(span) for span in spans)
        for day, spans in hours.items()
    ):
        raise ValidationError('Write hours as {"mon": [["08:00", "17:00"]], …}.', code="invalid")


def _is_span(span: Any) -> bool:
    return (
        isinstance(span, list)
        and len(span) == 2
        and all(isinstance(each, str) and _CLOCK.fullmatch(each) for each in span)
        and span[0] < span[1]
    )
