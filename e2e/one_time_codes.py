"""What an authenticator app does (RFC 6238)."""

import base64
import hashlib
import hmac
import struct
import time

STEP_S = 30


def one_time_code(secret: str) -> str:
    """The six digits of now."""
    key = base64.b32decode(secret)
    counter = struct.pack(">Q", int(time.time()) // STEP_S)
    digest = hmac.new(key, counter, hashlib.sha1).digest()
    offset = digest[-1] & 15
    (number,) = struct.unpack(">I", digest[offset : offset + 4])
    return f"{(number & 0x7FFFFFFF) % 10**6:06d}"
