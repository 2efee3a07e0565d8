"""The keys that seal the record. They come from the environment, so whoever owns the database has none.

A key's id is derived from the key itself: rotating is putting the old value into ``AUDIT_OLD_KEYS``.
"""

import hashlib
import hmac
from functools import lru_cache

from django.conf import settings


@lru_cache(maxsize=8)
def id_of(key: str) -> str:
    """Eight signs that tell keys apart and betray nothing of them."""
    return hmac.new(key.encode(), b"key id", hashlib.sha256).hexdigest()[:8]


def current_key_id() -> str:
    """The id of the key that seals from now on."""
    return id_of(settings.AUDIT_KEY)


def find_key(key_id: str) -> str | None:
    """The key with this id, if this installation still has it."""
    keys = (settings.AUDIT_KEY, *settings.AUDIT_OLD_KEYS)
    return next((key for key in keys if id_of(key) == key_id), None)


def mac_of(message: str, key_id: str) -> str | None:
    """HMAC-SHA-256 (RFC 2104) in hex; None without the key."""
    key = find_key(key_id)
    return hmac.new(key.encode(), message.encode(), hashlib.sha256).hexdigest() if key else None


def is_genuine(mac: str, message: str, key_id: str) -> bool:
    """Whether ``mac`` was made of ``message`` with that key."""
    expected = mac_of(message, key_id)
    return expected is not None and hmac.compare_digest(mac, expected)
