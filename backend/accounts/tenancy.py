"""The second wall behind ``visible_to``: PostgreSQL itself shows an organization's rows to that organization alone.

Policies on the tables of orders and notifications compare each row with the setting ``clinic_lab.tenant`` of the
connection. This module tells the connection who acts (``audit.who``) before each statement that needs it. A query that
forgot its scope then finds nothing foreign. SQLite has no such wall; neither has a superuser or a role with BYPASSRLS
(``manage.py check --database default`` says so).

Not for a pooler that hands connections out by transaction: the setting belongs to the connection.
"""

from collections.abc import Callable, Sequence
from typing import Any, Final
from weakref import WeakKeyDictionary

from django.core.checks import CheckMessage, Tags, Warning, register
from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

from audit.who import Who, current

EVERYTHING: Final = "all"
NOTHING: Final = ""

# These must get through in a transaction that has failed; nothing else can.
_TRANSACTION_CONTROL = ("SAVEPOINT", "ROLLBACK", "RELEASE")
_SET = "SELECT set_config('clinic_lab.tenant', %s, %s)"


def tenant_of(who: Who) -> str:
    """What ``who`` may see at most: one organization's rows, everything (the worker, the Django admin) or nothing."""
    if who.kind == "system" or (who.kind == "administrator" and who.session_id is None):
        return EVERYTHING
    return str(who.organization_id or NOTHING)


def watch_connections() -> None:
    """Tell every connection of this process from now on who acts."""
    connection_created.connect(_watch, dispatch_uid="accounts.tenancy")


def settle_tenant() -> None:
    """Tell the connection now, outside of a transaction, where it needs to be told only once."""
    if connection.vendor == "postgresql" and not connection.in_atomic_block:
        connection.ensure_connection()
        _tell(connections[connection.alias])


def _watch(sender: Any, connection: BaseDatabaseWrapper, **_: Any) -> None:
    if connection.vendor == "postgresql":
        _TOLD.pop(connection, None)
        if _tell_first not in connection.execute_wrappers:
            connection.execute_wrappers.append(_tell_first)


def _tell_first(
    execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]
) -> Any:
    if not str(sql).startswith(_TRANSACTION_CONTROL):
        _tell(context["connection"])
    return execute(sql, params, many, context)


# What each connection was told outside of a transaction, and nothing since that a transaction's end would undo.
# Connections are never shared between threads.
_TOLD: WeakKeyDictionary[BaseDatabaseWrapper, str] = WeakKeyDictionary()


def _tell(on: BaseDatabaseWrapper) -> None:
    """Within a transaction for that transaction only: a rollback would undo it without our knowing."""
    tenant = tenant_of(current())
    if tenant == _TOLD.get(on):
        return
    inside = on.in_atomic_block
    with (
        on.wrap_database_errors,
        on.connection.cursor() as cursor,
    ):  # the driver's own: Django's would come here again
        cursor.execute(_SET, [tenant, inside])
    if inside:
        _TOLD.pop(on, None)
    else:
        _TOLD[on] = tenant


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
