"""The keys that tokens are signed with: one signs, former ones are still believed while their tokens live out.

Each token's header names its key (``kid``, RFC 7515 §4.1.4), so that a key is changed without logging anybody out: put
the new one into JWT_SIGNING_KEY, the old one into JWT_PREVIOUS_KEYS, and drop it once the last refresh token made
with it has expired.
"""

import hashlib
from collections.abc import Sequence
from functools import cache
from typing import Any

import jwt
from django.conf import settings
from django.core.signals import setting_changed
from rest_framework_simplejwt.backends import TokenBackend
from rest_framework_simplejwt.exceptions import TokenBackendError

ALGORITHM = "HS256"


class KeyRing(TokenBackend):
    """Signs with the first key and believes all of them."""

    def __init__(self, keys: Sequence[str]) -> None:
        super().__init__(ALGORITHM, signing_key=keys[0])
        self.key_id = key_id_of(keys[0])
        self.keys = {key_id_of(key): key for key in keys}

    def encode(self, payload: dict[str, Any]) -> str:
        return jwt.encode(
            payload, self.prepared_signing_key, algorithm=ALGORITHM, headers={"kid": self.key_id}
        )

    def get_verifying_key(self, token: Any) -> Any:
        """The key that the token names; the present one where it names none.

        Raises:
            TokenBackendError: it names one that is not on the ring.
        """
        try:
            named = jwt.get_unverified_header(token).get("kid", self.key_id)
        except jwt.InvalidTokenError as error:
            raise TokenBackendError("Token is invalid") from error
        if named not in self.keys:
            raise TokenBackendError("Token is signed with a key that is not in use")
        return self._prepare_key(self.keys[named])


def key_id_of(key: str) -> str:
    """A name for a key that says nothing about it."""
    return hashlib.sha256(f"kid {key}".encode()).hexdigest()[:12]


@cache
def key_ring() -> KeyRing:
    """The ring of this installation."""
    return KeyRing([settings.JWT_SIGNING_KEY, *settings.JWT_PREVIOUS_KEYS])


def _forget_ring(setting: str, **_: Any) -> None:
    if setting in ("JWT_SIGNING_KEY", "JWT_PREVIOUS_KEYS"):
        key_ring.cache_clear()


setting_changed.connect(_forget_ring)
