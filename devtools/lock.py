"""One running server per work tree: a lock on a file, released by the system with its last holder."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from .console import Failure
from .paths import RUN_LOCK

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None
    import msvcrt

# Windows locks bytes, not files, and what is locked cannot be read: lock one far behind the text.
LOCKED_BYTE = 1 << 20


@contextmanager
def hold_run_lock(address: str) -> Iterator[int]:
    """Hold the lock while the block runs and note who runs where; yield its file descriptor.

    A child that inherits the descriptor (POSIX) goes on holding the lock, should dev.py itself be killed.
    Raises Failure when another process holds it.
    """
    RUN_LOCK.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(RUN_LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        if not _take(descriptor):
            raise Failure(f"Already running from this folder: {RUN_LOCK.read_text(encoding='utf-8').strip()}")
        note_holder(descriptor, address, os.getpid())
        yield descriptor
    finally:
        os.close(descriptor)


def note_holder(descriptor: int, address: str, process: int) -> None:
    """Write into the held lock file who a second start is to be told about."""
    os.ftruncate(descriptor, 0)
    os.pwrite(descriptor, f"{address} (process {process})\n".encode(), 0)


def _take(descriptor: int) -> bool:
    try:
        if fcntl:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        else:
            os.lseek(descriptor, LOCKED_BYTE, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            os.lseek(descriptor, 0, os.SEEK_SET)
    except OSError:
        return False
    return True
