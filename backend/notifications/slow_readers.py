"""Daphne buffers without bound what a client does not read; this closes such a socket instead.

Twisted tells a registered producer when its send buffer is full and when it has drained. A socket that stays full
for ``PATIENCE_S`` is closed with 4003 and then cut, so that it costs the other sockets nothing.
"""

import logging
from typing import Any

from daphne import ws_protocol
from twisted.internet import interfaces
from twisted.internet import reactor as _reactor
from zope.interface import implementer

from monitoring.metrics import FRAMES_SENT, SOCKETS_CLOSED, SOCKETS_OPEN, SOCKETS_OPENED
from notifications.protocol import CLOSE_CODES, SLOW_READER

# Twisted fills this name at run time, which no type checker can follow.
reactor: Any = _reactor
logger = logging.getLogger(__name__)

PATIENCE_S = 10.0
# Gone away, no code, line lost, and ours; any other is what a client made up.
COUNTED_CODES = {1000, 1001, 1005, 1006, 1011, *CLOSE_CODES}
# Time for the close frame to reach a reader that wakes up after all.
CUT_AFTER_S = 2.0


@implementer(interfaces.IPushProducer)
class DrainingWatch:
    """Watches one socket's send buffer."""

    def __init__(self, socket: Any) -> None:
        self.socket = socket
        self.timer: Any = None

    def pauseProducing(self) -> None:  # noqa: N802 - Twisted's name
        if self.timer is None:
            self.timer = reactor.callLater(PATIENCE_S, self.give_up)

    def resumeProducing(self) -> None:  # noqa: N802 - Twisted's name
        self.stopProducing()

    def stopProducing(self) -> None:  # noqa: N802 - Twisted's name
        if self.timer is not None and self.timer.active():
            self.timer.cancel()
        self.timer = None

    def give_up(self) -> None:
        logger.warning("closing a socket whose reader has stopped reading")
        self.socket.sendClose(code=SLOW_READER)
        reactor.callLater(CUT_AFTER_S, self.socket.transport.abortConnection)


class WatchedWebSocketProtocol(ws_protocol.WebSocketProtocol):
    """Daphne's socket with a watch on its buffer, with every close code of the protocol, and counted."""

    watch: DrainingWatch | None = None

    def onOpen(self) -> None:  # noqa: N802 - autobahn's name
        super().onOpen()
        SOCKETS_OPENED.inc()
        SOCKETS_OPEN.inc()
        self.watch = DrainingWatch(self)
        self.transport.unregisterProducer()  # the HTTP channel that this connection was before
        self.transport.registerProducer(self.watch, True)

    def serverSend(self, content: Any, binary: bool = False) -> None:  # noqa: N802 - daphne's name
        super().serverSend(content, binary)
        FRAMES_SENT.inc()

    def serverClose(self, code: int | None = None) -> None:  # noqa: N802 - daphne's name
        # Not sendClose: autobahn lets nobody but itself send the registered codes, 1012 (restart) among them.
        self.sendCloseFrame(code=code or 1000)

    def onClose(self, wasClean: bool, code: int, reason: str) -> None:  # noqa: N802, N803 - autobahn's names
        if self.watch is not None:
            self.watch.stopProducing()
            SOCKETS_OPEN.dec()
            SOCKETS_CLOSED.labels(str(code) if code in COUNTED_CODES else "other").inc()
        super().onClose(wasClean, code, reason)


def close_slow_readers() -> None:
    """Let daphne build watched sockets. Called before its server starts."""
    ws_protocol.WebSocketFactory.protocol = WatchedWebSocketProtocol
