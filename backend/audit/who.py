"""Who acts: known to the whole request, without being handed from function to function.

Authentication says it with ``acts_as``; ``record`` reads it. Outside of a request it is the system itself.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from common.requests import client_address

T = TypeVar("T")
Kind = Literal["user", "administrator", "key", "system", "anonymous"]


@dataclass(frozen=True)
class Who:
    """Somebody who acts, with the name they had at the time.

    Attributes:
        organization_id: for whom they act; None for administrators, the system and strangers.
        session_id: the session of the API, None in the Django admin.
        address: the client's IP address; blank outside of a request.
    """

    kind: Kind
    user_id: UUID | None = None
    name: str = ""
    organization_id: UUID | None = None
    session_id: UUID | None = None
    address: str = ""


SYSTEM = Who("system", name="system")

_who: ContextVar[Who] = ContextVar("who", default=SYSTEM)


def current() -> Who:
    """Who acts right now."""
    return _who.get()


def acts_as(who: Who) -> None:
    """From here on ``who`` acts, until the request ends; the request's address stays known."""
    _who.set(replace(who, address=who.address or _who.get().address))


@contextmanager
def acting_as(who: Who) -> Iterator[None]:
    """Inside the block ``who`` acts."""
    token = _who.set(who)
    try:
        yield
    finally:
        _who.reset(token)


def as_now(stream: Iterable[T]) -> Iterator[T]:
    """Each step of a stream is taken by whoever acts now, also when the request is long over by then."""
    return _as(current(), iter(stream))  # not a generator itself: that would look only at its first step


def _as(who: Who, steps: Iterator[T]) -> Iterator[T]:
    while True:
        with acting_as(who):
            try:
                step = next(steps)
            except StopIteration:
                return
        yield step


class WhoMiddleware:
    """Each request begins as a stranger's and leaves nobody behind; in the Django admin its user acts."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with acting_as(Who("anonymous", address=client_address(request) or "")):
            return self.get_response(request)

    def process_view(self, request: HttpRequest, *view: Any) -> None:
        match = request.resolver_match
        if match is None or match.app_name != "admin":
            return
        user: Any = request.user
        if user.is_authenticated:
            acts_as(Who("administrator", user_id=user.pk, name=user.display_name))
