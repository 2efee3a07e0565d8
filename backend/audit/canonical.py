"""One spelling of a row, the same before it is written and after it is read from any database."""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any


def canonical(values: Any) -> str:
    """``values`` as JSON with sorted names, times in UTC to the microsecond, ids in lower case."""
    return json.dumps(values, sort_keys=True, separators=(",", ":"), default=_spell)


def digest_of(values: Mapping[str, Any]) -> str:
    """SHA-256 of the canonical spelling, in hex."""
    return hashlib.sha256(canonical(values).encode()).hexdigest()


def _spell(value: Any) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return str(value)
