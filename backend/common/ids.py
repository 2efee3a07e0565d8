"""Identifiers: UUIDv7 for rows (RFC 9562, section 5.7) and short codes for people."""

import secrets
from uuid import UUID

import uuid_utils.compat as uuid_utils

from common import clock

# 32 signs that survive a telephone: no 0/O, no 1/I.
SPOKEN_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


def new_id() -> UUID:
    """A UUIDv7 of the clock's time; grows strictly within a process, so it also orders rows."""
    if not clock.is_moved():
        return uuid_utils.uuid7()
    moment = clock.now()
    return uuid_utils.uuid7(timestamp=int(moment.timestamp()), nanos=moment.microsecond * 1000)


def new_spoken_code(length: int = 8, group: int = 4) -> str:
    """A random code such as ``7KQM-4XTD``; ``length`` signs in groups of ``group``."""
    signs = "".join(secrets.choice(SPOKEN_ALPHABET) for _ in range(length))
    return "-".join(signs[i : i + group] for i in range(0, length, group))
