"""One subscription a process: hears wake-ups from the channel layer and passes them to the sockets here.

A thousand sockets share one channel, so a wake-up for an organization costs one message a process. No socket waits for
the layer: while it is away they live on, the hub keeps trying, and heartbeats heal what was missed meanwhile.
"""

import asyncio
import logging
from collections.abc import Callable, Iterable
from weakref import WeakKeyDictionary

from channels.layers import get_channel_layer

from common import wakeups
from monitoring.exceptions import name_of

logger = logging.getLogger(__name__)

RETRY_AFTER_S = 2.0
Wake = Callable[[str], None]


class Hub:
    """The listeners of one event loop, and the groups that the layer tells it of."""

    def __init__(self) -> None:
        self._listeners: dict[str, set[Wake]] = {}
        self._followed: set[str] = set()
        self._changed = asyncio.Event()
        self._channel: str | None = None
        self._tasks: list[asyncio.Task[None]] = []

    def subscribe(self, groups: Iterable[str], wake: Wake) -> None:
        """Call ``wake(group)`` whenever one of the groups is woken."""
        wakeups.listen_here()
        for group in groups:
            self._listeners.setdefault(group, set()).add(wake)
        self._changed.set()
        if not self._tasks:
            self._tasks.append(asyncio.create_task(self._keep_in_step()))

    def unsubscribe(self, groups: Iterable[str], wake: Wake) -> None:
        """Stop calling ``wake``; a group nobody listens to is left."""
        for group in groups:
            listeners = self._listeners.get(group, set())
            listeners.discard(wake)
            if not listeners:
                self._listeners.pop(group, None)
        self._changed.set()

    async def _keep_in_step(self) -> None:
        """Follow the groups that somebody here listens to, and leave the others; try again until it is so."""
        while True:
            await self._changed.wait()
            self._changed.clear()
            try:
                await self._follow()
            except Exception as error:
                logger.warning("channel layer away: %s", name_of(error))
                self._changed.set()
                await asyncio.sleep(RETRY_AFTER_S)

    async def _follow(self) -> None:
        layer = get_channel_layer()
        if self._channel is None:
            self._channel = await layer.new_channel()
            self._tasks.append(asyncio.create_task(self._listen(self._channel)))
        for group in self._listeners.keys() - self._followed:
            await layer.group_add(group, self._channel)
            self._followed.add(group)
            # What was said while nobody followed: its listeners look once.
            self._pass_on(group)
        for group in self._followed - self._listeners.keys():
            await layer.group_discard(group, self._channel)
            self._followed.discard(group)

    async def _listen(self, channel: str) -> None:
        layer = get_channel_layer()
        while True:
            try:
                message = await layer.receive(channel)
                self._pass_on(message.get("group", ""))
            except Exception as error:
                logger.warning("wake-up not heard: %s", name_of(error))
                await asyncio.sleep(RETRY_AFTER_S)

    def _pass_on(self, group: str) -> None:
        for wake in list(self._listeners.get(group, ())):
            wake(group)


_hubs: WeakKeyDictionary[asyncio.AbstractEventLoop, Hub] = WeakKeyDictionary()


def current_hub() -> Hub:
    """The hub of the running event loop."""
    return _hubs.setdefault(asyncio.get_running_loop(), Hub())
