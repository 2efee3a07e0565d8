"""Dates of birth, known to the day, the month or the year (a FHIR ``date``), and as people type them."""

import calendar
import re
from datetime import date

from django.db import models

EARLIEST = 1880


class Precision(models.TextChoices):
    """How much of a date is known."""

    DAY = "day", "Day"
    MONTH = "month", "Month"
    YEAR = "year", "Year"


# Precision → how many signs of 1984-03-07 are known.
_KNOWN = {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4}
_WIRE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
# Day first, or year first; separated by one sign.
_TYPED = (
    re.compile(r"(?P<day>\d{1,2})[./-](?P<month>\d{1,2})[./-](?P<year>\d{4})", re.ASCII),
    re.compile(r"(?P<year>\d{4})[./-](?P<month>\d{1,2})[./-](?P<day>\d{1,2})", re.ASCII),
    re.compile(r"(?P<month>\d{1,2})[./-](?P<year>\d{4})", re.ASCII),
    re.compile(r"(?P<year>\d{4})[./-](?P<month>\d{1,2})", re.ASCII),
    re.compile(r"(?P<year>\d{4})", re.ASCII),
)


def read_born(text: str) -> tuple[date, Precision]:
    """The first day that ``1984-03-07``, ``1984-03`` or ``1984`` can mean, and how much of it is known.

    Raises:
        ValueError: it is no such date.
    """
    match = _WIRE.fullmatch(text)
    if match is None:
        raise ValueError("not a date, month or year")
    year, month, day = match.groups()
    precision = Precision.DAY if day else Precision.MONTH if month else Precision.YEAR
    return date(int(year), int(month or 1), int(day or 1)), precision


def spell_born(first_day: date | None, precision: str) -> str | None:
    """As the wire spells it; ``None`` if nothing is known."""
    return first_day.isoformat()[: _KNOWN[Precision(precision)]] if first_day else None


def last_day(first_day: date, precision: str) -> date:
    """The last day that is meant."""
    if precision == Precision.YEAR:
        return first_day.replace(month=12, day=31)
    if precision == Precision.MONTH:
        return first_day.replace(day=calendar.monthrange(first_day.year, first_day.month)[1])
    return first_day


def typed_born(text: str) -> str | None:
    """The beginning of a date on the wire that somebody means by ``7.3.1984``, ``03/1984`` or ``1984``; ``None`` if it
    is no date.
    """
    for form in _TYPED:
        if match := form.fullmatch(text):
            known = {name: int(value) for name, value in match.groupdict().items()}
            precision = (
                Precision.DAY if "day" in known else Precision.MONTH if "month" in known else Precision.YEAR
            )
            try:
                return spell_born(date(known["year"], known.get("month", 1), known.get("day", 1)), precision)
            except ValueError:
                return None
    return None
