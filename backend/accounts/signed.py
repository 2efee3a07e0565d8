"""Short texts that only we could have written, each for one purpose and dated by the product's clock."""

from datetime import timedelta

from django.core import signing

from common import clock


def sign(purpose: str, *parts: str | int) -> str:
    return signing.dumps([int(clock.now().timestamp()), *parts], salt=f"accounts.{purpose}")


def unsign(purpose: str, text: str, lives: timedelta | None = None) -> list | None:
    """The parts of a text signed for this purpose; ``None`` for any other, and for one older than ``lives``."""
    try:
        signed_at, *parts = signing.loads(text, salt=f"accounts.{purpose}")
    except signing.BadSignature:
        return None
    too_old = lives is not None and clock.now().timestamp() - signed_at > lives.total_seconds()
    return None if too_old else parts
