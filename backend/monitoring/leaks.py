"""What must not be in a log. Nothing of ours puts it there; this is the last resort, and what tests search for."""

import re
from typing import Any

# An access, refresh or challenge token; anything sent as one; a signed link of a letter; an address.
PATTERNS: dict[str, re.Pattern[str]] = {
    "jwt": re.compile(r"\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*"),
    "bearer": re.compile(r"\bbearer\s+[\w.~+/=-]{8,}", re.IGNORECASE),
    "link": re.compile(r"/(?:invitation|password-reset|email-change)/[\w.:~%-]{8,}"),
    "e-mail": re.compile(r"[\w.%+-]+@[\w-]+(?:\.[\w-]+)+"),
    "credentials": re.compile(r"\b[a-z][a-z+]*://[^\s:/@]*:[^\s@/]+@", re.IGNORECASE),
}


def find_secrets(text: str) -> list[str]:
    """The kinds of secrets in ``text``."""
    return [kind for kind, pattern in PATTERNS.items() if pattern.search(text)]


def scrub(value: Any) -> Any:
    """``value`` with each secret replaced by its kind, however deep."""
    if isinstance(value, str):
        for kind, pattern in PATTERNS.items():
            value = pattern.sub(f"[{kind}]", value)
        return value
    if isinstance(value, dict):
        return {name: scrub(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [scrub(inner) for inner in value]
    return value
