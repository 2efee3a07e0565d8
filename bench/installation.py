"""The product as in production, on a database of its own, and the rivals beside it on the same rows."""

import sys
from dataclasses import dataclass, field
from pathlib import Path
from subprocess import run

import psycopg2

from bench.cpu import parent_of
from drills.installation import BACKEND, Database, Part, environment_of, free_port

ROOT = BACKEND.parent
# One worker each; ours otherwise as in production.
GUNICORN = ("-m", "gunicorn", "--workers", "1", "--config")
OUR_CONFIG, RIVALS_CONFIG = (
    str(BACKEND / "gunicorn.conf.py"),
    str(ROOT / "bench" / "rivals" / "gunicorn_config.py"),
)
UVICORN = (
    "-m",
    "uvicorn",
    "--loop",
    "uvloop",
    "--http",
    "httptools",
    "--no-access-log",
    "--log-level",
    "warning",
)


@dataclass
class Bench:
    """One database and what serves it."""

    database: Database
    redis_url: str
    folder: Path
    environment: dict[str, str] = field(init=False)
    postmaster: int = field(init=False)
    running: list[Part] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.postmaster = postmaster_of(self.database)
        self.environment = environment_of(
            self.database.app_url,
            self.redis_url,
            self.folder,
            CONN_MAX_AGE="60",
            REDIS_PREFIX=self.database.name,
            ACCESS_TOKEN_MINUTES="600",  # noqa: S106 - how long
            ALLOWED_HOSTS="127.0.0.1",
            LOG_LEVEL="WARNING",
            DJANGO_SETTINGS_MODULE="config.settings",
            PYTHONPATH=f"{BACKEND}:{ROOT}",
        )

    def migrate(self) -> None:
        """Make the tables, as the role that owns them."""
        environment = {**self.environment, "DATABASE_URL": self.database.owner_url}
        run([sys.executable, "manage.py", "migrate", "-v0"], cwd=BACKEND, env=environment, check=True)

    def start_web(self) -> Part:
        """REST on gunicorn."""
        return self._start("web", [*GUNICORN, OUR_CONFIG, "config.wsgi"], self.environment, "-b")

    def start_realtime(self) -> Part:
        """Sockets on daphne."""
        return self._start(
            "realtime",
            ["-m", "daphne", "config.asgi:application"],
            self.environment,
            "",
        )

    def start_django_rival(self, name: str) -> Part:
        """A rival on gunicorn, with kept connections."""
        environment = {**self._rival_environment(), "DJANGO_SETTINGS_MODULE": "bench.rivals.django_settings"}
        return self._start(
            name, [*GUNICORN, RIVALS_CONFIG, f"bench.rivals.{name}:application"], environment, "-b"
        )

    def start_asgi_rival(self, name: str) -> Part:
        """A rival on uvicorn with uvloop and httptools."""
        return self._start(
            name, [*UVICORN, f"bench.rivals.{name}:application"], self._rival_environment(), "--port"
        )

    def stop_one(self, part: Part) -> None:
        self.running.remove(part)
        part.stop()

    def stop(self) -> None:
        while self.running:
            self.running.pop().stop()

    def _rival_environment(self) -> dict[str, str]:
        # A role that row-level security does not hold for: rivals have no such wall.
        return {**self.environment, "DATABASE_URL": self.database.superuser_url}

    def _start(self, name: str, command: list[str], environment: dict[str, str], binds_by: str) -> Part:
        port = free_port()
        address = {
            "-b": ["-b", f"127.0.0.1:{port}"],
            "--port": ["--port", str(port)],
            "": ["-b", "127.0.0.1", "-p", str(port)],
        }[binds_by]
        part = Part(
            name, [sys.executable, *command, *address], environment, self.folder / f"{name}.log", port
        )
        part.start()
        self.running.append(part)
        return part


def postmaster_of(database: Database) -> int:
    """The process that all of PostgreSQL's are children of."""
    connection = psycopg2.connect(database.superuser_url)
    pid = parent_of(connection.info.backend_pid)
    connection.close()
    return pid


def pid_of(part: Part) -> int:
    assert part.process is not None
    return part.process.pid
