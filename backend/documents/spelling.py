"""Dates, times, numbers and codes as people read them. Months are in words: no country reads them the other way."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any, Final
from zoneinfo import ZoneInfo

from accounts.models import Organization

_DAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def spell_moment(moment: datetime | None, organization: Organization) -> str:
    """``Thu 26 Nov 2026, 14:00 CET`` on the clocks of an organization; blank for none."""
    if moment is None:
        return ""
    local = moment.astimezone(ZoneInfo(organization.time_zone))
    zone = local.tzname() or ""
    named = f"UTC{zone}" if zone[:1] in "+-" else zone
    return f"{_DAYS[local.weekday()]} {_spell_day(local)}, {local:%H:%M} {named}"


def spell_short(moment: datetime | None, organization: Organization) -> str:
    """``26 Nov 2026, 14:00``; blank for none."""
    if moment is None:
        return ""
    local = moment.astimezone(ZoneInfo(organization.time_zone))
    return f"{_spell_day(local)}, {local:%H:%M}"


def _spell_day(day: datetime) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def spell_born(born: str | None) -> str:
    """``7 Mar 1984`` of 1984-03-07, or as much of it as is known; blank for nothing."""
    parts = [int(part) for part in (born or "").split("-") if part]
    if len(parts) > 1:
        parts[1:2] = [_MONTHS[parts[1] - 1]]  # type: ignore[list-item]
    return " ".join(map(str, reversed(parts)))


def spell_answer(each: Mapping[str, Any]) -> str:
    """``Yes``, ``12.5 h``, ``7 Mar 1984``."""
    answer = each["answer"]
    if isinstance(answer, bool):
        return "Yes" if answer else "No"
    if each["kind"] == "date":
        return spell_born(answer)
    return f"{answer} {each['unit']}".strip()


def spell_volume(volume: Decimal | None) -> str:
    """``4.5 mL``; blank for none."""
    return "" if volume is None else f"{volume.normalize():f} mL"


def on_one_line(text: str) -> str:
    """The lines of ``text`` after each other."""
    return joined((line.strip() for line in text.splitlines()), ", ")


def joined(parts: Iterable[str], between: str = " · ") -> str:
    """Those of ``parts`` that say something."""
    return between.join(part for part in parts if part)
