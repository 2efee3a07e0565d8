"""The server under test: one daphne process that serves API, socket, admin and SPA, on the demo world."""

import secrets
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from drills.installation import BACKEND, Database, Part, environment_of, free_port, is_ready, wait_for

FRONTEND = BACKEND.parent / "frontend"


@dataclass
class Server:
    """A production-shaped installation that can be killed and started again on the same address."""

    database: Database
    redis_url: str
    folder: Path
    port: int = field(default_factory=free_port)

    def __post_init__(self) -> None:
        self.environment = environment_of(
            self.database.app_url,
            self.redis_url,
            self.folder,
            EMBEDDED="0",
            DEMO_MODE="1",
            REDIS_PREFIX=f"e2e-{secrets.token_hex(4)}",
            ALLOWED_HOSTS="127.0.0.1",
            PUBLIC_URL=self.url,
        )
        daphne = [sys.executable, "-m", "daphne", "-b", "127.0.0.1", "-p", str(self.port)]
        self.process = Part(
            "server",
            [*daphne, "config.asgi:application"],
            self.environment,
            self.folder / "log.txt",
            self.port,
        )

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def prepare(self) -> None:
        """Tables, static files and the demo world."""
        assert (FRONTEND / "dist/index.html").is_file(), "No frontend/dist: run python3 dev.py test e2e"
        self.manage("migrate", "-v0", DATABASE_URL=self.database.owner_url)
        self.manage("collectstatic", "--no-input", "-v0")
        self.manage("seed_demo")

    def manage(self, *command: str, **environment: str) -> None:
        subprocess.run(
            [sys.executable, "manage.py", *command],
            cwd=BACKEND,
            env={**self.environment, **environment},
            check=True,
            capture_output=True,
        )

    def start(self) -> None:
        self.process.start()
        wait_for(lambda: is_ready(self.url), f"not ready; see {self.folder}/log.txt")

    def kill(self) -> None:
        self.process.kill()

    def stop(self) -> None:
        self.process.stop()
