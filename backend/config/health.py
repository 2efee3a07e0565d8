"""Is the process alive; is it ready to work."""

import asyncio
import logging
from collections.abc import Callable
from functools import cache

from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse

logger = logging.getLogger(__name__)


class HealthMiddleware:
    """Answers probes, which know addresses only, before anything asks for the host's name or for TLS."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return PROBES.get(request.path_info, self.get_response)(request)


def livez(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return JsonResponse({"status": "ok"})


def readyz(request: HttpRequest) -> HttpResponse:
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
        # The whole sentence: no check touches a row whose values it could hold.
        logger.warning("not ready: %s: %s", type(error).__name__, str(error))
        return "failed"
    return "ok"


def check_database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


@cache  # of success alone: an exception is not kept
def check_migrations() -> None:
    """Loads every migration there is; applied once, they stay so while the process lives."""
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
PROBES: dict[str, Callable[[HttpRequest], HttpResponse]] = {"/livez": livez, "/readyz": readyz}
