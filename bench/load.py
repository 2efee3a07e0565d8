"""A small HTTP/1.1 client: a few kept connections, each asking again as soon as it was answered."""

import asyncio
import itertools
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import uvloop


@dataclass(frozen=True)
class Ask:
    """A GET as somebody."""

    port: int
    path: str
    token: str

    def as_bytes(self) -> bytes:
        return (
            f"GET {self.path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nAccept: application/json\r\n"
            f"Authorization: Bearer {self.token}\r\n\r\n"
        ).encode()


@dataclass(frozen=True)
class Load:
    """What came of it: answers, seconds it took, and each answer's latency in milliseconds."""

    answers: int
    seconds: float
    latencies_ms: list[float]

    @property
    def rate(self) -> float:
        return self.answers / self.seconds


class Connection(asyncio.Protocol):
    """One kept connection. Bodies come with a Content-Length."""

    def __init__(self) -> None:
        self.received = bytearray()
        self.answer: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()
        self.transport: asyncio.Transport

    def connection_made(self, transport: asyncio.Transport) -> None:
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self.received += data
        head, found, body = self.received.partition(b"\r\n\r\n")
        if found and len(body) >= _length_of(head) and not self.answer.done():
            if head[9:12] != b"200":
                self.answer.set_exception(AssertionError(self.received.decode()))
            else:
                self.answer.set_result(bytes(body))

    def connection_lost(self, exc: Exception | None) -> None:
        if not self.answer.done():
            self.answer.set_exception(ConnectionError(f"The server hung up: {exc}"))

    async def get(self, request: bytes) -> bytes:
        """The body of the answer.

        Raises:
            AssertionError: another answer than 200.
        """
        self.received.clear()
        self.answer = asyncio.get_running_loop().create_future()
        self.transport.write(request)
        return await self.answer


def get_once(ask: Ask) -> bytes:
    """One answer's body."""

    async def once() -> bytes:
        connection = await _connect(ask.port)
        body = await connection.get(ask.as_bytes())
        connection.transport.close()
        return body

    return uvloop.run(once())


def ask_in_turn(ask: Ask, times: int) -> list[float]:
    """Ask so many times on one connection; the latencies in milliseconds."""

    async def in_turn() -> list[float]:
        connection, request = await _connect(ask.port), ask.as_bytes()
        latencies = []
        for _ in range(times):
            asked = time.perf_counter()
            await connection.get(request)
            latencies.append((time.perf_counter() - asked) * 1000)
        connection.transport.close()
        return latencies

    return uvloop.run(in_turn())


def ask_for(seconds: float, asks: Sequence[Ask], *, connections: int) -> Load:
    """Keep ``connections`` busy for so long, with the asks in turn, all of one port."""
    return uvloop.run(
        _ask_for(seconds, itertools.cycle([each.as_bytes() for each in asks]), asks[0].port, connections)
    )


async def _ask_for(seconds: float, requests: Iterator[bytes], port: int, connections: int) -> Load:
    kept = [await _connect(port) for _ in range(connections)]
    latencies: list[float] = []
    started = time.perf_counter()

    async def keep_busy(connection: Connection) -> None:
        while (asked := time.perf_counter()) - started < seconds:
            await connection.get(next(requests))
            latencies.append((time.perf_counter() - asked) * 1000)

    await asyncio.gather(*(keep_busy(connection) for connection in kept))
    took = time.perf_counter() - started
    for connection in kept:
        connection.transport.close()
    return Load(len(latencies), took, latencies)


async def _connect(port: int) -> Connection:
    _, connection = await asyncio.get_running_loop().create_connection(Connection, "127.0.0.1", port)
    return connection


def _length_of(head: bytes) -> int:
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            return int(value)
    raise AssertionError(f"An answer without a length: {head.decode()}")
