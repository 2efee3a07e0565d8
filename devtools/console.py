"""What the person in front of the terminal sees: one line a step, one clear line when something is wrong."""

import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

LABEL_WIDTH = 34


class Failure(Exception):
    """Something went wrong that the reader can mend: the message says what, and how.

    `output` is what a child process printed before it failed and nobody has seen yet: shown above the message.
    `red` names the tests that failed.
    """

    def __init__(self, message: str, output: str = "", red: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.output = output
        self.red = red


def say(line: str = "") -> None:
    print(line, flush=True)


def say_step(label: str, outcome: str) -> None:
    say(f"  {label:<{LABEL_WIDTH}} {outcome}")


def seconds_since(start: float) -> str:
    return f"{time.monotonic() - start:.1f} s"


@contextmanager
def timed_step(label: str) -> Iterator[None]:
    """Print `label` and the seconds its body took, or that it failed; a terminal shows the label at once."""
    start = time.monotonic()
    if sys.stdout.isatty():
        print(f"  {label:<{LABEL_WIDTH}} ...", end="\r", flush=True)
    try:
        yield
    except KeyboardInterrupt:
        say_step(label, "interrupted")
        raise
    except BaseException:
        say_step(label, f"FAILED after {seconds_since(start)}")
        raise
    say_step(label, seconds_since(start))


def report_failure(failure: Failure) -> None:
    """Print a failure to standard error: the child's output first, the line that helps last."""
    sys.stdout.flush()
    if failure.output:
        print(f"\n{failure.output.rstrip()}\n", file=sys.stderr)
    print(f"{failure}", file=sys.stderr, flush=True)
