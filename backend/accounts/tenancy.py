"""The second wall behind ``visible_to``: PostgreSQL itself shows an organization's rows to that organization alone.

Policies on the tables of orders and notifications compare each row with the setting ``clinic_lab.tenant``. This module
makes every statement say who acts (``audit.who``). A query that forgot its scope then finds nothing foreign. SQLite has
no such wall; neither has a superuser or a role with BYPASSRLS (``manage.py check --database default`` says so).

The setting travels in front of the statement and ends with its transaction: it costs no round trip, nothing has to be
remembered of a connection, and a pooler may hand connections out by transaction.
"""

import re
from collections.abc import Callable, Sequence
from typing import Any, Final

from django.core.checks import CheckMessage, Tags, Warning, register
from django.db import NotSupportedError, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

from audit.who import Who, current

EVERYTHING: Final = "all"
NOTHING: Final = ""

# What touches no rows: it must stand alone, or get through in a transaction that has failed. Whatever else comes says
# who acts.
_TOUCHES_NO_ROWS = re.compile(
    r"\s*(SAVEPOINT|ROLLBACK|RELEASE|BEGIN|START|COMMIT|SET|RESET|SHOW|CREATE|ALTER|DROP|GRANT|REVOKE|COMMENT|VACUUM"
    r"|ANALYZE|REINDEX|CLUSTER|LOCK|TRUNCATE|CHECKPOINT)\b",
    re.IGNORECASE,
)
_SETTING = re.compile(r"[0-9a-f-]*|all")


def tenant_of(who: Who) -> str:
    """What ``who`` may see at most: one organization's rows, everything (the worker, the Django admin) or nothing."""
    if who.kind == "system" or (who.kind == "administrator" and who.session_id is None):
        return EVERYTHING
    return str(who.organization_id or NOTHING)


def watch_connections() -> None:
    """Let the statements of every connection of this process say who acts, from now on."""
    connection_created.connect(_watch, dispatch_uid="accounts.tenancy")


def _watch(sender: Any, connection: BaseDatabaseWrapper, **_: Any) -> None:
    if connection.vendor == "postgresql" and _say_who_acts not in connection.execute_wrappers:
        connection.execute_wrappers.append(_say_who_acts)


def _say_who_acts(
    execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]
) -> Any:
    if _TOUCHES_NO_ROWS.match(sql):
        return execute(sql, params, many, context)
    if context["cursor"].cursor.name is not None:
        # Declared by exactly one statement; the setting in front would be what it reads.
        raise NotSupportedError("No cursors on the server: DISABLE_SERVER_SIDE_CURSORS must stay.")
    return execute(f"{_setting_for(tenant_of(current()))}; {sql}", params, many, context)


def _setting_for(tenant: str) -> str:
    assert _SETTING.fullmatch(tenant)
    return f"SELECT set_config('clinic_lab.tenant', '{tenant}', true)"


@register(Tags.database)
def check_that_the_wall_stands(
    app_configs: Any = None, databases: Sequence[str] | None = None, **_: Any
) -> list[CheckMessage]:
    """Warn when PostgreSQL would not apply the policies to our role."""
    found: list[CheckMessage] = []
    for name in databases or []:
        on = connections[name]
        if on.vendor != "postgresql":
            continue
        with on.cursor() as cursor:
            cursor.execute("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")
            if cursor.fetchone()[0]:
                found.append(
                    Warning(
                        "The database role bypasses row-level security: only the application keeps tenants apart.",
                        hint="Connect as a role without SUPERUSER and BYPASSRLS (deploy/roles.sql).",
                        id="accounts.W001",
                    )
                )
    return found
