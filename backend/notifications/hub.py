"""One subscription a process: hears wake-ups from the channel layer and passes them to the sockets here.

A thousand sockets share one channel, so a wake-up for an organization costs one message a process. While the layer
is away sockets live on: the hub keeps trying, and heartbeats heal what was missed meanwhile.
"""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Callable, Iterable
from weakref import WeakKeyDictionary

from channels.layers import get_channel_layer

from common import wakeups

logger = logging.getLogger(__name__)

RETRY_AFTER_S = 2.0
Wake = Callable[[str], None]


class Hub:
    """The listeners of one event loop."""

    def __init__(self) -> None:
        self._listeners: dict[str, set[Wake]] = defaultdict(set)
        self._channel: str | None = None
        self._task: asyncio.Task[None] | None = None
        self._lock = asyncio.Lock()

    async def subscribe(self, groups: Iterable[str], wake: Wake) -> None:
        """Call ``wake(group)`` whenever one of the groups is woken."""
        wakeups.listen_here()
        for group in groups:
            is_new = not self._listeners[group]
            self._listeners[group].add(wake)
            if is_new and self._channel is not None:
                await self._follow(group)
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._listen())

    async def unsubscribe(self, groups: Iterable[str], wake: Wake) -> None:
        """Stop calling ``wake``; a group nobody listens to is left."""
        for group in groups:
            self._listeners[group].discard(wake)
            if not self._listeners[group]:
                del self._listeners[group]
                await self._follow(group)

    async def _listen(self) -> None:
        layer = get_channel_layer()
        while True:
            try:
                self._channel = await layer.new_channel()
                for group in list(self._listeners):
                    await layer.group_add(group, self._channel)
                # What was said while nobody listened: everybody looks once.
                self._wake_everybody()
                while True:
                    message = await layer.receive(self._channel)
                    self._pass_on(message.get("group", ""))
            except asyncio.CancelledError:
                raise
            except Exception as error:
                logger.warning("channel layer away: %s: %s", type(error).__name__, error)
                self._channel = None
                await asyncio.sleep(RETRY_AFTER_S)

    def _pass_on(self, group: str) -> None:
        for wake in list(self._listeners.get(group, ())):
            wake(group)

    def _wake_everybody(self) -> None:
        for group in list(self._listeners):
            self._pass_on(group)

    async def _follow(self, group: str) -> None:
        """Bring the layer's idea of a group in line with whether somebody here listens to it."""
        async with self._lock:
            if self._channel is None:
                return
            layer = get_channel_layer()
            follow = layer.group_add if group in self._listeners else layer.group_discard
            try:
                await follow(group, self._channel)
            except Exception as error:
                logger.warning("could not follow %s: %s", group, error)


_hubs: WeakKeyDictionary[asyncio.AbstractEventLoop, Hub] = WeakKeyDictionary()


def current_hub() -> Hub:
    """The hub of the running event loop."""
    return _hubs.setdefault(asyncio.get_running_loop(), Hub())
