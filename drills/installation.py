"""A whole installation for a drill: web, realtime and worker as processes of their own, and a Redis to stop."""

import os
import re
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import psycopg2
import redis

from devtools.redis import find_program

ROOT = Path(__file__).resolve().parent.parent
BACKEND = ROOT / "backend"
ROLES, GRANTS = ROOT / "deploy" / "roles.sql", ROOT / "deploy" / "grants.sql"
READY_WITHIN_S = 40


def free_port() -> int:
    """A port that nobody listens on right now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@dataclass
class Part:
    """One process that can be killed and started again."""

    name: str
    command: list[str]
    environment: dict[str, str]
    log: Path
    port: int | None = None
    code: Path = BACKEND
    process: subprocess.Popen[bytes] | None = None
    kills: int = 0

    def start(self) -> None:
        """Start it and wait until it listens."""
        with self.log.open("ab") as output:
            self.process = subprocess.Popen(
                self.command,
                cwd=self.code,
                env=self.environment,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        if self.port is not None:
            wait_for(lambda: is_listening(self.port), f"{self.name} did not start; see {self.log}")

    def kill(self) -> None:
        """kill -9 of it and its children, as a container or a machine that goes away would."""
        assert self.process is not None
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.kills += 1

    def kill_a_child(self) -> None:
        """kill -9 of one process that it started; it is to start another one itself."""
        assert self.process is not None
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        os.kill(int(children[0]), signal.SIGKILL)
        self.kills += 1

    def kill_and_restart(self) -> None:
        self.kill()
        self.start()

    def stop(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()


@dataclass(frozen=True)
class Database:
    """A database by its roles: who made it, who owns the tables, and the one that everything runs as."""

    name: str
    superuser_url: str
    owner_url: str
    app_url: str


@dataclass
class Installation:
    """Everything of one installation; ``web_url`` serves REST, ``socket_url`` the live channel."""

    database: Database
    folder: Path
    redis_port: int = field(default_factory=free_port)
    web_port: int = field(default_factory=free_port)
    realtime_port: int = field(default_factory=free_port)

    def __post_init__(self) -> None:
        environment = environment_of(
            self.database.app_url,
            f"redis://127.0.0.1:{self.redis_port}/0",
            self.folder,
            DEMO_MODE="1",
            ALLOWED_HOSTS="127.0.0.1",
            WEB_CONCURRENCY="1",
            WEB_THREADS="4",
        )
        self.environment = environment
        python = sys.executable
        log = self.folder / "log.txt"
        program = find_program()
        assert program is not None, "No redis-server: apt-get install redis-server"
        self.redis = Part(
            "redis",
            [
                str(program),
                "--port",
                str(self.redis_port),
                "--bind",
                "127.0.0.1",
                "--save",
                "",
                "--dir",
                str(self.folder),
            ],
            environment,
            log,
            self.redis_port,
        )
        self.web = Part(
            "web",
            [python, "-m", "gunicorn", "config.wsgi", "-b", f"127.0.0.1:{self.web_port}"],
            environment,
            log,
            self.web_port,
        )
        self.realtime = Part(
            "realtime",
            [
                python,
                "-m",
                "daphne",
                "-b",
                "127.0.0.1",
                "-p",
                str(self.realtime_port),
                "config.asgi:application",
            ],
            environment,
            log,
            self.realtime_port,
        )
        self.worker = Part("worker", [python, "manage.py", "worker"], environment, log)

    @property
    def parts(self) -> list[Part]:
        return [self.redis, self.web, self.realtime, self.worker]

    def redis_client(self) -> redis.Redis:
        return redis.Redis(port=self.redis_port)

    @property
    def web_url(self) -> str:
        return f"http://127.0.0.1:{self.web_port}"

    @property
    def origin(self) -> str:
        """Where the pages that open sockets come from."""
        return f"http://127.0.0.1:{self.realtime_port}"

    # Nothing to verify without TLS.
    certificate = None

    @property
    def socket_url(self) -> str:
        return f"ws://127.0.0.1:{self.realtime_port}/ws/notifications/"

    def manage(self, *arguments: str, **environment: str) -> None:
        manage({**self.environment, **environment}, *arguments)

    def start(self) -> None:
        self.manage("migrate", "-v0", DATABASE_URL=self.database.owner_url)
        self.manage("seed_demo")
        for part in self.parts:
            part.start()

    def stop(self) -> None:
        for part in reversed(self.parts):
            part.stop()


def environment_of(database_url: str, redis_url: str, folder: Path, **more: str) -> dict[str, str]:
    """The variables of an installation to be thrown away: production's settings, with keys that nobody knows."""
    return {
        **os.environ,
        "DEBUG": "0",
        "TEST_INSTALLATION": "1",
        "DATABASE_URL": database_url,
        "REDIS_URL": redis_url,
        **{name: secrets.token_urlsafe(48) for name in ("SECRET_KEY", "JWT_SIGNING_KEY", "AUDIT_KEY")},
        "VAR_DIR": str(folder),
        "EMAIL_URL": f"filemail:///{folder}/mail",
        **more,
    }


def manage(environment: dict[str, str], *arguments: str, code: Path = BACKEND) -> None:
    """Run a management command to its end."""
    subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=code,
        env=environment,
        check=True,
        capture_output=True,
    )


def make_database(server_url: str) -> Database:
    """A new, empty database with the roles of a real one (deploy/roles.sql) on the server of ``server_url``."""
    name = f"drill_{secrets.token_hex(6)}"
    execute(server_url, f'CREATE DATABASE "{name}"')
    superuser = urlsplit(server_url)._replace(path=f"/{name}")
    password = secrets.token_hex(8)
    # Roles belong to the whole server: each drill has its own.
    roles = "".join(path.read_text(encoding="utf-8") for path in (ROLES, GRANTS)).replace("clinic_lab", name)
    statements = "\n".join(line for line in roles.splitlines() if not line.startswith("--"))
    execute(superuser.geturl(), re.sub(r":'\w+_password'", f"'{password}'", statements))
    host = superuser.netloc.rpartition("@")[2]
    return Database(
        name=name,
        superuser_url=superuser.geturl(),
        owner_url=superuser._replace(netloc=f"{name}_owner:{password}@{host}").geturl(),
        app_url=superuser._replace(netloc=f"{name}:{password}@{host}").geturl(),
    )


def drop_database(database: Database, server_url: str) -> None:
    """Remove it and its roles again, whoever is still connected."""
    execute(
        server_url,
        f'DROP DATABASE IF EXISTS "{database.name}" WITH (FORCE)',
        f"DROP ROLE {database.name}",
        f"DROP ROLE {database.name}_owner",
    )


def execute(url: str, *statements: str) -> None:
    connection = psycopg2.connect(url)
    connection.autocommit = True
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
    connection.close()


def is_listening(port: int | None) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def is_ready(url: str) -> bool:
    """What /readyz says."""
    try:
        with urllib.request.urlopen(f"{url}/readyz", timeout=5) as answer:  # noqa: S310 - our own server
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False


def wait_for(condition, complaint: str, seconds: float = READY_WITHIN_S) -> None:
    """Ask until it holds; fail loudly if it never does."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise AssertionError(complaint)
        time.sleep(0.05)
