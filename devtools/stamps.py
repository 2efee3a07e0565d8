"""Steps that need not be repeated: each is skipped while its inputs hash as they did at its last success."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from .console import say_step, timed_step
from .paths import ROOT, STAMPS

GENERATED = {
    "node_modules",
    "dist",
    "__pycache__",
    ".mypy_cache",
    ".ruff_cache",
    ".pytest_cache",
    "staticfiles",
}
STARTED = "started"


def _always() -> bool:
    return True


@dataclass(frozen=True)
class Step:
    """A step of the set-up.

    `name` names its stamp, `inputs` are the files and folders it depends on (`extra`: text as well),
    `is_done` says whether its product is still there, `invalidates` are the steps to repeat when it runs.
    """

    name: str
    label: str
    action: Callable[[], object]
    inputs: tuple[Path, ...]
    extra: str = ""
    is_done: Callable[[], bool] = _always
    invalidates: tuple[str, ...] = ()


def perform(step: Step, stamps: Path = STAMPS) -> bool:
    """Run the step unless its stamp is current; return whether it ran.

    Until the step has succeeded its stamp says only that it started: a start cut short heals at the next.
    """
    stamp = stamps / step.name
    current = fingerprint(step.inputs, step.extra)
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == current and step.is_done():
        say_step(step.label, "up to date")
        return False
    for name in step.invalidates:
        (stamps / name).unlink(missing_ok=True)
    stamps.mkdir(parents=True, exist_ok=True)
    stamp.write_text(STARTED, encoding="utf-8")
    with timed_step(step.label):
        step.action()
    stamp.write_text(current, encoding="utf-8")
    return True


def was_cut_short(pattern: str, stamps: Path = STAMPS) -> bool:
    """Whether a step whose name fits the pattern started and never succeeded."""
    return any(stamp.read_text(encoding="utf-8") == STARTED for stamp in stamps.glob(pattern))


def fingerprint(inputs: Iterable[Path], extra: str = "") -> str:
    """A hash of the names and contents of the inputs; a missing one counts as such."""
    digest = hashlib.sha256(extra.encode())
    for path in inputs:
        for file in _files_of(path):
            digest.update(f"\0{_name_of(file)}\0".encode())
            digest.update(file.read_bytes() if file.is_file() else b"missing")
    return digest.hexdigest()


def _files_of(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    for entry in sorted(path.iterdir()):
        if entry.name not in GENERATED and not entry.is_symlink():
            yield from _files_of(entry)


def _name_of(file: Path) -> str:
    return file.relative_to(ROOT).as_posix() if file.is_relative_to(ROOT) else file.name
