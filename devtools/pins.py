"""The lock files: every package with its hashes, direct or not, for every Python and platform we run on."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from . import processes, python_env
from .console import Failure
from .paths import ROOT
from .python_env import DEVELOPMENT, DEVELOPMENT_LOCK, PYTHON, RUNTIME, RUNTIME_LOCK

OLDEST_PYTHON = "3.11"


@dataclass(frozen=True)
class Lock:
    """A lock file, and the readable pins it is made of; ``like``: a lock whose versions it shares."""

    file: Path
    pins: tuple[Path, ...]
    like: Path | None = None

    def first_line(self) -> str:
        """Says of which pins the file was made, whatever their comments."""
        lines = sorted(line.split("#")[0].strip() for path in self.pins for line in _lines(path))
        digest = hashlib.sha256("\n".join(filter(None, lines)).encode()).hexdigest()
        return f"# Made by dev.py lint --fix of {' and '.join(path.name for path in self.pins)}: {digest}"

    def is_current(self) -> bool:
        return self.file.is_file() and _lines(self.file)[0] == self.first_line()


LOCKS = (
    Lock(RUNTIME_LOCK, (RUNTIME,)),
    Lock(DEVELOPMENT_LOCK, (RUNTIME, DEVELOPMENT), like=RUNTIME_LOCK),
)


def check() -> None:
    """Each lock was made of the pins as they are, and names no server."""
    for lock in LOCKS:
        if not lock.is_current():
            raise Failure(f"{lock.file.name} is not made of the current pins: python3 dev.py lint --fix")
        if "://" in lock.file.read_text(encoding="utf-8"):
            raise Failure(f"{lock.file.name} names a server: take the address out")


def write() -> None:
    """Make the locks that are not current anew; what is locked already keeps its version where it can."""
    python_env.ensure_uv()
    for lock in LOCKS:
        if not lock.is_current():
            _compile(lock)


def _compile(lock: Lock) -> None:
    options = ["--universal", "--generate-hashes", "--no-emit-index-url", "--no-header", "--no-annotate"]
    options += ["--python-version", OLDEST_PYTHON, "--output-file", str(lock.file)]
    options += ["--constraint", str(lock.like)] if lock.like else []
    processes.run([PYTHON, "-m", "uv", "pip", "compile", *options, *lock.pins], cwd=ROOT)
    text = lock.file.read_text(encoding="utf-8")
    lock.file.write_text(f"{lock.first_line()}\n{text}", encoding="utf-8")


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()
