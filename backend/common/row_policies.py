"""Row-level security in migrations (PostgreSQL; nothing on SQLite). Who acts is told by ``accounts.tenancy``."""

from typing import Any, Final

from django.db import migrations

# The setting is read once a statement, not once a row: hence the sub-selects.
_SETTING = "current_setting('clinic_lab.tenant', true)"
EVERYTHING: Final = f"(SELECT {_SETTING}) = 'all'"
TENANT_ID: Final = f"(SELECT CASE WHEN {_SETTING} IN ('all', '') THEN NULL ELSE {_SETTING}::uuid END)"


def tenant_policy(table: str, *, owner: str) -> migrations.RunPython:
    """The operation that walls a table in, also for the role that owns it.

    Args:
        owner: SQL that is true of the acting tenant's rows; write ``TENANT_ID`` where its id belongs.
    """

    def build(apps: Any, schema_editor: Any) -> None:
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
            schema_editor.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
            schema_editor.execute(f"CREATE POLICY tenant ON {table} USING ({EVERYTHING} OR {owner})")

    def tear_down(apps: Any, schema_editor: Any) -> None:
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"DROP POLICY tenant ON {table}")
            schema_editor.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
            schema_editor.execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")

    return migrations.RunPython(build, tear_down)


def readable_to_all(table: str, *, rows: str) -> migrations.RunPython:
    """The operation that lets every tenant read, and not change, some rows of a walled table.

    Args:
        rows: SQL that is true of these.
    """

    def build(apps: Any, schema_editor: Any) -> None:
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"CREATE POLICY offered ON {table} FOR SELECT USING ({rows})")

    def tear_down(apps: Any, schema_editor: Any) -> None:
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"DROP POLICY offered ON {table}")

    return migrations.RunPython(build, tear_down)
