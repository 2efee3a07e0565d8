"""Daphne's socket can say every close code of the protocol."""

import pytest
from autobahn.websocket.protocol import WebSocketProtocol

from notifications import protocol
from notifications.slow_readers import WatchedWebSocketProtocol


@pytest.mark.parametrize("code", [protocol.RESTART, protocol.TOKEN_EXPIRED, protocol.SESSION_ENDED])
def test_a_close_code_reaches_the_wire(code, monkeypatch):
    frames = []
    socket = WatchedWebSocketProtocol()
    monkeypatch.setattr(socket, "sendFrame", lambda **frame: frames.append(frame), raising=False)
    socket.state = WebSocketProtocol.STATE_OPEN
    socket.closeHandshakeTimeout = 0

    socket.serverClose(code)

    assert frames == [{"opcode": 8, "payload": code.to_bytes(2, "big")}]
