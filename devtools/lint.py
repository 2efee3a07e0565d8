"""Everything a machine can judge about the code. `--fix` mends what a tool can mend by itself."""

import filecmp
import shutil
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from . import node, pins, processes
from .console import Failure
from .paths import BACKEND, FRONTEND, ROOT
from .python_env import PYTHON

SCHEMA = BACKEND / "schema.yml"
CLIENT = FRONTEND / "src" / "api" / "gen"
MEND = "python3 dev.py lint --fix"
# The settings as the checks need them: no server of any kind, no secrets.
CHECK_ENVIRONMENT: Mapping[str, str | None] = {"DEBUG": "1", "DATABASE_URL": None, "REDIS_URL": None}


@dataclass(frozen=True)
class Check:
    name: str
    run: Callable[[], object]
    fix: Callable[[], object] | None = None


def tool(*arguments: str, cwd: Path = ROOT) -> str:
    return processes.run([PYTHON, "-m", *arguments], cwd=cwd, env=CHECK_ENVIRONMENT)


def manage(*arguments: str) -> str:
    return processes.run([PYTHON, "manage.py", *arguments], cwd=BACKEND, env=CHECK_ENVIRONMENT)


def import_linter() -> str:
    # It has no `python -m` form, and the script in .venv/bin goes wrong when the folder moves.
    start = (
        "import sys; sys.path.insert(0, '.'); from importlinter.cli import lint_imports_command as run; run()"
    )
    config = str(ROOT / "pyproject.toml")
    return processes.run([PYTHON, "-c", start, "--config", config, "--no-cache"], cwd=BACKEND)


def write_schema(target: Path = SCHEMA) -> None:
    manage("spectacular", "--validate", "--fail-on-warn", "--file", str(target))


def check_schema() -> None:
    """The committed OpenAPI schema is the one the code describes."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / SCHEMA.name
        write_schema(fresh)
        if not SCHEMA.is_file() or fresh.read_bytes() != SCHEMA.read_bytes():
            raise Failure(f"backend/schema.yml is not what the code describes: {MEND}")


def write_client() -> None:
    node.npm("run", "api")


def check_client() -> None:
    """The committed API client is the one generated from the committed schema."""
    fresh = CLIENT.with_name("gen-check")  # beside the real one: its imports are relative
    try:
        node.npm("run", "api", "--", "--output", str(fresh))
        if not is_same_tree(fresh, CLIENT):
            raise Failure(f"{CLIENT.relative_to(ROOT)} is not what backend/schema.yml generates: {MEND}")
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def is_same_tree(left: Path, right: Path) -> bool:
    """Whether two folders hold the same files with the same contents."""
    names = [
        {path.relative_to(top).as_posix() for path in top.rglob("*") if path.is_file()}
        for top in (left, right)
    ]
    return names[0] == names[1] and all(
        filecmp.cmp(left / name, right / name, shallow=False) for name in names[0]
    )


def check_types() -> str:
    return tool("mypy", "--config-file", str(ROOT / "pyproject.toml"), ".", cwd=BACKEND)


def check_frontend_types() -> str:
    return node.npm("run", "typecheck")


TYPES = (
    Check("mypy", check_types),
    Check("tsc", check_frontend_types),
)
CHECKS = (
    Check("ruff check", lambda: tool("ruff", "check", "."), lambda: tool("ruff", "check", "--fix", ".")),
    Check("ruff format", lambda: tool("ruff", "format", "--check", "."), lambda: tool("ruff", "format", ".")),
    Check(
        "bandit",
        lambda: tool("bandit", "--quiet", "--recursive", "--configfile", "pyproject.toml", "backend"),
    ),
    Check("import direction", import_linter),
    Check("locks current", pins.check, pins.write),
    Check("migrations complete", lambda: manage("makemigrations", "--check", "--dry-run")),
    Check("OpenAPI schema current", check_schema, write_schema),
    Check("API client current", check_client, write_client),
    Check("eslint", lambda: node.npm("run", "lint"), lambda: node.npm("run", "lint", "--", "--fix")),
    Check("prettier", lambda: node.npm("run", "format"), lambda: node.npm("run", "format:write")),
    *TYPES,
)


def mend() -> None:
    """Let every tool that can mend its own findings do so; what is left shows in the checks after it."""
    for check in CHECKS:
        if check.fix:
            try:
                check.fix()
            except Failure:
                continue
