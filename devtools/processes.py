"""Child processes: each in its own group, so that none outlives dev.py, whatever ends it."""

import contextlib
import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from .console import Failure
from .paths import ROOT
from .results import find_red

WINDOWS = os.name == "nt"
STOP_GRACE_SECONDS = 5


def child_environment(changes: Mapping[str, str | None] | None = None) -> dict[str, str]:
    """This process's environment with `changes` laid over it; None takes a variable away."""
    environment = {**os.environ, "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"}
    # A virtual environment that happens to be active must not decide where packages go.
    for name, value in {"VIRTUAL_ENV": None, "PYTHONHOME": None, **(changes or {})}.items():
        if value is None:
            environment.pop(name, None)
        else:
            environment[name] = value
    return environment


def start(
    command: Sequence[str | Path],
    *,
    cwd: Path = ROOT,
    env: Mapping[str, str | None] | None = None,
    stdout: object = subprocess.DEVNULL,
    user: str | None = None,
    keep_open: int | None = None,
) -> subprocess.Popen[str]:
    """Start a child in a process group of its own.

    `user`: whom to run it as (POSIX, as root only). `keep_open`: a file descriptor it inherits (POSIX only).
    """
    options: dict[str, object] = (
        {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP} if WINDOWS else {"start_new_session": True}
    )
    if user:
        options |= {"user": user, "extra_groups": []}
    if keep_open is not None and not WINDOWS:
        options["pass_fds"] = (keep_open,)
    try:
        return subprocess.Popen(
            [str(part) for part in command],
            cwd=cwd,
            env=child_environment(env),
            stdin=subprocess.DEVNULL,
            stdout=stdout,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
            **options,
        )
    except OSError as error:
        raise Failure(f"Could not start {command[0]}: {error.strerror or error}") from error


def stop(process: subprocess.Popen[str]) -> None:
    """End a child and everything it started: politely first, by force after a few seconds."""
    if process.poll() is None:
        _ask_to_stop(process)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(STOP_GRACE_SECONDS)
    _kill_group(process)
    process.wait()


def run(
    command: Sequence[str | Path],
    *,
    cwd: Path = ROOT,
    env: Mapping[str, str | None] | None = None,
    show: bool = False,
    user: str | None = None,
) -> str:
    """Run a child to its end and return what it printed, showing it meanwhile only if `show`.

    Raises Failure with the output when the child's exit code is not 0.
    """
    process = start(command, cwd=cwd, env=env, stdout=subprocess.PIPE, user=user)
    lines: list[str] = []
    try:
        for line in process.stdout:
            lines.append(line)
            if show:
                print(line, end="", flush=True)
        code = process.wait()
    finally:
        stop(process)
    output = "".join(lines)
    if code != 0:
        shown = " ".join(str(part) for part in command)
        raise Failure(f"Exit code {code} from: {shown}", "" if show else output, find_red(output))
    return output


def _ask_to_stop(process: subprocess.Popen[str]) -> None:
    if WINDOWS:
        process.send_signal(signal.CTRL_BREAK_EVENT)
    else:
        os.killpg(process.pid, signal.SIGTERM)


def _kill_group(process: subprocess.Popen[str]) -> None:
    if not WINDOWS:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    elif process.poll() is None:
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)
