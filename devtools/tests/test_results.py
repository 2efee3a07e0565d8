"""The table that closes a run."""

import sys

import pytest

from devtools import processes
from devtools.console import Failure
from devtools.results import Results, find_red

PYTEST = """\
=========================== short test summary info ============================
FAILED e2e/test_lists.py::test_search[chromium] - AssertionError: Locator
ERROR backend/orders/tests/test_rows.py - ImportError
1 failed, 3 passed in 2.00s
"""
VITEST = "\x1b[31m FAIL \x1b[39m src/app/lock.test.tsx > opens nothing\n" * 2


def test_what_failed_is_found_in_the_words_of_either_runner() -> None:
    assert find_red(PYTEST) == [
        "e2e/test_lists.py::test_search[chromium] - AssertionError: Locator",
        "backend/orders/tests/test_rows.py - ImportError",
    ]
    assert find_red(VITEST) == ["src/app/lock.test.tsx > opens nothing"]


@pytest.mark.parametrize("show", [True, False])
def test_the_table_names_what_failed_where_its_output_is_far_above(
    show: bool, capfd: pytest.CaptureFixture[str]
) -> None:
    results = Results()
    red = [sys.executable, "-c", "print('FAILED some/test.py::test_it'); raise SystemExit(1)"]
    results.attempt("tests", lambda: processes.run(red, show=show))
    results.say_summary()
    printed = capfd.readouterr().out
    assert results.failed
    assert printed.rstrip().endswith("red: some/test.py::test_it\n\nSomething failed.")


def test_a_failure_without_a_test_names_none() -> None:
    with pytest.raises(Failure) as failure:
        processes.run([sys.executable, "-c", "raise SystemExit(3)"])
    assert list(failure.value.red) == []
