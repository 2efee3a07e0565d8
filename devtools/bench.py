"""`dev.py bench`: the servers and the virtual environment that the bench needs, then the bench itself."""

import sys
from collections.abc import Sequence

from . import postgres, processes, python_env, redis
from .console import Failure
from .paths import ROOT, VAR
from .stamps import Step, perform

SUBJECTS = ("pages", "queries", "sockets", "log_in", "catalog", "growth")
ORDERS, QUICK_ORDERS = 1_000_000, 20_000
VENV = VAR / "bench-venv"
PYTHON = VENV / "bin" / "python"
PINS = ROOT / "bench" / "requirements.txt"
# As in production: what is answered is on the disk.
DURABLE = (
    "max_connections=200",
    "shared_buffers=1GB",
    "max_wal_size=8GB",
    "maintenance_work_mem=256MB",
)


def measure(names: Sequence[str], orders: int | None, *, quick: bool) -> None:
    """Measure the named subjects, or all of them; results go to bench/results/ and docs/performance.md."""
    if sys.platform != "linux":
        raise Failure("The bench reads /proc: it runs on Linux.")
    for name in names:
        if name not in SUBJECTS:
            raise Failure(f"{name} is none of: {', '.join(SUBJECTS)}")
    ensure_packages()
    arguments = [
        "--orders",
        str(orders or (QUICK_ORDERS if quick else ORDERS)),
        *(["--quick"] if quick else []),
    ]
    with postgres.database(settings=DURABLE) as database_url, redis.server() as redis_url:
        environment = {"DATABASE_URL": database_url, "REDIS_URL": redis_url}
        processes.run(
            [PYTHON, "-m", "bench", *arguments, *(names or SUBJECTS)], cwd=ROOT, env=environment, show=True
        )


def ensure_packages() -> None:
    """A virtual environment of its own: the rivals' packages must not decide about the product's."""
    python_env.ensure_runtime_packages()
    perform(
        Step(
            name="bench-packages",
            label="Packages of the bench",
            action=_install,
            inputs=(python_env.RUNTIME_LOCK, PINS),
            is_done=PYTHON.is_file,
        )
    )


def _install() -> None:
    python_env.ensure_uv()
    uv = [python_env.PYTHON, "-m", "uv", "--quiet"]
    processes.run([*uv, "venv", "--clear", VENV])
    processes.run([*uv, "pip", "install", "--python", PYTHON, "-r", python_env.RUNTIME, "-r", PINS])
