"""The virtual environment in .venv and the packages in it."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

from . import processes
from .console import Failure, timed_step
from .paths import ROOT, STAMPS, VENV
from .stamps import Step, perform, was_cut_short

PYTHON = VENV / ("Scripts/python.exe" if processes.WINDOWS else "bin/python")
RUNTIME = ROOT / "requirements.txt"
DEVELOPMENT = ROOT / "requirements-dev.txt"
# The same packages with all that they need, each with its hashes.
RUNTIME_LOCK = ROOT / "requirements.lock"
DEVELOPMENT_LOCK = ROOT / "requirements-dev.lock"
UV = "uv==0.13.9"

NO_NETWORK = re.compile(
    r"name resolution|getaddrinfo|nodename nor servname|NewConnectionError|ConnectTimeout|Connection refused"
    r"|Network is unreachable|dns error|tcp connect error|ProxyError"
    r"|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT",
    re.IGNORECASE,
)
INSTALLED = """
import importlib.metadata, sys
for pin in sys.argv[1:]:
    name, version = pin.split("==")
    if importlib.metadata.version(name) != version:
        sys.exit(1)
"""


def ensure_runtime_packages() -> None:
    """Bring .venv to what requirements.lock says."""
    ensure_venv()
    _ensure("python-runtime", "Python packages", RUNTIME_LOCK, read_pins(RUNTIME))


def ensure_development_packages() -> None:
    """Bring .venv to what both lock files say."""
    ensure_runtime_packages()
    _ensure("python-development", "Python packages for development", DEVELOPMENT_LOCK, read_pins(DEVELOPMENT))


def ensure_wheel(pin: str) -> None:
    """Bring one `name==version` into .venv that only some machines need."""
    _ensure(f"python-{pin.split('==')[0]}", f"Wheel {pin}", pin, [pin])


def install(wanted: str | Path) -> None:
    """Install a package, or what a lock file (a Path) lists, with uv, or with pip where uv fails."""
    arguments = ["--require-hashes", "--requirement", wanted] if isinstance(wanted, Path) else [wanted]
    try:
        ensure_uv()
        processes.run([PYTHON, "-m", "uv", "pip", "install", "--quiet", "--python", PYTHON, *arguments])
    except Failure as uv_failure:
        _raise_if_offline(uv_failure)
        try:
            processes.run([PYTHON, "-m", "pip", "install", "--quiet", *arguments])
        except Failure as pip_failure:
            _raise_if_offline(pip_failure)
            raise


def package_folder() -> Path:
    """The site-packages folder of .venv."""
    return Path(
        processes.run([PYTHON, "-c", "import sysconfig; print(sysconfig.get_path('platlib'))"]).strip()
    )


def read_pins(requirements: Path) -> list[str]:
    """The `name==version` lines of a requirements file, without extras, markers, hashes and comments."""
    lines = (re.split(r"[#;]", line)[0] for line in requirements.read_text(encoding="utf-8").splitlines())
    return [re.sub(r"\[.*\]|\s", "", line) for line in lines if "==" in line]


def are_installed(pins: list[str]) -> bool:
    return _succeeds("-c", INSTALLED, *pins)


def is_healthy() -> bool:
    """Whether .venv is there and its Python runs, is new enough and has pip."""
    return _succeeds("-c", "import sys, pip; sys.exit(sys.version_info < (3, 11))")


def ensure_venv() -> None:
    """Make .venv, anew if it is broken or an installation into it never came to its end."""
    if is_healthy() and not was_cut_short("python-*"):
        return
    with timed_step("Virtual environment"):
        shutil.rmtree(VENV, ignore_errors=True)
        for stamp in STAMPS.glob("python-*"):
            stamp.unlink()
        try:
            processes.run([sys.executable, "-m", "venv", "--clear", VENV])
        except Failure as failure:
            debian = "ensurepip" in failure.output
            hint = "On Debian and Ubuntu: apt-get install python3-venv. " if debian else ""
            raise Failure(f"{hint}Could not make .venv with {sys.executable}", failure.output) from failure


def _ensure(name: str, label: str, wanted: Path | str, pins: list[str]) -> None:
    """Install `wanted` unless that was done; `pins` are those of its packages that every platform has."""
    perform(
        Step(
            name=name,
            label=label,
            action=lambda: install(wanted),
            inputs=(wanted,) if isinstance(wanted, Path) else (),
            extra=f"{wanted} {_venv_identity()}",
            is_done=lambda: are_installed(pins),
        )
    )


def _venv_identity() -> str:
    """Differs for each .venv ever made here, so that a new one starts with no stamp that fits."""
    config = VENV / "pyvenv.cfg"
    return f"{config.stat().st_mtime_ns} {config.read_text(encoding='utf-8')}" if config.is_file() else ""


def ensure_uv() -> None:
    if not are_installed([UV]):
        processes.run([PYTHON, "-m", "pip", "install", "--quiet", "--retries", "1", UV])


def _raise_if_offline(failure: Failure) -> None:
    if NO_NETWORK.search(failure.output):
        raise Failure(
            "The package index cannot be reached. Check the network, then start again."
        ) from failure


def _succeeds(*arguments: str) -> bool:
    try:
        return subprocess.run([PYTHON, *arguments], capture_output=True, check=False).returncode == 0
    except OSError:
        return False
