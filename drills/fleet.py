"""An installation as docker-compose.yml lays it out, with whatever can be doubled there twice.

Caddy in front, with TLS; two web and two realtime processes and two workers behind it; PgBouncer, handing connections
out by transaction, between them and a PostgreSQL that can be crashed; a Redis of its own. People reach it over a line
that loses answers.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import requests

from devtools import postgres
from devtools.redis import ensure_program as ensure_redis
from devtools.system_packages import ensure_program
from drills.installation import (
    BACKEND,
    ROOT,
    Database,
    Part,
    environment_of,
    free_port,
    make_database,
    manage,
    wait_for,
)
from drills.line import Line

DEPLOY = ROOT / "deploy"
# What a process of PostgreSQL may be asked at a time, as the drill's machine is small.
POOL_SIZE = 20


@dataclass
class Fleet:
    """Every process of it by kind, each to be killed by itself; ``web_url`` is the address people know, ``code`` the
    folder of the Django project.
    """

    folder: Path
    postgres: postgres.Server
    code: Path = BACKEND
    database: Database = field(init=False)
    proxy_port: int = field(default_factory=free_port)

    def __post_init__(self) -> None:
        self.database = make_database(self.postgres.url)
        self.line = Line(self.proxy_port)
        self.log = self.folder / "log.txt"
        redis_port, pool_port = free_port(), free_port()
        self.environment = self._environment(redis_port, pool_port)
        python = sys.executable
        self.redis = self._part(
            "redis", [str(ensure_redis()), "--port", str(redis_port), "--save", ""], redis_port
        )
        self.pooler = self._pooler(pool_port)
        self.webs = [
            self._part("web", [python, "-m", "gunicorn", "config.wsgi", "-b", f"127.0.0.1:{port}"], port)
            for port in (free_port(), free_port())
        ]
        self.realtimes = [
            self._part(
                "realtime",
                [python, "-m", "daphne", "-b", "127.0.0.1", "-p", str(port), "config.asgi:application"],
                port,
            )
            for port in (free_port(), free_port())
        ]
        self.workers = [self._part("worker", [python, "manage.py", "worker"]) for _ in range(2)]
        self.proxy = self._proxy()

    @property
    def parts(self) -> list[Part]:
        return [self.redis, self.pooler, *self.webs, *self.realtimes, *self.workers, self.proxy]

    @property
    def web_url(self) -> str:
        return f"https://localhost:{self.line.port}"

    @property
    def origin(self) -> str:
        """Where the pages that open sockets come from."""
        return self.web_url

    @property
    def socket_url(self) -> str:
        return f"wss://localhost:{self.line.port}/ws/notifications/"

    @property
    def certificate(self) -> str:
        """Caddy's own authority, which signed the certificate of localhost."""
        return str(self.folder / "caddy" / "caddy" / "pki" / "authorities" / "local" / "root.crt")

    def start(self) -> None:
        owner = {**self.environment, "DATABASE_URL": self.database.owner_url}
        manage(owner, "migrate", "-v0", code=self.code)
        for part in (self.redis, self.pooler):
            part.start()
        manage(self.environment, "seed_demo", code=self.code)
        for part in (*self.webs, *self.realtimes, *self.workers, self.proxy):
            part.start()
        self.line.start()
        wait_for(self.is_ready, f"not ready; see {self.log}")

    def stop(self) -> None:
        for part in reversed(self.parts):
            part.stop()
        self.line.stop()

    def is_ready(self) -> bool:
        """Whether every process answers that it is ready, and the proxy passes it on."""
        urls = [f"http://127.0.0.1:{part.port}" for part in (*self.webs, *self.realtimes)]
        return all(self._says_ready(url) for url in (f"https://localhost:{self.proxy_port}", *urls))

    def _says_ready(self, url: str) -> bool:
        headers = {"Host": f"localhost:{self.line.port}", "X-Forwarded-Proto": "https"}
        try:
            return requests.get(f"{url}/readyz", headers=headers, verify=self.certificate, timeout=5).ok
        except (requests.RequestException, OSError):
            return False

    def restart_postgres(self) -> None:
        self.postgres.crash()
        self.postgres.start()

    def _part(self, name: str, command: list[str], port: int | None = None) -> Part:
        return Part(name, command, self.environment, self.log, port, self.code)

    def _environment(self, redis_port: int, pool_port: int) -> dict[str, str]:
        pooled = urlsplit(self.database.app_url)
        return environment_of(
            pooled._replace(netloc=pooled.netloc.rpartition(":")[0] + f":{pool_port}").geturl(),
            f"redis://127.0.0.1:{redis_port}/0",
            self.folder,
            DEMO_MODE="1",
            CONN_MAX_AGE="60",
            ACCESS_TOKEN_MINUTES="120",  # noqa: S106 - how long
            ALLOWED_HOSTS="localhost",
            PUBLIC_URL=f"https://localhost:{self.line.port}",
            BEHIND_TLS_PROXY="1",
            NUM_PROXIES="1",
            WEB_CONCURRENCY="1",
            WEB_THREADS="8",
        )

    def _pooler(self, port: int) -> Part:
        """PgBouncer with the configuration of deploy/, between this port and this PostgreSQL."""
        login = urlsplit(self.database.app_url)
        home = self.postgres.home  # of the user that it must become, as PostgreSQL must
        (home / "userlist.txt").write_text(f'"{login.username}" "{login.password}"\n')
        changes = {
            "clinic_lab = host=postgres port=5432": f"{self.database.name} = host=127.0.0.1 port={login.port}",
            "listen_addr = 0.0.0.0": "listen_addr = 127.0.0.1",
            "listen_port = 6432": f"listen_port = {port}\nunix_socket_dir =",
            "/etc/pgbouncer/userlist.txt": str(home / "userlist.txt"),
            "default_pool_size = 40": f"default_pool_size = {POOL_SIZE}",
        }
        text = (DEPLOY / "pgbouncer.ini").read_text()
        for old, new in changes.items():
            assert old in text, f"deploy/pgbouncer.ini no longer says {old!r}"
            text = text.replace(old, new)
        (home / "pgbouncer.ini").write_text(text)
        command = [str(ensure_program("pgbouncer")), "-q", str(home / "pgbouncer.ini")]
        if self.postgres.user:
            command[1:1] = ["-u", self.postgres.user]
        return self._part("pooler", command, port)

    def _proxy(self) -> Part:
        part = self._part("proxy", proxy_command(DEPLOY / "Caddyfile"), self.proxy_port)
        part.environment = {
            **self.environment,
            "DOMAIN": "localhost",
            "HTTP_PORT": str(free_port()),
            "HTTPS_PORT": str(self.proxy_port),
            "WEB": " ".join(f"127.0.0.1:{each.port}" for each in self.webs),
            "REALTIME": " ".join(f"127.0.0.1:{each.port}" for each in self.realtimes),
            "XDG_DATA_HOME": str(self.folder / "caddy"),
            "XDG_CONFIG_HOME": str(self.folder / "caddy"),
        }
        return part


def proxy_command(config: Path) -> list[str]:
    """Caddy with this configuration, in the foreground."""
    return [str(ensure_program("caddy")), "run", "--config", str(config), "--adapter", "caddyfile"]


@contextmanager
def fleet(folder: Path, code: Path = BACKEND) -> Iterator[Fleet]:
    """A fleet that runs while the block does, of this version's code or of another's."""
    with postgres.server(postgres.CRASH_SAFE) as own:
        whole = Fleet(folder, own, code)
        try:
            whole.start()
            yield whole
        finally:
            whole.stop()
