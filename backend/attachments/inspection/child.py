"""The process that looks into one file: ``python -m attachments.inspection.child PDF BYTES SECONDS < file > drawn``.

It knows no Django, no database and no secret. What it found out is its exit code.
"""

import os
import shutil
import sys
from typing import Final

UNCHANGED: Final = 10
DRAWN_ANEW: Final = 11
REFUSED: Final = 12
NO_ROOM: Final = 13


def limit(memory: int, cpu_s: int) -> None:
    """Take so many bytes and seconds of a processor and no more, where the system can tell."""
    try:
        import resource
    except ImportError:  # Windows, where nobody serves
        return
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_s, cpu_s))
    if sys.platform == "linux":  # elsewhere the limit is not kept, or counts what is only reserved
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def look_into(name: str) -> int:
    """Check the file at standard input; what is drawn anew goes to standard output."""
    from attachments.inspection.kinds import CHECKS
    from attachments.inspection.unsafe import Unsafe

    with os.fdopen(0, "rb") as content:
        try:
            result = CHECKS[name](content)
        except Unsafe as refused:
            sys.stderr.write(refused.detail)
            return REFUSED
        except OSError as error:
            if error.errno is None:
                raise
            return NO_ROOM
        if result is content:
            return UNCHANGED
        with os.fdopen(1, "wb") as drawn:
            try:
                shutil.copyfileobj(result, drawn)
                drawn.flush()
            except OSError:
                return NO_ROOM
        return DRAWN_ANEW


if __name__ == "__main__":
    limit(int(sys.argv[2]), int(sys.argv[3]))
    code = look_into(sys.argv[1])
    # Nothing is left to be tidied up; parsers of broken files may fall over their own remains.
    sys.stderr.flush()
    os._exit(code)
