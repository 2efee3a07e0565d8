"""`dev.py test`: the parts of the suite, each on real servers and a real browser."""

import os
import re
import shutil
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field

from . import browser, lint, node, postgres, processes, python_env, redis
from .console import Failure
from .paths import E2E, ROOT
from .python_env import PYTHON
from .results import Results

WORKERS = "2"
# pytest-django reads the settings before any conftest could set what they ask for.
TEST_ENVIRONMENT: Mapping[str, str | None] = {
    "DEBUG": "1",
    "DEMO_MODE": None,
    "EMBEDDED": None,
    # TEST_DATABASE_URL may lie on another machine.
    "TEST_INSTALLATION": "1",
    "DATABASE_URL": None,
    "REDIS_URL": None,
}


@dataclass
class Session:
    """One call of `dev.py test`: its results, the arguments meant for pytest, the servers its parts share."""

    results: Results
    pytest_arguments: Sequence[str]
    servers: ExitStack
    _environment: dict[str, str] = field(default_factory=dict)

    def server_environment(self) -> dict[str, str]:
        """DATABASE_URL and REDIS_URL of servers started at the first call that run until the suite ends."""
        for name, server in (("DATABASE_URL", postgres.database), ("REDIS_URL", redis.server)):
            if name not in self._environment:
                self._environment[name] = self.servers.enter_context(server())
        return self._environment

    def pytest(self, *arguments: str, env: Mapping[str, str]) -> str:
        return run_pytest(
            *arguments, *self.pytest_arguments, env={**TEST_ENVIRONMENT, **path_to_pg_dump(), **env}
        )


def path_to_pg_dump() -> dict[str, str]:
    """A PATH with PostgreSQL's own programs, which backups call, where the machine's has them not."""
    binaries = postgres.find_binaries()
    if shutil.which("pg_dump") or binaries is None:
        return {}
    return {"PATH": os.pathsep.join([str(binaries), os.environ.get("PATH", "")])}


def run_suite(parts: Sequence[str], pytest_arguments: Sequence[str]) -> bool:
    """Run the named parts, or all of them, and print the closing table; return whether everything passed."""
    results = Results()
    with ExitStack() as servers:
        session = Session(results, pytest_arguments, servers)
        python_env.ensure_development_packages()
        for name in parts or PARTS:
            PARTS[name](session)
    results.say_summary()
    return not results.failed


def fuzz(cases: int, pytest_arguments: Sequence[str]) -> bool:
    """Fuzz alone, with ``cases`` requests; return whether all of them were answered as documented."""
    results = Results()
    with ExitStack() as servers:
        python_env.ensure_development_packages()
        run_fuzz(Session(results, pytest_arguments, servers), cases)
    results.say_summary()
    return not results.failed


def storm(orders: int, kills: int, seed: int | None) -> bool:
    """The drill in which everything is killed again and again; prints its figures, returns whether nothing was lost."""
    python_env.ensure_development_packages()
    environment = {
        "DRILL_ORDERS": str(orders),
        "DRILL_KILLS": str(kills),
        **({"DRILL_SEED": str(seed)} if seed else {}),
    }
    results = Results()
    results.attempt(
        "storm",
        lambda: run_pytest("drills/test_storm.py", env={**TEST_ENVIRONMENT, **environment}, show=True),
    )
    results.say_summary()
    return not results.failed


def soak(minutes: float, sockets: int) -> bool:
    """Let sockets stay open and people work; prints what each process needed, returns whether nothing grew."""
    return _run_long_drill("soak", "--minutes", str(minutes), "--sockets", str(sockets))


def upgrade(commit: str, orders: int) -> bool:
    """Let this version replace another while people work; returns whether nobody noticed."""
    return _run_long_drill("upgrade", commit, "--orders", str(orders))


def _run_long_drill(name: str, *options: str) -> bool:
    """One that is a program of its own, and prints what it sees all along."""
    python_env.ensure_development_packages()
    command = [PYTHON, "-m", f"drills.{name}", *options]
    results = Results()
    results.attempt(name, lambda: last_line(r"^(.*)$", processes.run(command, cwd=ROOT, show=True)))
    results.say_summary()
    return not results.failed


def run_lint(results: Results, checks: Sequence[lint.Check] = lint.CHECKS) -> None:
    results.attempt("frontend packages", node.ensure_frontend_packages)
    for check in checks:
        results.attempt(check.name, lambda check=check: check.run() and None)


def run_backend(session: Session) -> None:
    session.results.attempt(
        "backend on PostgreSQL and Redis",
        lambda: session.pytest("backend", "-n", WORKERS, env=session.server_environment()),
    )
    session.results.attempt(
        "backend on SQLite",
        lambda: session.pytest("backend", "-n", WORKERS, "-m", "not one_engine", env={}),
    )


def run_fuzz(session: Session, cases: int | None = None) -> None:
    """Throw generated requests at every operation: the same few each time, or that many others."""
    chosen = {"FUZZ_CASES": str(cases)} if cases else {}
    session.results.attempt(
        "every operation, fuzzed",
        lambda: session.pytest(
            "fuzz", "-n", WORKERS, env={**session.server_environment(), "REDIS_URL": "", **chosen}
        ),
    )


def run_drills(session: Session) -> None:
    session.results.attempt(
        "drills: processes killed", lambda: session.pytest("drills", env=session.server_environment())
    )


def run_devtools(session: Session) -> None:
    session.results.attempt(
        "dev.py itself", lambda: run_pytest("devtools/tests", "bench/tests", "-c", "devtools/pytest.ini")
    )


def run_frontend(session: Session) -> None:
    session.results.attempt("frontend packages", node.ensure_frontend_packages)
    session.results.attempt(
        "frontend tests", lambda: last_line(r"^\s*Tests\s+(.*)$", node.npm("run", "test"))
    )
    session.results.attempt("frontend build", node.ensure_build)
    session.results.attempt("frontend budget", lambda: node.npm("run", "budget") and None)


def run_e2e(session: Session) -> None:
    def in_browser() -> str:
        if not E2E.is_dir():
            raise Failure("The folder e2e/ is missing.")
        node.ensure_frontend_packages()
        node.ensure_build()
        environment = {**session.server_environment(), "E2E_BROWSER": str(browser.ensure_browser())}
        # Each worker has a server and a database of its own; the journeys of a file follow each other on one.
        together = ("-n", WORKERS, "--dist", "loadfile", "--no-loadscope-reorder")
        return session.pytest("e2e", *together, env=environment)

    session.results.attempt("end to end in a browser", in_browser)


PARTS: dict[str, Callable[[Session], None]] = {
    "lint": lambda session: run_lint(session.results),
    "devtools": run_devtools,
    "backend": run_backend,
    "fuzz": run_fuzz,
    "drills": run_drills,
    "frontend": run_frontend,
    "e2e": run_e2e,
}


def run_pytest(*arguments: str, env: Mapping[str, str | None] | None = None, show: bool = False) -> str:
    """Run pytest and return its closing line. Under CI or with ``show`` its output comes at once, else if it fails."""
    show = show or bool(os.environ.get("CI"))
    slowest = ["--durations=10"] if show else []
    output = processes.run([PYTHON, "-m", "pytest", *arguments, *slowest], cwd=ROOT, env=env, show=show)
    return last_line(r"^=* ?(\d+ .*?) ?=*$", output)


def last_line(pattern: str, output: str) -> str:
    """What `pattern` caught in the last line it fits, or nothing."""
    found = re.findall(pattern, output, re.MULTILINE)
    return found[-1].strip() if found else ""
