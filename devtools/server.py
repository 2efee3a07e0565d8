"""`dev.py run`: the whole product as one process on this machine, with a demonstration world in it."""

import json
import secrets
import subprocess
import time
import urllib.request
from collections.abc import Mapping

from . import node, ports, processes, python_env
from .console import Failure, say, timed_step
from .lock import hold_run_lock
from .paths import BACKEND, DATABASE, FRONTEND, ROOT, SECRETS, SERVER_LOG, VAR
from .python_env import PYTHON
from .stamps import Step, perform

START_SECONDS = 60
LOG_TAIL_LINES = 40


def serve(host: str, port: int) -> None:
    """Bring everything up to date and serve it until interrupted."""
    if not ports.is_free(host, port):
        raise Failure(
            f"Port {port} is in use. Choose another: python3 dev.py run --port {ports.next_free(host, port)}"
        )
    with hold_run_lock(f"http://{host}:{port}") as lock:
        python_env.ensure_runtime_packages()
        node.ensure_frontend_packages()
        node.ensure_build()
        environment = embedded_environment()
        prepare_world(environment)
        serve_until_it_ends(host, port, environment, lock)


def embedded_environment() -> Mapping[str, str | None]:
    """What the settings read for an installation without PostgreSQL, Redis and a worker process."""
    return {
        "MODE": "embedded",
        "DEMO_MODE": "1",
        "EMBEDDED_WORKER": "1",
        "DATABASE_URL": None,
        "REDIS_URL": None,
        **load_secrets(),
    }


def load_secrets() -> dict[str, str]:
    """The secrets of this installation, made at its first start and readable by its owner alone."""
    if not SECRETS.is_file() or not SECRETS.read_text(encoding="utf-8"):
        VAR.mkdir(exist_ok=True)
        SECRETS.touch(mode=0o600)
        SECRETS.write_text(f"SECRET_KEY={secrets.token_urlsafe(64)}\n", encoding="utf-8")
    lines = SECRETS.read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if "=" in line)


def prepare_world(environment: Mapping[str, str | None]) -> None:
    """Database, static files and demonstration data."""

    def manage(*arguments: str) -> str:
        return processes.run([PYTHON, "manage.py", *arguments], cwd=BACKEND, env=environment)

    migrations = tuple(sorted(BACKEND.glob("*/migrations")))
    for step in (
        Step(
            name="migrate",
            label="Database",
            action=lambda: manage("migrate", "--no-input"),
            inputs=(ROOT / "requirements.txt", *migrations),
            is_done=DATABASE.is_file,
            invalidates=("demo-world",),
        ),
        Step(
            name="static-files",
            label="Static files",
            action=lambda: manage("collectstatic", "--no-input", "--clear"),
            inputs=(ROOT / "requirements.txt", FRONTEND / "dist", BACKEND / "config" / "settings.py"),
        ),
        Step(
            name="demo-world",
            label="Demonstration data",
            action=lambda: manage("seed_demo"),
            inputs=(BACKEND / "demo",),
        ),
    ):
        perform(step)


def serve_until_it_ends(host: str, port: int, environment: Mapping[str, str | None], lock: int) -> None:
    command = [PYTHON, "-m", "daphne", "-b", host, "-p", str(port), "config.asgi:application"]
    with SERVER_LOG.open("w", encoding="utf-8") as log:
        server = processes.start(command, cwd=BACKEND, env=environment, stdout=log, keep_open=lock)
        try:
            with timed_step("Server"):
                wait_until_alive(server, f"http://{host}:{port}/livez")
            say_welcome(f"http://{host}:{port}")
            server.wait()
        finally:
            processes.stop(server)
    raise Failure(f"The server ended by itself (exit code {server.returncode}).", log_tail())


def wait_until_alive(server: subprocess.Popen[str], url: str) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise Failure("The server did not start.", log_tail())
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except OSError:
            time.sleep(0.05)
    raise Failure(f"The server did not answer within {START_SECONDS} s.", log_tail())


def log_tail() -> str:
    lines = SERVER_LOG.read_text(encoding="utf-8", errors="replace").splitlines()
    return "\n".join(lines[-LOG_TAIL_LINES:])


def say_welcome(address: str) -> None:
    with urllib.request.urlopen(f"{address}/api/demo/logins/", timeout=10) as answer:
        logins = json.load(answer)
    say(f"\n  Ready: {address}\n")
    for login in logins:
        place = login["organization"] or login["user_type"]
        say(f"    {login['username']:<18} {login['password']:<18} {login['role'] or '':<8} {place}")
    say(f"\n  Administration: {address}/admin/   API: {address}/api/docs/")
    say(f"  Log: {SERVER_LOG.relative_to(ROOT)}   Ctrl-C ends it.")
