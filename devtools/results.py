"""Parts that all run, whatever failed before them, and the table that closes the run."""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from .console import LABEL_WIDTH, Failure, report_failure, say, timed_step

# How pytest and Vitest name what failed, at the start of a line.
_RED = re.compile(r"^\s*(?:FAILED|FAIL|ERROR)\s+(\S.*?)\s*$", re.MULTILINE)
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_MOST_NAMED = 20
_LONGEST_NAME = 300


@dataclass
class Results:
    """What was run so far: name, outcome and seconds of each part, and which tests failed."""

    rows: list[tuple[str, str, float]] = field(default_factory=list)
    red: list[str] = field(default_factory=list)
    failed: bool = False

    def attempt(self, name: str, action: Callable[[], str | None]) -> None:
        """Run one part; `action` may say how it ended. A failure is shown and noted, and the run goes on."""
        start = time.monotonic()
        try:
            with timed_step(name):
                outcome = action() or "ok"
        except Failure as failure:
            report_failure(failure)
            outcome = "FAILED"
            self.red += failure.red
            self.failed = True
        self.rows.append((name, outcome, time.monotonic() - start))

    def say_summary(self) -> None:
        say()
        for name, outcome, seconds in self.rows:
            say(f"  {name:<{LABEL_WIDTH}} {seconds:7.1f} s   {outcome}")
        for name in self.red[:_MOST_NAMED]:
            say(f"  red: {name}")
        say(f"\n{'Something failed.' if self.failed else 'Everything passed.'}")


def find_red(output: str) -> list[str]:
    """The tests that failed, as pytest or Vitest named them, each once."""
    names = _RED.findall(_COLOUR.sub("", output))
    return list(dict.fromkeys(name[:_LONGEST_NAME] for name in names))
