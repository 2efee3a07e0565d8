"""Programs that drills need and that no Python package brings: the proxy and the pooler of a real installation."""

import os
import shutil
import sys
from pathlib import Path

from . import processes
from .console import Failure, timed_step

PLACES = ("/usr/sbin", "/usr/local/bin", "/opt/homebrew/bin")


def ensure_program(name: str) -> Path:
    """The program's path; as root on Debian or Ubuntu its package is installed where it is missing.

    Raises Failure with the command that mends it when it cannot be had.
    """
    program = find_program(name) or _install(name)
    if not program:
        mend = f"apt-get install {name}" if shutil.which("apt-get") else f"install {name}"
        raise Failure(f"No {name}, which the drills need: {mend}.")
    return program


def find_program(name: str) -> Path | None:
    found = shutil.which(name, path=os.pathsep.join([os.environ.get("PATH", ""), *PLACES]))
    return Path(found) if found else None


def _install(name: str) -> Path | None:
    if not (sys.platform == "linux" and os.geteuid() == 0 and shutil.which("apt-get")):
        return None
    try:
        with timed_step(f"{name} (apt-get)"):
            processes.run(
                ["apt-get", "install", "-y", "--no-install-recommends", name],
                env={"DEBIAN_FRONTEND": "noninteractive"},
            )
    except Failure:
        return None
    return find_program(name)
