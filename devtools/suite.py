"""`dev.py test`: the parts of the suite, each on real servers and a real browser."""

import os
import re
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
        return run_pytest(*arguments, *self.pytest_arguments, env={**TEST_ENVIRONMENT, **env})


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


def run_lint(results: Results, checks: Sequence[lint.Check] = lint.CHECKS) -> None:
    results.attempt("frontend packages", node.ensure_frontend_packages)
    for check in checks:
        results.attempt(check.name, lambda check=check: check.run() and None)


def run_backend(session: Session) -> None:
    session.results.attempt(
        "backend on PostgreSQL and Redis",
        lambda: session.pytest("backend", "-n", WORKERS, env=session.server_environment()),
    )
    session.results.attempt("backend on SQLite", lambda: session.pytest("backend", "-n", WORKERS, env={}))


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
        "dev.py itself", lambda: run_pytest("devtools/tests", "-c", "devtools/pytest.ini")
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
        return session.pytest("e2e", env=environment)

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


def run_pytest(*arguments: str, env: Mapping[str, str | None] | None = None) -> str:
    """Run pytest and return its closing line. Under CI its output shows as it comes, else if it fails."""
    show = bool(os.environ.get("CI"))
    output = processes.run([PYTHON, "-m", "pytest", *arguments], cwd=ROOT, env=env, show=show)
    return last_line(r"^=* ?(\d+ .*?) ?=*$", output)


def last_line(pattern: str, output: str) -> str:
    """What `pattern` caught in the last line it fits, or nothing."""
    found = re.findall(pattern, output, re.MULTILINE)
    return found[-1].strip() if found else ""
