"""The virus scanner, where one is configured: clamd (https://docs.clamav.net/manual/Usage/Scanning.html#clamd).

It fails closed: a file that could not be scanned is not taken.
"""

import socket
import struct
from typing import BinaryIO

from django.conf import settings

from attachments.inspection.unsafe import Unsafe
from common.errors import Unavailable

_PIECE = 64 * 1024
_SECONDS = 30


def scan(content: BinaryIO) -> None:
    """Let the scanner read all of it; without one, nothing.

    Raises:
        Unsafe: it found something.
        Unavailable: it did not answer, or did not say that it is clean.
    """
    if not settings.CLAMD_ADDRESS:
        return
    content.seek(0)
    try:
        verdict = _ask(content)
    except OSError as error:
        raise _not_scanned() from error
    if verdict.endswith(" FOUND"):
        raise Unsafe(
            "The virus scanner found something in this file. It was not added.", code="infected_file"
        )
    if verdict != "stream: OK":
        raise _not_scanned()


def _ask(content: BinaryIO) -> str:
    """Speak INSTREAM: pieces, each with its length before it, and an empty one at the end."""
    with _connect() as connection:
        connection.sendall(b"zINSTREAM\0")
        while piece := content.read(_PIECE):
            connection.sendall(struct.pack(">I", len(piece)) + piece)
        connection.sendall(struct.pack(">I", 0))
        answer = b""
        while not answer.endswith(b"\0") and (more := connection.recv(4096)):
            answer += more
    return answer.rstrip(b"\0").decode(errors="replace").strip()


def _connect() -> socket.socket:
    address = settings.CLAMD_ADDRESS
    if address.startswith("/"):
        connection = socket.socket(socket.AF_UNIX)
        connection.settimeout(_SECONDS)
        try:
            connection.connect(address)
        except OSError:
            connection.close()
            raise
        return connection
    host, _, port = address.rpartition(":")
    return socket.create_connection((host.strip("[]"), int(port)), timeout=_SECONDS)


def _not_scanned() -> Unavailable:
    return Unavailable(
        "The virus scanner does not answer. Nothing was added; try again later.", code="scan_unavailable"
    )
