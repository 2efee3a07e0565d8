"""Daphne's socket can say every close code of the protocol, and is counted."""

from types import SimpleNamespace

import pytest
from autobahn.websocket.protocol import WebSocketProtocol
from daphne.ws_protocol import WebSocketProtocol as DaphneProtocol
from prometheus_client import REGISTRY

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


@pytest.fixture
def opened(monkeypatch):
    """A socket that daphne has just let in, without its server."""
    monkeypatch.setattr(DaphneProtocol, "onOpen", lambda self: None)
    monkeypatch.setattr(DaphneProtocol, "onClose", lambda self, *_: None)
    monkeypatch.setattr(DaphneProtocol, "sendMessage", lambda self, *_: None)
    socket = WatchedWebSocketProtocol()
    socket.state, socket.client_addr = WebSocketProtocol.STATE_OPEN, None
    socket.transport = SimpleNamespace(unregisterProducer=lambda: None, registerProducer=lambda *_: None)
    return socket


def number(name: str, **labels: str) -> float:
    return REGISTRY.get_sample_value(f"clinic_lab_{name}", labels) or 0


@pytest.mark.parametrize(
    ("code", "label"), [(4001, "4001"), (1006, "1006"), (3456, "other"), (None, "other")]
)
def test_sockets_are_counted_by_codes_that_a_client_cannot_make_up(opened, code, label):
    opens, open_now = number("sockets_opened_total"), number("sockets_open")
    closed, frames = number("sockets_closed_total", code=label), number("socket_frames_sent_total")

    opened.onOpen()
    assert number("sockets_open") == open_now + 1
    opened.serverSend("{}")
    opened.onClose(True, code, "")

    assert number("sockets_opened_total") == opens + 1
    assert number("sockets_open") == open_now
    assert number("sockets_closed_total", code=label) == closed + 1
    assert number("socket_frames_sent_total") == frames + 1


def test_a_handshake_that_was_refused_is_no_socket_that_was_closed(opened):
    open_now, closed = number("sockets_open"), number("sockets_closed_total", code="1006")

    opened.onClose(False, 1006, "")

    assert (number("sockets_open"), number("sockets_closed_total", code="1006")) == (open_now, closed)
