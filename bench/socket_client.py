"""A small WebSocket client (RFC 6455) that offers compression and notes when frames come. A thousand cost little."""

import asyncio
import base64
import json
import os
import time
import zlib
from collections.abc import Callable

Listener = Callable[[dict, float], None]
UNTIL_LIVE_S = 60


class Socket(asyncio.Protocol):
    """One socket of one person; each frame goes to ``hear`` with the moment it came."""

    def __init__(self, port: int, token: str, hear: Listener | None = None) -> None:
        self.port, self.token = port, token
        self.hear = hear
        self.received = bytearray()
        self.is_upgraded = False
        self.inflate = zlib.decompressobj(-zlib.MAX_WBITS)
        self.live: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.transport: asyncio.Transport

    def connection_made(self, transport: asyncio.Transport) -> None:
        self.transport = transport
        key = base64.b64encode(os.urandom(16)).decode()
        transport.write(
            (
                f"GET /ws/notifications/ HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n"
                f"Origin: http://127.0.0.1:{self.port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n"
                "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n\r\n"
            ).encode()
        )

    def data_received(self, data: bytes) -> None:
        moment = time.perf_counter()
        self.received += data
        if not self.is_upgraded:
            head, found, rest = self.received.partition(b"\r\n\r\n")
            if not found:
                return
            assert b" 101 " in head, head.decode()
            self.is_upgraded, self.received = True, rest
            self.say({"type": "auth", "token": self.token})
        while (frame := self._next_frame()) is not None:
            self._take(*frame, moment)

    def connection_lost(self, exc: Exception | None) -> None:
        if not self.live.done():
            self.live.set_exception(ConnectionError(f"The socket was closed: {exc}"))

    def say(self, frame: dict) -> None:
        self._send(0x1, json.dumps(frame).encode())

    def close(self) -> None:
        self.transport.close()

    def _send(self, opcode: int, payload: bytes) -> None:
        """A client's frame; masked by zeros, which is a mask like any other."""
        size = len(payload)
        header = (
            bytes([0x80 | opcode, 0x80 | size])
            if size < 126
            else bytes([0x80 | opcode, 0xFE]) + size.to_bytes(2, "big")
        )
        self.transport.write(header + bytes(4) + payload)

    def _next_frame(self) -> tuple[int, bytes] | None:
        """First byte and payload of the next whole frame; servers do not mask."""
        data = self.received
        if len(data) < 2:
            return None
        size, start = data[1] & 0x7F, 2
        if size >= 126:
            start = 4 if size == 126 else 10
            size = int.from_bytes(data[2:start], "big")
        if len(data) < start + size:
            return None
        first, payload = data[0], bytes(data[start : start + size])
        del data[: start + size]
        return first, payload

    def _take(self, first: int, payload: bytes, moment: float) -> None:
        opcode = first & 0x0F
        if opcode == 0x9:
            self._send(0xA, payload)
        if opcode != 0x1:
            return
        if first & 0x40:
            payload = self.inflate.decompress(payload + b"\x00\x00\xff\xff")
        frame = json.loads(payload)
        if frame["type"] == "synced" and not self.live.done():
            self.live.set_result(None)
        if self.hear is not None:
            self.hear(frame, moment)


async def open_sockets(
    port: int, tokens: list[str], hear: Listener | None = None, at_once: int = 50
) -> list[Socket]:
    """A socket for each token, live, at most so many under way at a time."""
    gate = asyncio.Semaphore(at_once)

    async def open_one(token: str) -> Socket:
        async with gate:
            loop = asyncio.get_running_loop()
            _, socket = await loop.create_connection(lambda: Socket(port, token, hear), "127.0.0.1", port)
            await asyncio.wait_for(socket.live, UNTIL_LIVE_S)
            return socket

    return list(await asyncio.gather(*(open_one(token) for token in tokens)))
