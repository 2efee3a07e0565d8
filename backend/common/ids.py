"""Identifiers: UUIDv7 for rows (RFC 9562, section 5.7) and short codes for people."""

import itertools
import secrets
from uuid import UUID

import uuid_utils.compat as uuid_utils

from common import clock
from common.errors import Missing

# 32 signs that survive a telephone: no 0/O, no 1/I.
SPOKEN_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


# Fills rand_a (RFC 9562, section 6.2, method 1) where the clock stands still, so that ids still grow.
_count = itertools.count()


def new_id() -> UUID:
    """A UUIDv7 of the clock's time; grows strictly within a process, so it also orders rows."""
    if not clock.is_moved():
        return uuid_utils.uuid7()
    nanoseconds = int(clock.now().timestamp() * 1000) * 1_000_000
    drawn = uuid_utils.uuid7(nanoseconds=nanoseconds).int
    return UUID(int=drawn & ~(0xFFF << 64) | (next(_count) & 0xFFF) << 64)


def id_in_path(text: str) -> UUID:
    """The id that stands in an address.

    Raises:
        Missing: it is none, so nothing has it.
    """
    try:
        return UUID(text)
    except ValueError as error:
        raise Missing from error


def new_spoken_code(length: int = 8, group: int = 4) -> str:
    """A random code such as ``7KQM-4XTD``; ``length`` signs in groups of ``group``."""
    signs = "".join(secrets.choice(SPOKEN_ALPHABET) for _ in range(length))
    return "-".join(signs[i : i + group] for i in range(0, length, group))
