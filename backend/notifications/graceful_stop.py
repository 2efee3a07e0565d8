"""Daphne stops at once when it is told to, and its sockets see a line that broke; here they hear goodbye first.

On SIGTERM or Ctrl-C every socket is told to come back and closed, and a worker in the same process ends its round;
then the reactor is stopped as always. A second signal does not wait.
"""

import asyncio
import contextlib
import logging
import signal
from types import FrameType
from typing import Any

from twisted.internet import reactor as _reactor
from twisted.internet.error import ReactorNotRunning

from notifications.open_sockets import begin_leaving, count_sockets, is_leaving, say_goodbye
from notifications.worker import WorkerThread

# Twisted fills this name at run time, which no type checker can follow.
reactor: Any = _reactor
logger = logging.getLogger(__name__)

# The readers' answers to the close frames, and the worker, are waited for this long, in seconds.
PATIENCE_S = 5.0
_farewells: list[asyncio.Future[None]] = []
_workers: list[WorkerThread] = []
SIGNALS = (signal.SIGTERM, signal.SIGINT)


def stop_gracefully(*workers: WorkerThread) -> None:
    """Take the signals over once daphne's reactor runs. Called before its server starts."""
    _workers.extend(workers)
    reactor.callWhenRunning(_take_signals)


def _take_signals() -> None:
    for each in SIGNALS:
        # Only where daphne's own process answers signals: a server inside of a test leaves them alone.
        if signal.getsignal(each) not in (signal.SIG_DFL, signal.default_int_handler, None):
            signal.signal(each, _hear)


def _hear(number: int, frame: FrameType | None) -> None:
    reactor.callFromThread(_leave)


def _leave() -> None:
    if is_leaving():
        _stop()
        return
    begin_leaving()
    for worker in _workers:
        worker.leave()
    logger.info("stopping: goodbye to %d sockets", count_sockets())
    _farewells.append(asyncio.ensure_future(_say_goodbye_and_stop()))


async def _say_goodbye_and_stop() -> None:
    try:
        async with asyncio.timeout(PATIENCE_S):
            await say_goodbye()
            while count_sockets() or _count_workers():
                await asyncio.sleep(0.05)
    except TimeoutError:
        logger.warning(
            "stopping: %d sockets have not answered, %d workers still work", count_sockets(), _count_workers()
        )
    finally:
        _stop()


def _count_workers() -> int:
    return sum(worker.is_alive() for worker in _workers)


def _stop() -> None:
    with contextlib.suppress(ReactorNotRunning):  # a second signal has stopped it already
        reactor.stop()
