"""Days as people write them."""

from datetime import date
from typing import Any


def is_day(text: Any) -> bool:
    """Whether it is a date as ``YYYY-MM-DD``."""
    try:
        return isinstance(text, str) and date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
