"""The database itself refuses to change an append-only table, whoever asks.

A migration that remakes such a table on SQLite (most ``AlterField``) loses its triggers: repeat ``append_only``
after it. ``audit/tests/test_triggers.py`` notices.
"""

from collections.abc import Sequence
from typing import Any

from django.db.migrations import RunPython
from django.db.migrations.operations.base import Operation

_POSTGRESQL = (
    """
    CREATE FUNCTION {table}_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'DELETE' THEN
            IF {unless} THEN RETURN OLD; END IF;
        END IF;
        RAISE EXCEPTION '{table} is append-only' USING ERRCODE = 'restrict_violation';
    END $$
    """,
    """
    CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION {table}_is_append_only()
    """,
    """
    CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION {table}_is_append_only()
    """,
)
_POSTGRESQL_BACK = (
    "DROP TRIGGER {table}_no_truncate ON {table}",
    "DROP TRIGGER {table}_append_only ON {table}",
    "DROP FUNCTION {table}_is_append_only()",
)
_SQLITE = (
    """
    CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table}
    BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
    """,
    """
    CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} WHEN NOT ({unless})
    BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
    """,
    # INSERT OR REPLACE deletes without asking the trigger above.
    """
    CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE {same})
    BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
    """,
)
_SQLITE_BACK = (
    "DROP TRIGGER {table}_no_replace",
    "DROP TRIGGER {table}_no_delete",
    "DROP TRIGGER {table}_no_update",
)
_STATEMENTS = {"postgresql": (_POSTGRESQL, _POSTGRESQL_BACK), "sqlite": (_SQLITE, _SQLITE_BACK)}


def append_only(table: str, *, unique: Sequence[Sequence[str]], unless: str = "1 = 0") -> Operation:
    """A migration's operation: refuse UPDATE, DELETE and TRUNCATE of ``table``.

    Args:
        unique: the groups of columns by which a row could be replaced, the primary key first.
        unless: SQL over ``OLD`` that says which rows may be deleted after all.
    """
    same = " OR ".join("(" + " AND ".join(f"{name} = NEW.{name}" for name in names) + ")" for names in unique)

    def run(schema_editor: Any, back: bool) -> None:
        for statement in _STATEMENTS[schema_editor.connection.vendor][back]:
            schema_editor.execute(statement.format(table=table, unless=unless, same=same))

    return RunPython(
        lambda apps, schema_editor: run(schema_editor, back=False),
        lambda apps, schema_editor: run(schema_editor, back=True),
    )
