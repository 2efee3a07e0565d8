"""A file as it arrives: piece by piece, into a file of its own that is gone again whatever happens."""

import hashlib
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, NamedTuple

from django.conf import settings
from django.http import HttpRequest
from django.http.request import UnreadablePostError

from attachments.rules import LARGEST_BYTES
from common.errors import Invalid, Malformed, TooLarge, Unavailable

_PIECE = 64 * 1024


class Received(NamedTuple):
    """What arrived, whole; ``sha256`` in hexadecimal."""

    content: BinaryIO
    size: int
    sha256: str


@contextmanager
def received(request: HttpRequest) -> Iterator[Received]:
    """The body of ``request``, for as long as the block lasts.

    Raises:
        TooLarge: more than ``LARGEST_BYTES``.
        Malformed: it was cut off.
        Invalid: it is empty.
        Unavailable: there is no room for it.
    """
    folder = Path(settings.MEDIA_ROOT)
    folder.mkdir(parents=True, exist_ok=True)
    # Without a name: not even a killed process leaves it behind.
    with tempfile.TemporaryFile(dir=folder) as content:
        digest, size = hashlib.sha256(), 0
        for piece in _pieces(request):
            size += len(piece)
            if size > LARGEST_BYTES:
                raise TooLarge(
                    f"A file may have {LARGEST_BYTES // 1024**2} MB. Make it smaller, or send it in parts."
                )
            digest.update(piece)
            with _room():
                content.write(piece)
        if size < int(request.META.get("CONTENT_LENGTH") or 0):
            raise _cut_off()
        if size == 0:
            raise Invalid("The file is empty. Choose another.", code="empty_file")
        with _room():
            content.seek(0)  # writes what is left
        yield Received(content, size, digest.hexdigest())


@contextmanager
def _room() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise Unavailable("There is no room for the file at the moment. Try again later.") from error


def _pieces(request: HttpRequest) -> Iterator[bytes]:
    try:
        while piece := request.read(_PIECE):
            yield piece
    except UnreadablePostError as error:
        raise _cut_off() from error


def _cut_off() -> Malformed:
    return Malformed("The file was cut off on its way. Send it again.", code="cut_off")
