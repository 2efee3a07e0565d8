"""`dev.py run`: the whole product as one process on this machine, with a demonstration world in it."""

import json
import os
import secrets
import socket
import subprocess
import time
import urllib.request
from collections.abc import Mapping
from pathlib import Path

from . import node, ports, processes, python_env
from .console import Failure, say, timed_step
from .lock import hold_run_lock, note_holder
from .paths import BACKEND, DATABASE, FRONTEND, ROOT, SECRETS, SERVER_LOG, VAR
from .python_env import PYTHON, RUNTIME_LOCK
from .stamps import Step, perform

SECRET_NAMES = ("SECRET_KEY", "JWT_SIGNING_KEY", "AUDIT_KEY")
EVERY_ADDRESS = ("0.0.0.0", "::")  # noqa: S104 (compared with, not bound to)
THIS_MACHINE = ("127.0.0.1", "localhost", "::1")
START_SECONDS = 60
LOG_TAIL_LINES = 40


def serve(host: str, port: int) -> None:
    """Bring everything up to date and serve it until interrupted."""
    address = f"http://{'127.0.0.1' if host in EVERY_ADDRESS else host}:{port}"
    with hold_run_lock(address) as lock:
        if not ports.is_free(host, port):
            other = ports.next_free(host, port)
            raise Failure(f"Port {port} is in use. Choose another: python3 dev.py run --port {other}")
        python_env.ensure_runtime_packages()
        node.ensure_frontend_packages()
        node.ensure_build()
        environment = embedded_environment(host, address)
        prepare_world(environment)
        command = [PYTHON, "-m", "daphne", "-b", host, "-p", str(port), "config.asgi:application"]
        with SERVER_LOG.open("w", encoding="utf-8") as log:
            server = processes.start(command, cwd=BACKEND, env=environment, stdout=log, keep_open=lock)
            try:
                note_holder(lock, address, server.pid)
                wait_until_alive(server, address)
                say_welcome(address)
                server.wait()
            finally:
                processes.stop(server)
        raise Failure(f"The server ended by itself (exit code {server.returncode}).", log_tail())


def embedded_environment(host: str, address: str) -> Mapping[str, str | None]:
    """What the settings read for an installation without PostgreSQL, Redis, TLS and a worker."""
    return {
        "EMBEDDED": "1",
        "DEMO_MODE": "1",
        "DEBUG": None,
        "DATABASE_URL": None,
        "REDIS_URL": None,
        "VAR_DIR": str(VAR),
        "PUBLIC_URL": address,
        "ALLOWED_HOSTS": ",".join(host_names(host)),
        # Browsers keep Secure cookies of this machine itself even without TLS (Safari does not).
        "REFRESH_COOKIE_SECURE": os.environ.get(
            "REFRESH_COOKIE_SECURE", "1" if host in THIS_MACHINE else "0"
        ),
        **load_secrets(),
    }


def host_names(host: str) -> list[str]:
    """The names a browser may use for this server: all of this machine where it listens everywhere."""
    names = {"localhost", "127.0.0.1", "[::1]", host}
    if host in EVERY_ADDRESS:
        name, aliases, addresses = socket.gethostbyname_ex(socket.gethostname())
        names |= {name, *aliases, *addresses}
    return sorted(names)


def load_secrets() -> dict[str, str]:
    """The secrets of this installation, made at its first start and readable by its owner alone."""
    kept = dict(line.split("=", 1) for line in _read_lines(SECRETS))
    made = {name: secrets.token_urlsafe(64) for name in SECRET_NAMES if name not in kept}
    if made:
        VAR.mkdir(exist_ok=True)
        SECRETS.touch(mode=0o600)
        lines = "".join(f"{name}={value}\n" for name, value in (kept | made).items())
        SECRETS.write_text(lines, encoding="utf-8")
    return kept | made


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
            inputs=(RUNTIME_LOCK, *migrations),
            is_done=DATABASE.is_file,
            invalidates=("demo-world",),
        ),
        Step(
            name="static-files",
            label="Static files",
            action=lambda: manage("collectstatic", "--no-input", "--clear"),
            inputs=(RUNTIME_LOCK, FRONTEND / "dist", BACKEND / "config" / "settings.py"),
        ),
        Step(
            name="demo-world",
            label="Demonstration data",
            action=lambda: manage("seed_demo"),
            inputs=(BACKEND / "demo",),
        ),
    ):
        perform(step)


def wait_until_alive(server: subprocess.Popen[str], address: str) -> None:
    deadline = time.monotonic() + START_SECONDS
    with timed_step("Server"):
        while time.monotonic() < deadline and server.poll() is None:
            try:
                with urllib.request.urlopen(f"{address}/livez", timeout=2):
                    return
            except OSError:
                time.sleep(0.05)
        raise Failure("The server did not start.", log_tail())


def log_tail() -> str:
    return "\n".join(_read_lines(SERVER_LOG)[-LOG_TAIL_LINES:])


def say_welcome(address: str) -> None:
    with urllib.request.urlopen(f"{address}/api/demo/logins/", timeout=10) as answer:
        logins = json.load(answer)
    say(f"\n  Ready: {address}\n")
    for login in logins:
        place = login["organization"] or login["user_type"]
        say(f"    {login['username']:<18} {login['password']:<18} {login['role'] or '':<8} {place}")
    say(f"\n  Administration: {address}/admin/   API: {address}/api/docs/")
    say(f"  Log: {SERVER_LOG.relative_to(ROOT)}   Ctrl-C ends it.")


def _read_lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8", errors="replace").splitlines() if file.is_file() else []
