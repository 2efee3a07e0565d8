"""What is in each table, as two numbers: how many rows, and a sum over all of them that no order of rows changes."""

import hashlib
import sqlite3
from collections.abc import Mapping
from pathlib import Path
from typing import Any

Fingerprints = Mapping[str, list[int]]


def read_postgres(cursor: Any) -> Fingerprints:
    """Of every table in the schema public, as ``cursor``'s transaction sees it."""
    cursor.execute("SELECT set_config('TimeZone', 'UTC', true), set_config('DateStyle', 'ISO', true)")
    cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
    found = {}
    for (table,) in cursor.fetchall():
        cursor.execute(
            f'SELECT count(*), coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) FROM public."{table}" t'  # noqa: S608 - a name of the catalogue  # nosec B608
        )
        count, total = cursor.fetchone()
        found[table] = [int(count), int(total)]
    return found


def read_sqlite(path: Path) -> Fingerprints:
    """Of every table of a database file that nobody writes to."""
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as connection:
        names = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY 1"
        ).fetchall()
        found = {}
        for (table,) in names:
            count = total = 0
            for row in connection.execute(f'SELECT * FROM "{table}"'):  # noqa: S608 - a name of the catalogue  # nosec B608
                count += 1
                total += int.from_bytes(hashlib.blake2b(repr(row).encode(), digest_size=8).digest())
            found[table] = [count, total]
    connection.close()
    return found


def name_differences(expected: Fingerprints, found: Fingerprints) -> list[str]:
    """The tables that are not the same, or on one side only."""
    return sorted(name for name in {*expected, *found} if expected.get(name) != found.get(name))
