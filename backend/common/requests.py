"""What is known of a request: its id, carried through to answers and logs, and the address it came from."""

import ipaddress
import logging
import re
import secrets
from collections.abc import Awaitable, Callable, Mapping
from contextvars import ContextVar
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

_SAFE_ID = re.compile(r"^[A-Za-z0-9._-]{8,64}$")
_request_id: ContextVar[str] = ContextVar("request_id", default="")
_route: ContextVar[str] = ContextVar("route", default="")


def current_request_id() -> str:
    """The id of the request being answered, or an empty string outside of one."""
    return _request_id.get()


def client_address(request: HttpRequest) -> str | None:
    """The address the request came from, or ``None`` where there is none (a Unix socket).

    Behind ``NUM_PROXIES`` trusted proxies it is the one that the outermost of them saw: each appends its peer to
    ``X-Forwarded-For``, and what stands further left was written by the client. Without a usable entry there, the
    peer of the connection.
    """
    return _address(request.META.get("HTTP_X_FORWARDED_FOR", ""), request.META.get("REMOTE_ADDR", ""))


def client_network(request: HttpRequest) -> str | None:
    """What a client's tries are counted by: its address; of IPv6 the /64, all of which one line has (RFC 6177)."""
    address = client_address(request)
    if address is None or ":" not in address:
        return address
    return str(ipaddress.ip_network((address, 64), strict=False))


def socket_address(scope: Mapping[str, Any]) -> str | None:
    """The same for a WebSocket, by its ASGI scope."""
    forwarded = [value.decode("latin-1") for name, value in scope["headers"] if name == b"x-forwarded-for"]
    return _address(",".join(forwarded), (scope.get("client") or ("",))[0])


def _address(forwarded: str, peer: str) -> str | None:
    return _forwarded_address(forwarded) or _parse_address(peer)


def _forwarded_address(forwarded: str) -> str | None:
    proxies: int = settings.NUM_PROXIES
    entries = forwarded.split(",")
    return _parse_address(entries[-proxies].strip()) if 0 < proxies <= len(entries) else None


def _parse_address(text: str) -> str | None:
    """The address in one spelling, so that one client counts as one; no zone, which PostgreSQL cannot hold."""
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return None
    if isinstance(address, ipaddress.IPv6Address):
        address = address.ipv4_mapped or address
        return None if getattr(address, "scope_id", None) else str(address)
    return str(address)


def note_route(name: str) -> None:
    """From here on the request is known to be for the route of this name."""
    _route.set(name)


class RequestIdFilter(logging.Filter):
    """Gives each log record the request or socket it was written in, by id and route; blank outside of one."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = current_request_id()
        record.route = _route.get()
        return True


class SocketIds:
    """Gives each socket an id of its own, for what is logged and recorded of it."""

    def __init__(self, application: Callable[..., Awaitable[None]]) -> None:
        self.application = application

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        # Nobody takes it back: a socket is a task of its own, and so are those it starts.
        _request_id.set(f"socket-{secrets.token_hex(8)}")
        await self.application(scope, receive, send)


class RequestIdMiddleware:
    """Gives each request an id and returns it in ``X-Request-ID``."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        offered = request.headers.get("X-Request-ID", "")
        request_id = offered if _SAFE_ID.match(offered) else secrets.token_hex(8)
        token, outside = _request_id.set(request_id), _route.set("")
        try:
            response = self.get_response(request)
        finally:
            _request_id.reset(token)
            _route.reset(outside)
        response["X-Request-ID"] = request_id
        return response
