"""The live channel. One pump a socket: a wake-up sets a flag, the pump reads rows beyond what it sent.

So a wake-up may be lost, doubled or late without harm, frames never repeat or skip, and a socket holds at most one
batch in memory.
"""

import asyncio
import contextlib
import logging
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from typing import Any
from uuid import UUID

from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncWebsocketConsumer

from accounts.sessions import session_group
from accounts.who import person_in
from audit.who import Who, acting_as
from common.errors import Problem
from common.requests import socket_address
from notifications import protocol, realtime
from notifications.fanout import organization_group, user_group
from notifications.hub import current_hub
from notifications.open_sockets import (
    admit_socket,
    forget_socket,
    is_leaving,
    pick_return_ms,
    remember_socket,
)
from notifications.realtime import Opening, Position
from notifications.shared_reads import read_together

logger = logging.getLogger(__name__)

# The database work of all sockets of this process.
_threads = ThreadPoolExecutor(max_workers=4, thread_name_prefix="sockets")


async def in_thread(function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    """Run blocking database work beside the event loop."""
    return await database_sync_to_async(function, thread_sensitive=False, executor=_threads)(*args, **kwargs)


def as_person(who: Who, function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    """Call ``function`` while ``who`` acts."""
    with acting_as(who):
        return function(*args, **kwargs)


class NotificationConsumer(AsyncWebsocketConsumer):
    """One socket of one session."""

    # The hub listens for all sockets of the process, so none needs a channel of its own.
    channel_layer_alias = "none: see notifications.hub"

    opening: Opening | None = None
    position: Position
    token_exp: int
    closing = False
    task: asyncio.Task[None] | None = None

    async def connect(self) -> None:
        self.woken = asyncio.Event()
        self.check_session = False
        self.heard_frames: deque[float] = deque(maxlen=protocol.FRAMES_ALLOWED)
        await self.accept()
        refusal = protocol.refusal_of_handshake(self.scope)
        if refusal:
            await self.stop(protocol.INVALID_TOKEN, refusal)
            return
        if is_leaving():
            await self.stop(protocol.RESTART, "This server is restarting.")
            return
        admit_socket(self)
        bearer = protocol.bearer_of(self.scope)
        if bearer is not None:
            await self.begin(bearer, None)
        else:
            self.task = asyncio.create_task(self.expect_auth())

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        if self.closing:
            return
        if self.is_too_fast():
            await self.stop(protocol.TOO_FAST, "Too many frames. Come back more slowly.")
            return
        try:
            frame = protocol.parse_frame(text_data)
            kind = frame.pop("type")
            if (kind == "auth") != (self.opening is None):
                raise protocol.ProtocolError("The first frame, and only the first, is auth.")
            await HANDLERS[kind](self, **frame)
        except protocol.ProtocolError as error:
            await self.stop(protocol.PROTOCOL_ERROR, str(error))
        except Problem as problem:
            await self.refuse(problem)
        except Exception:
            logger.exception("socket frame failed")
            await self.stop(protocol.RESTART, "Something went wrong on our side. Come back.")

    async def disconnect(self, code: int) -> None:
        self.closing = True
        if self.task is not None:
            self.task.cancel()
        forget_socket(self)
        if self.opening is not None:
            current_hub().unsubscribe(self.groups_of(self.opening), self.wake)

    # --- the life of a socket ---------------------------------------------------------------------------

    async def expect_auth(self) -> None:
        await asyncio.sleep(protocol.AUTH_WITHIN_S)
        await self.stop(protocol.NO_AUTH_IN_TIME, "The auth frame did not come in time.")

    async def begin(self, token: str, cursor: dict[str, Any] | None) -> None:
        """Let the session in, say hello, send the backlog, go live."""
        if self.task is not None:
            self.task.cancel()  # the auth frame has come in time, however long the database takes
        try:
            address = socket_address(self.scope) or ""
            opening = await in_thread(realtime.open_socket, token, cursor, address)
        except Problem as problem:
            await self.refuse(problem)
            return
        except Exception:
            logger.exception("socket could not be opened")
            await self.stop(protocol.RESTART, "The service is not available for a moment. Come back.")
            return
        if self.closing:  # the process has begun to stop meanwhile
            return
        if opening is None:
            await self.stop(protocol.SESSION_ENDED, "This account belongs to no organization.")
            return
        self.opening, self.position, self.token_exp = opening, opening.position, opening.token_exp
        current_hub().subscribe(self.groups_of(opening), self.wake)
        await remember_socket(self)
        await self.say(
            "hello",
            user_id=str(opening.actor.user_id),
            organization_id=str(opening.actor.organization_id),
            heartbeat_s=int(protocol.HEARTBEAT_S),
            token_exp=opening.token_exp,
            unread=opening.unread,
            epoch=opening.epoch,
            head=opening.head,
            recovered=opening.recovered,
        )
        self.task = asyncio.create_task(self.live())

    async def live(self) -> None:
        """The pump: backlog, then whatever wakes it, with a heartbeat that heals what was lost."""
        assert self.opening is not None
        try:
            await self.drain()
            await self.say("synced", seq=self.position.seq)
            heartbeat_at = time.monotonic() + protocol.HEARTBEAT_S
            warned_for = 0
            while not self.closing:
                left = self.token_exp - time.time()
                if left <= 0:
                    await self.stop(protocol.TOKEN_EXPIRED, "The access token has expired.")
                    return
                if left <= protocol.EXPIRY_WARNING_S and warned_for != self.token_exp:
                    warned_for = self.token_exp
                    await self.say("token_expiring", token_exp=self.token_exp)
                await self.wait_until(heartbeat_at)
                due = time.monotonic() >= heartbeat_at
                beat = None
                if due or self.check_session:
                    self.check_session = False
                    beat = await self.ask(realtime.beat, self.opening.session.pk, self.opening.actor)
                await self.drain()
                if due and beat is not None:
                    await self.send_frame(beat)
                    heartbeat_at = time.monotonic() + protocol.HEARTBEAT_S
        except Problem as problem:
            await self.refuse(problem)
        except Exception:
            logger.exception("socket pump failed")
            await self.stop(protocol.RESTART, "Something went wrong on our side. Come back.")

    async def wait_until(self, heartbeat_at: float) -> None:
        """Sleep until woken, the next heartbeat, or the next moment that concerns the token."""
        left = self.token_exp - time.time()
        token_moment = left - protocol.EXPIRY_WARNING_S if left > protocol.EXPIRY_WARNING_S else left
        timeout = max(0.0, min(heartbeat_at - time.monotonic(), token_moment))
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self.woken.wait(), timeout)

    async def drain(self) -> None:
        """Send every row beyond the position, batch by batch."""
        assert self.opening is not None
        more = True
        while more and not self.closing:
            self.woken.clear()
            before = self.position
            actor, epoch = self.opening.actor, self.opening.epoch
            batch = await read_together(
                (actor.user_id, actor.organization_id, epoch, before),
                self.ask,
                partial(realtime.read_batch, actor, before, epoch),
            )
            if self.position is not before:  # a resume frame moved it meanwhile
                continue
            self.position, more = batch.position, batch.more
            for text in batch.texts:
                await self.send_text(text)

    def wake(self, group: str) -> None:
        """Called by the hub."""
        if self.opening and group == session_group(self.opening.session.pk):
            self.check_session = True
        self.woken.set()

    # --- what a client may say --------------------------------------------------------------------------

    async def on_resume(self, cursor: dict[str, Any]) -> None:
        assert self.opening is not None
        seq, recovered = await self.ask(realtime.resume, self.opening.actor, cursor)
        # The pump may have gone on in the other streams meanwhile.
        self.position = replace(self.position, seq=seq)
        if not recovered:
            await self.say("error", code="too_far_behind", detail="Read the list by REST.")
        await self.drain()
        await self.say("synced", seq=self.position.seq)

    async def on_read(self, ids: list[str] | None = None, up_to_seq: int | None = None) -> None:
        assert self.opening is not None
        wanted = [UUID(each) for each in ids] if ids is not None else None
        await self.ask(realtime.mark_read, self.opening.actor, ids=wanted, up_to_seq=up_to_seq)

    async def on_renew(self, token: str) -> None:
        assert self.opening is not None
        self.token_exp = await self.ask(realtime.renew, self.opening.session, token)
        self.woken.set()
        await self.say("renewed", token_exp=self.token_exp)

    async def on_ping(self) -> None:
        await self.say("pong")

    async def ask(self, function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Ask the database as the person behind this socket."""
        assert self.opening is not None
        return await in_thread(as_person, person_in(self.opening.session), function, *args, **kwargs)

    # --- speaking ---------------------------------------------------------------------------------------

    async def say(self, kind: str, **members: Any) -> None:
        await self.send_frame({"type": kind, **members})

    async def send_frame(self, frame: dict[str, Any]) -> None:
        await self.send_text(protocol.write_frame(frame))

    async def send_text(self, text: str) -> None:
        if not self.closing:
            await self.send(text)

    async def refuse(self, problem: Problem) -> None:
        code = protocol.CLOSE_CODE_OF.get(problem.code, protocol.RESTART)
        await self.stop(code, problem.detail, problem.code)

    async def stop(self, code: int, detail: str, error: str = "") -> None:
        """Say why, then close with ``code``."""
        if self.closing:
            return
        await self.say("error", code=error or REASONS.get(code, "closed"), detail=detail)
        if code < 4500:
            await self.say("goodbye", retry_after_ms=pick_return_ms())
        self.closing = True
        await self.close(code)

    def is_too_fast(self) -> bool:
        now = time.monotonic()
        full = len(self.heard_frames) == protocol.FRAMES_ALLOWED
        too_fast = full and now - self.heard_frames[0] < protocol.FRAMES_WINDOW_S
        self.heard_frames.append(now)
        return too_fast

    @staticmethod
    def groups_of(opening: Opening) -> list[str]:
        return [
            user_group(opening.actor.user_id),
            organization_group(opening.actor.organization_id),
            session_group(opening.session.pk),
        ]


HANDLERS: dict[str, Callable[..., Any]] = {
    "auth": lambda self, token, cursor=None: self.begin(token, cursor),
    "resume": NotificationConsumer.on_resume,
    "read": NotificationConsumer.on_read,
    "renew": NotificationConsumer.on_renew,
    "ping": NotificationConsumer.on_ping,
}
REASONS = {
    protocol.TOKEN_EXPIRED: "token_expired",
    protocol.NO_AUTH_IN_TIME: "auth_timeout",
    protocol.TOO_FAST: "too_fast",
    protocol.RESTART: "restart",
    protocol.INVALID_TOKEN: "token_invalid",
    protocol.SESSION_ENDED: "session_ended",
    protocol.PROTOCOL_ERROR: "protocol_error",
    protocol.TOO_MANY_SOCKETS: "too_many_sockets",
}


class UnknownPathConsumer(AsyncWebsocketConsumer):
    """Any other path: closed, without a traceback."""

    channel_layer_alias = NotificationConsumer.channel_layer_alias

    async def connect(self) -> None:
        await self.accept()
        await self.close(protocol.PROTOCOL_ERROR)
