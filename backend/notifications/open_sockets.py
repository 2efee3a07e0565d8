"""The sockets that are open in this process: how many a person may have, and how they are told to come back.

A process that is stopped says ``goodbye`` to each socket with a time of its own to come back at, so that those who
come back do not arrive at its neighbours all at once.
"""

from __future__ import annotations

import asyncio
import logging
import random
from collections import defaultdict
from typing import TYPE_CHECKING
from uuid import UUID
from weakref import WeakSet

from monitoring.exceptions import name_of
from notifications import protocol

if TYPE_CHECKING:
    from notifications.consumers import NotificationConsumer

logger = logging.getLogger(__name__)

# Sockets that come back after a stop, per second: what one process lets in without hurry.
COME_BACK_PER_S = 100
SHORTEST_SPREAD_MS = 5_000

# Also those that have yet to show who they are.
_admitted: WeakSet[NotificationConsumer] = WeakSet()
_sockets_of: dict[UUID, list[NotificationConsumer]] = defaultdict(list)
_leaving = False


def admit_socket(socket: NotificationConsumer) -> None:
    """From here on it hears when this process is being stopped."""
    _admitted.add(socket)


async def remember_socket(socket: NotificationConsumer) -> None:
    """Keep at most so many sockets a user in this process; the newest wins."""
    assert socket.opening is not None
    sockets = _sockets_of[socket.opening.actor.user_id]
    sockets.append(socket)
    while len(sockets) > protocol.MAX_SOCKETS_PER_USER:
        await sockets.pop(0).stop(protocol.TOO_MANY_SOCKETS, "Opened in too many other windows.")


def forget_socket(socket: NotificationConsumer) -> None:
    """The socket is gone."""
    _admitted.discard(socket)
    if socket.opening is None:
        return
    user_id = socket.opening.actor.user_id
    if socket in _sockets_of[user_id]:
        _sockets_of[user_id].remove(socket)
    if not _sockets_of[user_id]:
        del _sockets_of[user_id]


def count_sockets() -> int:
    """Sockets that this process has let in."""
    return len(_admitted)


def is_leaving() -> bool:
    """Whether this process is being stopped: it takes no new sockets."""
    return _leaving


def begin_leaving() -> None:
    """Take no new sockets from here on: they are told to go elsewhere."""
    global _leaving
    _leaving = True


def pick_return_ms() -> int:
    """Milliseconds after which one socket is to come back: spread over as long as all of them need."""
    spread = max(SHORTEST_SPREAD_MS, count_sockets() * 1000 // COME_BACK_PER_S)
    return random.randint(500, spread)  # noqa: S311 - spreads load  # nosec B311


async def say_goodbye() -> None:
    """Tell every socket to come back to another process, and close it; new ones hear the same from here on."""
    begin_leaving()
    told = (socket.stop(protocol.RESTART, "This server is restarting.") for socket in list(_admitted))
    for outcome in await asyncio.gather(*told, return_exceptions=True):
        if isinstance(outcome, Exception):
            logger.warning("a socket did not hear goodbye: %s", name_of(outcome))
