"""A SQLite database as a copy, taken by its own online backup: a copied file could be half of one moment and half of
another.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from django.db import connection

from backups.fingerprints import Fingerprints, read_sqlite
from backups.problems import BackupFailed

COPY = "database.sqlite3"


def dump(folder: Path) -> Fingerprints:
    """Copy the database to ``folder`` while others work on; what was in it at that moment."""
    connection.ensure_connection()
    with closing(sqlite3.connect(folder / COPY)) as copy:
        connection.connection.backup(copy)
        (verdict,) = copy.execute("PRAGMA integrity_check").fetchone()
        # One file, not a file with a journal beside it.
        copy.execute("PRAGMA journal_mode = DELETE")
    if verdict != "ok":
        raise BackupFailed(f"SQLite finds its database damaged: {verdict}.")
    return read_sqlite(folder / COPY)


def refuse_unless_empty() -> None:
    tables = connection.introspection.table_names()
    if tables:
        raise BackupFailed(
            f"The database {connection.settings_dict['NAME']} has {len(tables)} tables. Restore into a new one:"
            " stop the server and move this file away, or set VAR_DIR to another folder."
        )


def load(folder: Path) -> Fingerprints:
    """Fill the empty database from ``folder``; what is in it now."""
    with closing(sqlite3.connect(folder / COPY)) as copy:
        connection.ensure_connection()
        copy.backup(connection.connection)
    return read_sqlite(Path(connection.settings_dict["NAME"]))
