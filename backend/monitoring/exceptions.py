"""What may be told of an exception outside of this process.

Its message may hold values (``Key (email)=(ada@example.org) already exists``), and so may the local variables and the
source of its frames. Told are types, codes, and where it happened.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from traceback import walk_tb
from typing import Any

_ROOT = Path(__file__).resolve().parent.parent
_PACKAGES = "site-packages"
# Links of a chain, and innermost frames of each.
LONGEST_CHAIN = 5
MOST_FRAMES = 50


def describe(error: BaseException) -> list[dict[str, Any]]:
    """The exception and what caused it, outermost first: type, code and frames of each."""
    return [{"type": name_of(each), "frames": frames_of(each)} for each in chain_of(error)]


def name_of(error: BaseException) -> str:
    """The type, with the code that a database or an operating system gives: ``IntegrityError 23505``."""
    code = _code_of(error)
    return f"{type(error).__qualname__} {code}" if code else type(error).__qualname__


def frames_of(error: BaseException) -> list[str]:
    """Where it went through, innermost last: ``orders/services.py:120 transition_order``."""
    frames = [(frame.f_code, line) for frame, line in walk_tb(error.__traceback__)]
    return [f"{short_path(code.co_filename)}:{line} {code.co_name}" for code, line in frames[-MOST_FRAMES:]]


def chain_of(error: BaseException) -> Iterator[BaseException]:
    """``error``, then its cause or what was being handled, and so on."""
    each: BaseException | None = error
    for _ in range(LONGEST_CHAIN):
        if each is None:
            return
        yield each
        each = each.__cause__ or (None if each.__suppress_context__ else each.__context__)


def short_path(path: str) -> str:
    """The file without the folders of this machine."""
    _, _, package = path.partition(f"{_PACKAGES}{os.sep}")
    if package:
        return package
    return str(Path(path).relative_to(_ROOT)) if Path(path).is_relative_to(_ROOT) else Path(path).name


def _code_of(error: BaseException) -> str:
    """SQLSTATE, SQLite's name of the error, or errno's; Django wraps the driver's exception as the cause."""
    for each in (error, error.__cause__):
        code = getattr(each, "pgcode", None) or getattr(each, "sqlite_errorname", None)
        if code:
            return str(code)
    return str(error.errno) if isinstance(error, OSError) and error.errno else ""
