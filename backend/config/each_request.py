"""What is kept of each request: one line in the log and one observation of its time, both without its address."""

import logging
import time
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from audit.who import current
from common.requests import note_route
from monitoring.metrics import REQUEST_SECONDS

logger = logging.getLogger(__name__)

METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}


class EachRequestMiddleware:
    """Stands where it is known who acts, outside of all that may refuse."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        began = time.perf_counter()
        response = self.get_response(request)
        seconds = time.perf_counter() - began
        # Anything else is what a client made up.
        method = request.method if request.method in METHODS else "OTHER"
        route = route_of(request)
        REQUEST_SECONDS.labels(route, method, f"{response.status_code // 100}xx").observe(seconds)
        note_route(route)
        who = current()
        people = {"user_id": who.user_id, "organization_id": who.organization_id}
        ids = {name: str(each) for name, each in people.items() if each}
        facts = {"method": method, "status": response.status_code, "ms": round(seconds * 1000, 1)}
        logger.info("request", extra=facts | ids)
        return response

    def process_view(self, request: HttpRequest, *view: Any) -> None:
        note_route(route_of(request))


def route_of(request: HttpRequest) -> str:
    """The name of the route, never its path."""
    if request.path_info.startswith("/static/"):
        return "static"
    match = request.resolver_match
    return (match.view_name if match else "") or "unknown"
