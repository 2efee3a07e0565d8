"""The frames of /ws/notifications/: codes, limits, and the shape of what a client may say."""

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl, urlsplit
from uuid import UUID

from django.conf import settings

# 4000-4499: come back. 4500-4999: stay away.
TOKEN_EXPIRED = 4001
NO_AUTH_IN_TIME = 4002
SLOW_READER = 4003
TOO_FAST = 4006
RESTART = 1012
INVALID_TOKEN = 4501
SESSION_ENDED = 4503
PROTOCOL_ERROR = 4504
TOO_MANY_SOCKETS = 4505

CLOSE_CODES = {
    TOKEN_EXPIRED,
    NO_AUTH_IN_TIME,
    SLOW_READER,
    TOO_FAST,
    RESTART,
    INVALID_TOKEN,
    SESSION_ENDED,
    PROTOCOL_ERROR,
    TOO_MANY_SOCKETS,
}

AUTH_WITHIN_S = 5.0
HEARTBEAT_S = 15.0
EXPIRY_WARNING_S = 60.0
MAX_SOCKETS_PER_USER = 10
MAX_FRAME_CHARS = 8192
# At most this many frames from a client in so many seconds.
FRAMES_ALLOWED, FRAMES_WINDOW_S = 60, 10.0
MAX_IDS = 500

CLOSE_CODE_OF = {
    "token_expired": TOKEN_EXPIRED,
    "token_invalid": INVALID_TOKEN,
    "not_authenticated": INVALID_TOKEN,
    "session_ended": SESSION_ENDED,
}


class ProtocolError(Exception):
    """The client said something that this protocol has no place for."""


def write_frame(frame: dict[str, Any]) -> str:
    """A server's frame as it is sent."""
    return json.dumps(frame, separators=(",", ":"), default=str)


def parse_frame(text: str | None) -> dict[str, Any]:
    """A client's frame, checked: known type, known members, right shapes.

    Raises:
        ProtocolError: with a sentence for the client's programmer.
    """
    if text is None:
        raise ProtocolError("Send text frames.")
    if len(text) > MAX_FRAME_CHARS:
        raise ProtocolError(f"Frames are at most {MAX_FRAME_CHARS} characters.")
    try:
        frame = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ProtocolError("Frames are JSON.") from error
    kind = frame.get("type") if isinstance(frame, dict) else None
    if not isinstance(kind, str) or kind not in _SHAPES:
        raise ProtocolError(f"Frames are objects whose type is one of: {', '.join(_SHAPES)}.")
    members = {name: value for name, value in frame.items() if name != "type" and value is not None}
    checks, needed = _SHAPES[kind]
    if not needed(members):
        raise ProtocolError(f"This is not a complete {kind} frame.")
    for name, value in members.items():
        if name not in checks or not checks[name](value):
            raise ProtocolError(f"A {kind} frame cannot have this {name!r}.")
    return {"type": kind, **members}


def refusal_of_handshake(scope: dict[str, Any]) -> str | None:
    """Why a socket is refused before it said a word; ``None`` if it is welcome."""
    if any(
        name.lower() in _SECRET_PARAMETERS for name, _ in parse_qsl(scope["query_string"].decode("latin1"))
    ):
        return "A token in the URL ends up in logs. Send it in the first frame."
    origin, host = header_of(scope, b"origin"), header_of(scope, b"host")
    if origin is None and header_of(scope, b"authorization") is None:
        return "Without an Origin header, send an Authorization header."
    if origin is not None and not is_allowed_origin(origin, host or ""):
        return "This origin is not allowed."
    return None


def is_allowed_origin(origin: str, host: str) -> bool:
    """Our own pages, or an origin that the settings name."""
    if origin in settings.CORS_ALLOWED_ORIGINS:
        return True
    parts = urlsplit(origin)
    return parts.scheme in ("http", "https") and parts.netloc == host and _is_our_host(parts.hostname or "")


def bearer_of(scope: dict[str, Any]) -> str | None:
    """The token of the handshake's Authorization header."""
    scheme, _, token = (header_of(scope, b"authorization") or "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else None


def header_of(scope: dict[str, Any], name: bytes) -> str | None:
    """A header of the handshake."""
    return next((value.decode("latin1") for key, value in scope["headers"] if key == name), None)


def _is_our_host(hostname: str) -> bool:
    from django.http.request import validate_host

    return bool(validate_host(hostname, settings.ALLOWED_HOSTS or ["localhost", "127.0.0.1"]))


_SECRET_PARAMETERS = {"token", "access", "access_token", "jwt", "auth", "authorization", "bearer"}


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**63


def _is_cursor(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and set(value) == {"epoch", "seq"}
        and _is_text(value["epoch"])
        and _is_number(value["seq"])
    )


def _is_id(value: Any) -> bool:
    try:
        return isinstance(value, str) and bool(UUID(value))
    except ValueError:
        return False


def _are_ids(value: Any) -> bool:
    return isinstance(value, list) and len(value) <= MAX_IDS and all(_is_id(each) for each in value)


Check = Callable[[Any], bool]
# type → (member → check of its value, check of which members are there)
_SHAPES: dict[str, tuple[dict[str, Check], Check]] = {
    "auth": ({"token": _is_text, "cursor": _is_cursor}, lambda members: "token" in members),
    "resume": ({"cursor": _is_cursor}, lambda members: "cursor" in members),
    "read": ({"ids": _are_ids, "up_to_seq": _is_number}, lambda members: len(members) == 1),
    "renew": ({"token": _is_text}, lambda members: "token" in members),
    "ping": ({}, lambda members: True),
}
