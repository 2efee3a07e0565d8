"""Reads that many sockets want at the same moment, done once: ten windows of one person ask for the same rows.

A read may be shared until it begins. Whoever asks later may have been woken by something newer than it will find.
"""

import asyncio
from collections.abc import Callable, Coroutine, Hashable
from typing import Any
from weakref import WeakKeyDictionary

_waiting: WeakKeyDictionary[asyncio.AbstractEventLoop, dict[Hashable, asyncio.Future[Any]]] = (
    WeakKeyDictionary()
)


async def read_together(
    key: Hashable,
    run: Callable[[Callable[[], Any]], Coroutine[Any, Any, Any]],
    read: Callable[[], Any],
) -> Any:
    """What ``read`` returns.

    Args:
        key: equal for reads that would find the same.
        run: calls a function in a thread, when one is free.
    """
    waiting = _waiting.setdefault(asyncio.get_running_loop(), {})

    def begin() -> Any:  # in a thread: what the loop has just found may be gone with its next step
        waiting.pop(key, None)
        return read()

    def forget(done: asyncio.Future[Any]) -> None:
        if waiting.get(key) is done:  # it ended before it began
            waiting.pop(key, None)

    shared = waiting.get(key)
    if shared is None:
        shared = waiting[key] = asyncio.ensure_future(run(begin))
        shared.add_done_callback(forget)
    # One socket that goes away does not take the others' answer along.
    return await asyncio.shield(shared)
