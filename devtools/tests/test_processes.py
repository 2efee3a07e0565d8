import sys
import time

import pytest

from devtools import processes
from devtools.console import Failure
from devtools.results import Results


def test_output_is_returned():
    assert processes.run([sys.executable, "-c", "print('done')"]).strip() == "done"


def test_a_failure_carries_what_the_child_printed():
    with pytest.raises(Failure, match="Exit code 3") as raised:
        processes.run([sys.executable, "-c", "print('why'); raise SystemExit(3)"])
    assert raised.value.output.strip() == "why"


def test_a_missing_program_is_one_clear_line():
    with pytest.raises(Failure, match="Could not start no-such-program"):
        processes.run(["no-such-program"])


def test_stopping_ends_what_the_child_started_too(tmp_path):
    beat = tmp_path / "beat"
    grandchild = f"import time\nwhile True: open({str(beat)!r}, 'a').write('.'); time.sleep(0.02)"
    child = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {grandchild!r}])"
    process = processes.start([sys.executable, "-c", child])
    deadline = time.monotonic() + 10
    while not beat.exists() and time.monotonic() < deadline:
        time.sleep(0.02)

    processes.stop(process)

    size = beat.stat().st_size
    time.sleep(0.2)
    assert beat.stat().st_size == size


def test_an_active_environment_does_not_leak_into_children(monkeypatch):
    monkeypatch.setenv("VIRTUAL_ENV", "/somewhere/else")
    assert "VIRTUAL_ENV" not in processes.child_environment()


def test_a_failed_part_does_not_keep_the_next_from_running(capsys):
    def fail():
        raise Failure("broken")

    results = Results()
    results.attempt("first", fail)
    results.attempt("second", lambda: "3 passed")
    assert [(name, outcome) for name, outcome, _ in results.rows] == [
        ("first", "FAILED"),
        ("second", "3 passed"),
    ]
    assert results.failed
