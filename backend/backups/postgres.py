"""A PostgreSQL database as a folder of pg_dump, and back. Needs its programs, of the server's version or newer."""

import os
import shutil
import subprocess  # nosec B404 - two programs of PostgreSQL's
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, transaction

from backups.fingerprints import Fingerprints, read_postgres
from backups.problems import BackupFailed

DUMP = "database"
# Tables dumped, and indexes built, at a time.
JOBS = "2"


def dump(folder: Path) -> Fingerprints:
    """Write the database to ``folder`` as it is at one moment, while others work on; what was in it then."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        (snapshot,) = cursor.fetchone()
        _run(
            "pg_dump",
            *("--format=directory", "--compress=1", "--jobs", JOBS, "--file", str(folder / DUMP)),
            *("--snapshot", snapshot, "--no-owner", "--no-privileges", "--enable-row-security"),
        )
        found = read_postgres(cursor)
    # Every byte read once: a damaged part shows now, not on the day it is needed.
    _run("pg_restore", "--file", os.devnull, str(folder / DUMP))
    return found


def refuse_unless_empty() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")
        (tables,) = cursor.fetchone()
    if tables:
        raise BackupFailed(
            f"The database {connection.settings_dict['NAME']} has {tables} tables. Restore into a new, empty one"
            " (createdb, deploy/grants.sql) and point DATABASE_URL at it."
        )


def load(folder: Path) -> Fingerprints:
    """Fill the empty database from ``folder``; what is in it now."""
    for step, contents in enumerate(_in_two_steps(_run("pg_restore", "--list", str(folder / DUMP)))):
        wanted = folder / f"step-{step}"
        wanted.write_text(contents, encoding="utf-8")
        _run(
            "pg_restore",
            # Without comments: an extension's is its owner's to make.
            *("--jobs", JOBS, "--no-owner", "--no-privileges", "--no-comments", "--exit-on-error"),
            "--enable-row-security",
            *("--use-list", str(wanted), "--dbname", _names()["PGDATABASE"], str(folder / DUMP)),
        )
    with transaction.atomic(), connection.cursor() as cursor:
        found = read_postgres(cursor)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return found


def _in_two_steps(contents: str) -> tuple[str, str]:
    """The table of contents without row-level security, then that alone.

    A foreign key is checked by a query; behind a wall whose policy is not there yet, that query finds nothing.
    """
    lines = contents.splitlines(keepends=True)
    walls = [line for line in lines if " ROW SECURITY " in line or " POLICY " in line]
    return "".join(line for line in lines if line not in walls), "".join(walls)


def _run(program: str, *arguments: str) -> str:
    """What it printed."""
    path = shutil.which(program)
    if path is None:
        raise BackupFailed(
            f"{program} is not here: install PostgreSQL's client programs (postgresql-client)."
        )
    done = subprocess.run(  # nosec B603 - no shell, and nothing of anybody's in it
        [path, *arguments], env={**os.environ, **_names()}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise BackupFailed(f"{program} failed: {done.stderr.strip()}")
    return done.stdout


def _names() -> dict[str, str]:
    """Where the database is, as libpq reads it from the environment; every tenant's rows are meant."""
    given: dict[str, Any] = settings.DATABASES["default"] | {"NAME": connection.settings_dict["NAME"]}
    names = {
        "PGHOST": given["HOST"],
        "PGPORT": str(given["PORT"]),
        "PGUSER": given["USER"],
        "PGPASSWORD": given["PASSWORD"],
        "PGDATABASE": str(given["NAME"]),
        "PGSSLMODE": given.get("OPTIONS", {}).get("sslmode", ""),
        "PGOPTIONS": "-c clinic_lab.tenant=all",
    }
    return {name: value for name, value in names.items() if value}
