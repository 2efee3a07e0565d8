"""A reader of /ws/notifications/ for tests: one open tab."""

from collections.abc import Callable
from typing import Any

from asgiref.testing import ApplicationCommunicator
from channels.db import database_sync_to_async
from channels.testing import WebsocketCommunicator

from config.asgi import application

ORIGIN = (b"origin", b"http://testserver")
HOST = (b"host", b"testserver")


async def in_database(function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    """Run a service as another process would: beside the loop, on its own connection."""
    return await database_sync_to_async(function, thread_sensitive=False)(*args, **kwargs)


class Tab(WebsocketCommunicator):
    """One socket, with the words of the protocol."""

    def __init__(self, path: str = "/ws/notifications/", headers: tuple[Any, ...] = (ORIGIN,)) -> None:
        super().__init__(application, path, headers=[HOST, *headers])

    # Channels' communicator keeps database connections open for tests inside one transaction; these tests see
    # real commits, and what stays open would keep the test database from being dropped.
    send_input = ApplicationCommunicator.send_input
    receive_output = ApplicationCommunicator.receive_output

    async def say(self, kind: str, **members: Any) -> None:
        await self.send_json_to({"type": kind, **members})

    async def log_in(self, token: str, cursor: dict[str, Any] | None = None) -> dict[str, Any]:
        """Connect and authenticate; returns the hello frame."""
        assert (await self.connect())[0]
        await self.say("auth", token=token, **({"cursor": cursor} if cursor else {}))
        hello = await self.hear()
        assert hello["type"] == "hello", hello
        return hello

    async def hear(self, timeout: float = 5) -> dict[str, Any]:
        """The next frame."""
        return await self.receive_json_from(timeout=timeout)

    async def hear_until(self, kind: str, timeout: float = 5) -> list[dict[str, Any]]:
        """All frames up to and including the first of ``kind``."""
        frames = [await self.hear(timeout)]
        while frames[-1]["type"] != kind:
            frames.append(await self.hear(timeout))
        return frames

    async def close_code(self, timeout: float = 5) -> int:
        """The code it is closed with, after any last frames."""
        while True:
            message = await self.receive_output(timeout=timeout)
            if message["type"] == "websocket.close":
                return message["code"]
