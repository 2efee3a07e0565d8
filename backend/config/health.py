"""Is the process alive; is it ready to work."""

import asyncio
import logging
from collections.abc import Callable

from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse

logger = logging.getLogger(__name__)


def livez(request: HttpRequest) -> JsonResponse:
    """The process answers."""
    return JsonResponse({"status": "ok"})


def readyz(request: HttpRequest) -> JsonResponse:
    """Database, migrations and channel layer are ready; 503 names what is not."""
    states = {name: run(check) for name, check in CHECKS.items()}
    ready = all(state == "ok" for state in states.values())
    headers = {} if ready else {"Retry-After": "5"}
    return JsonResponse(
        {"status": "ok" if ready else "unavailable", "checks": states},
        status=200 if ready else 503,
        headers=headers,
    )


def run(check: Callable[[], None]) -> str:
    """``ok``, or ``failed`` with the cause in the log only."""
    try:
        check()
    except Exception as error:
        logger.warning("not ready: %s: %s", type(error).__name__, error)
        return "failed"
    return "ok"


def check_database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def check_migrations() -> None:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise RuntimeError("migrations are missing")


@async_to_sync
async def check_channel_layer() -> None:
    layer = get_channel_layer()
    await asyncio.wait_for(layer.group_send("readiness", {"type": "wake"}), timeout=3)


CHECKS: dict[str, Callable[[], None]] = {
    "database": check_database,
    "migrations": check_migrations,
    "channel_layer": check_channel_layer,
}
