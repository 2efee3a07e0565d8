"""The people of a drill: they work on and read on, whatever dies around them."""

import asyncio
import contextlib
import json
import ssl
import time
import uuid
from typing import Any, Protocol
from urllib.parse import urlsplit

import requests
import websockets
from websockets.exceptions import WebSocketException

PASSWORD = "demo-Pass-2026"
GIVE_UP_AFTER_S = 60


class Place(Protocol):
    """Where an installation is reached; ``certificate``: the file that vouches for it, with TLS."""

    @property
    def web_url(self) -> str: ...
    @property
    def socket_url(self) -> str: ...
    @property
    def origin(self) -> str: ...
    @property
    def certificate(self) -> str | None: ...


class Person:
    """Somebody at the REST API, who repeats what was not answered, with the same Idempotency-Key."""

    def __init__(self, installation: Place, username: str) -> None:
        self.installation, self.username = installation, username
        self.repeats = 0
        self.line = requests.Session()
        self.line.trust_env = False  # else a bundle named there replaces ours
        self.line.verify = installation.certificate or True
        self.log_in()

    def log_in(self) -> None:
        answer = self.ask("POST", "/api/auth/login/", {"username": self.username, "password": PASSWORD})
        self.token = answer["access"]

    def ask(self, method: str, path: str, body: Any = None, expect: tuple[int, ...] = (200, 201)) -> Any:
        """One request, repeated until it is answered."""
        key = uuid.uuid4().hex
        deadline = time.monotonic() + GIVE_UP_AFTER_S
        while True:
            answer = self.try_once(method, path, body, key)
            if answer is not None and answer.status_code in expect:
                return answer.json()
            retryable = answer is None or answer.status_code in (502, 503) or is_still_running(answer)
            if not retryable or time.monotonic() > deadline:
                said = "no answer" if answer is None else f"{answer.status_code} {answer.text}"
                raise AssertionError(f"{method} {path}: {said}")
            self.repeats += 1
            time.sleep(0.05)

    def try_once(self, method: str, path: str, body: Any, key: str) -> requests.Response | None:
        headers = {"Idempotency-Key": key}
        if hasattr(self, "token"):
            headers["Authorization"] = f"Bearer {self.token}"
        try:
            return self.line.request(
                method, self.installation.web_url + path, json=body, headers=headers, timeout=20
            )
        except requests.RequestException:
            return None

    def every(self, path: str) -> list[dict[str, Any]]:
        """All rows of a list, page by page."""
        rows, separator = [], "&" if "?" in path else "?"
        next_path: str | None = f"{path}{separator}page_size=200"
        while next_path:
            page = self.ask("GET", next_path)
            rows += page["results"]
            next_path = page["next"] and "?".join(urlsplit(page["next"])[2:4])
        return rows

    def place_order(self, lab_id: str, **content: str) -> dict[str, Any]:
        return self.ask("POST", "/api/orders/", {"lab": lab_id, "delivery_method": "email", **content})

    def take_step(self, order_id: str, action: str) -> dict[str, Any]:
        return self.ask("POST", f"/api/orders/{order_id}/transitions/", {"action": action})


def is_still_running(answer: requests.Response) -> bool:
    return answer.status_code == 409 and answer.json()["code"] == "idempotency_in_progress"


class Reader:
    """A client of the live channel that comes back with its cursor, however often the line is cut."""

    def __init__(self, installation: Place, token: str) -> None:
        self.installation, self.token = installation, token
        self.heard: list[dict[str, Any]] = []
        self.order_versions: dict[str, int] = {}
        self.cursor: dict[str, Any] | None = None
        self.began_at = 0
        self.connections = 0
        self.unrecovered = 0
        self.socket: Any = None
        self.live = asyncio.Event()

    async def read_forever(self) -> None:
        while True:
            with contextlib.suppress(OSError, WebSocketException, TimeoutError):
                await self.read_once()
            self.live.clear()
            await asyncio.sleep(0.1)

    async def read_once(self) -> None:
        place = self.installation
        trust = ssl.create_default_context(cafile=place.certificate) if place.certificate else None
        async with websockets.connect(
            place.socket_url, origin=place.origin, open_timeout=10, ssl=trust
        ) as self.socket:
            self.connections += 1
            auth = {"type": "auth", "token": self.token}
            await self.socket.send(json.dumps({**auth, "cursor": self.cursor} if self.cursor else auth))
            async for text in self.socket:
                self.take(json.loads(text))

    def take(self, frame: dict[str, Any]) -> None:
        kind = frame["type"]
        if kind == "hello":
            self.unrecovered += not frame["recovered"]
            if self.cursor is None:
                self.began_at = frame["head"]
                self.cursor = {"epoch": frame["epoch"], "seq": frame["head"]}
        elif kind == "notification":
            self.heard.append(frame)
            self.cursor = {**(self.cursor or {}), "seq": frame["seq"]}
        elif kind == "order":
            self.order_versions[frame["id"]] = frame["version"]
        elif kind == "synced":
            self.live.set()

    async def wait_until_live(self, reading: "asyncio.Task[None]") -> None:
        """Until the backlog is through; a reader that failed says so instead."""
        waiting = asyncio.create_task(self.live.wait())
        await asyncio.wait({waiting, reading}, timeout=60, return_when=asyncio.FIRST_COMPLETED)
        waiting.cancel()
        if reading.done():
            reading.result()
        assert self.live.is_set(), "the socket did not go live"

    async def cut_the_line(self) -> None:
        """Lose the connection without a word."""
        if self.socket is not None:
            self.socket.transport.abort()
