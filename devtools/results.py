"""Parts that all run, whatever failed before them, and the table that closes the run."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from .console import LABEL_WIDTH, Failure, report_failure, say, timed_step


@dataclass
class Results:
    """What was run so far: name, outcome and seconds of each part."""

    rows: list[tuple[str, str, float]] = field(default_factory=list)
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
            self.failed = True
        self.rows.append((name, outcome, time.monotonic() - start))

    def say_summary(self) -> None:
        say()
        for name, outcome, seconds in self.rows:
            say(f"  {name:<{LABEL_WIDTH}} {seconds:7.1f} s   {outcome}")
        say(f"\n{'Something failed.' if self.failed else 'Everything passed.'}")
