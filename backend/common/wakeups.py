"""Wake-ups: hints without content, sent after commit, that may be lost without harm.

The database is the record. A wake-up only says "look again" to whoever listens on a group, so sending one never
blocks a request and its failure never fails one: they run on an event loop beside the caller.
"""

import asyncio
import logging
import os
import threading
from collections.abc import Iterable

from channels.layers import InMemoryChannelLayer, get_channel_layer
from django.db import transaction

from monitoring.exceptions import name_of
from monitoring.metrics import WAKEUPS

logger = logging.getLogger(__name__)

SEND_TIMEOUT_S = 5.0

_lock = threading.Lock()
_own_loop: tuple[int, asyncio.AbstractEventLoop] | None = None
_listening_loop: asyncio.AbstractEventLoop | None = None


def wake_on_commit(groups: Iterable[str]) -> None:
    """Wake each group once the surrounding transaction has committed."""
    names = sorted(set(groups))
    if names:
        # A lambda: Django 5.2 fails to log a failing functools.partial.
        transaction.on_commit(lambda: wake(names), robust=True)


def wake(groups: Iterable[str]) -> None:
    """Send one content-free message to each group, in the background."""
    asyncio.run_coroutine_threadsafe(_send_all(list(groups)), _sending_loop())


def listen_here() -> None:
    """Called by a consumer: in-memory wake-ups must run on the loop where the sockets live."""
    global _listening_loop
    _listening_loop = asyncio.get_running_loop()


def _sending_loop() -> asyncio.AbstractEventLoop:
    in_memory = isinstance(get_channel_layer(), InMemoryChannelLayer)
    if in_memory and _listening_loop is not None and not _listening_loop.is_closed():
        return _listening_loop
    return _background_loop()


def _background_loop() -> asyncio.AbstractEventLoop:
    """This process's own loop in a daemon thread; made again after a fork."""
    global _own_loop
    with _lock:
        if _own_loop is None or _own_loop[0] != os.getpid():
            loop = asyncio.new_event_loop()
            threading.Thread(target=loop.run_forever, name="wake-ups", daemon=True).start()
            _own_loop = (os.getpid(), loop)
        return _own_loop[1]


async def _send_all(groups: list[str]) -> None:
    layer = get_channel_layer()
    for group in groups:
        try:
            await asyncio.wait_for(layer.group_send(group, {"type": "wake", "group": group}), SEND_TIMEOUT_S)
            WAKEUPS.labels("sent").inc()
        except Exception as error:  # a lost hint heals at the next heartbeat
            WAKEUPS.labels("failed").inc()
            logger.warning("wake-up lost: %s", name_of(error))
