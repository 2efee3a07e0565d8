"""`dev.py mutants`: each edit of a table removes one lock; the tests that guard it must then fail.

On SQLite, where no second wall in the database hides that the first one is gone.
"""

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from . import processes, python_env
from .console import Failure, say, timed_step
from .mutants_table import MUTANTS, Mutant
from .paths import ROOT
from .python_env import PYTHON

COPIED = ("backend", "pytest.ini", "pyproject.toml", ".env.example")
ENVIRONMENT = {"DEBUG": "1", "DATABASE_URL": None, "REDIS_URL": None, "EMBEDDED": None, "DEMO_MODE": None}
SURVIVED, CAUGHT, GONE = "SURVIVED", "caught", "NO LONGER APPLIES"


@dataclass(frozen=True)
class Copy:
    """The tree that is mutated, and a database made once for all of its tests."""

    folder: Path

    def run_tests(self, tests: tuple[str, ...], *options: str) -> bool:
        """Whether they pass."""
        environment = {**ENVIRONMENT, "VAR_DIR": str(self.folder / "var")}
        command = [PYTHON, "-m", "pytest", "-x", "-q", "-n", "2", "-p", "no:cacheprovider", *options, *tests]
        try:
            processes.run(command, cwd=self.folder, env=environment)
        except Failure:
            return False
        return True

    def judge(self, mutant: Mutant) -> str:
        """Apply the edit, run its tests, take it back."""
        file = self.folder / "backend" / mutant.file
        whole = file.read_text(encoding="utf-8") if file.is_file() else ""
        if whole.count(mutant.find) != 1:
            return GONE
        file.write_text(whole.replace(mutant.find, mutant.replace), encoding="utf-8")
        try:
            # A lock that stands in the database is gone only from one that is made anew.
            database = "--create-db" if mutant.in_database else "--reuse-db"
            return SURVIVED if self.run_tests(mutant.tests, database) else CAUGHT
        finally:
            file.write_text(whole, encoding="utf-8")


def hunt(names: list[str]) -> bool:
    """Try the named mutants, or all; print the table; return whether every one was caught."""
    unknown = set(names) - {mutant.name for mutant in MUTANTS}
    if unknown:
        raise Failure(f"No such mutant: {', '.join(sorted(unknown))}.")
    chosen = [mutant for mutant in MUTANTS if not names or mutant.name in names]
    python_env.ensure_development_packages()
    with tempfile.TemporaryDirectory(prefix="clinic-lab-mutants-", ignore_cleanup_errors=True) as folder:
        copy = Copy(Path(folder))
        for name in COPIED:
            _copy(ROOT / name, copy.folder / name)
        with timed_step("The tests, nothing removed"):
            tests = sorted({test for mutant in chosen for test in mutant.tests})
            if not copy.run_tests(tuple(tests), "--create-db"):
                raise Failure("These must pass before a lock is removed:\n  " + "\n  ".join(tests))
        outcomes = [_judge_aloud(copy, mutant) for mutant in chosen]
    say(f"\n  {outcomes.count(CAUGHT)} of {len(chosen)} caught")
    return set(outcomes) == {CAUGHT}


def _judge_aloud(copy: Copy, mutant: Mutant) -> str:
    outcome = copy.judge(mutant)
    say(f"  {mutant.name:<44} {outcome:<18} {mutant.file}")
    return outcome


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        shutil.copy(source, target)
