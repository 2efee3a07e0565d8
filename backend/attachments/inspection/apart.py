"""Files are looked into by a process of their own, which has so much time and memory and no more: what was made to
exhaust a parser ends that process, and nobody else waits for it."""

import logging
import os
import subprocess  # nosec B404: this program again, with a fixed word
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from attachments.inspection.child import DRAWN_ANEW, NO_ROOM, REFUSED, UNCHANGED
from attachments.inspection.unsafe import Unsafe
from common.errors import Unavailable

logger = logging.getLogger(__name__)

# Of each: bytes of memory, seconds of a processor, and in all. Fifty million pixels take 800 MB and some seconds.
MOST_MEMORY: Final = 1536 * 1024 * 1024
LONGEST_CPU_S: Final = 20
LONGEST_S: Final = 40
# Whoever waits longer than this for the others is asked to come again.
MOST_AT_ONCE: Final = 2
LONGEST_WAIT_S: Final = 20
_BACKEND: Final = Path(__file__).resolve().parents[2]
_turns = threading.BoundedSemaphore(MOST_AT_ONCE)


def inspect(content: BinaryIO, name: str) -> BinaryIO:
    """What is to be stored of a file: itself, or what was drawn anew; whoever asks closes it.

    Args:
        content: a file of the operating system.
        name: of its kind, a key of the table of kinds.

    Raises:
        Unsafe: what it holds, that it is broken, or that it takes too much to find out.
        Unavailable: others are being looked into, or there is no room for what is drawn.
    """
    content.flush()
    content.seek(0)
    drawn = tempfile.TemporaryFile()  # noqa: SIM115 — whoever asked closes it
    with _a_turn():
        code, said = _run(name, content, drawn)
    if code == DRAWN_ANEW:
        drawn.seek(0)
        return drawn
    drawn.close()
    content.seek(0)
    if code == UNCHANGED:
        return content
    if code == NO_ROOM:
        raise Unavailable("There is no room for the file at the moment. Try again later.")
    if code == REFUSED:
        raise Unsafe(said)
    # No more than the kind of error: its words may be the file's.
    logger.warning(
        "looking into a %s ended with %s (%s)", name, code, said.split("\n")[-1].split(":")[0][:80]
    )
    raise Unsafe("This file is too complicated to be checked. Print it to a new PDF, then add that.")


@contextmanager
def _a_turn() -> Iterator[None]:
    if not _turns.acquire(timeout=LONGEST_WAIT_S):
        raise Unavailable("Many files are being checked at the moment. Send it again in a minute.")
    try:
        yield
    finally:
        _turns.release()


def _run(name: str, content: BinaryIO, drawn: BinaryIO) -> tuple[int | None, str]:
    """The child's exit code (``None``: it had to be ended) and the sentence it said."""
    try:
        done = subprocess.run(  # nosec B603: no shell, nothing of anybody's in it
            [
                sys.executable,
                "-m",
                "attachments.inspection.child",
                name,
                str(MOST_MEMORY),
                str(LONGEST_CPU_S),
            ],
            stdin=content,
            stdout=drawn,
            stderr=subprocess.PIPE,
            cwd=_BACKEND,
            env=_ENVIRONMENT,
            timeout=LONGEST_S,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return None, ""
    return done.returncode, done.stderr.decode(errors="replace").strip()


# Nothing of ours that is secret.
_ENVIRONMENT: Final = {
    name: value
    for name, value in os.environ.items()
    if name in ("PATH", "TMPDIR", "LANG", "SYSTEMROOT", "TEMP", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
}
