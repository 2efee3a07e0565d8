"""What the owner of the database could do, and the product cannot: look the triggers away."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def without_triggers() -> Iterator[None]:
    """Inside the block append-only tables can be edited and emptied."""
    away, back = _statements()
    with connection.cursor() as cursor:
        for statement in away:
            cursor.execute(statement)
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            for statement in back:
                cursor.execute(statement)


def _statements() -> tuple[list[str], list[str]]:
    """What takes the triggers away and what brings them back, as the database knows them."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            triggers = cursor.fetchall()
            return [f"DROP TRIGGER {name}" for name, _ in triggers], [sql for _, sql in triggers]
        cursor.execute("SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal")
        tables = [table for (table,) in cursor.fetchall()]
    # A table with checks still due at commit cannot be altered.
    settle = "SET CONSTRAINTS ALL IMMEDIATE"
    return (
        [settle, *(f"ALTER TABLE {table} DISABLE TRIGGER USER" for table in tables)],
        [settle, *(f"ALTER TABLE {table} ENABLE TRIGGER USER" for table in tables)],
    )
