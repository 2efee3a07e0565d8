"""Every route of the API, found through the resolver, so that none can be forgotten."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from common.fallbacks import api_not_found

HTTP_METHODS = ("get", "post", "put", "patch", "delete")


@dataclass(frozen=True)
class Route:
    """One method on one named route."""

    name: str
    method: str
    path: str
    view: Any
    action: str

    @property
    def id(self) -> tuple[str, str]:
        return self.name, self.method

    @property
    def filled_path(self) -> str:
        """The path with some id where it takes one."""
        return "/" + re.sub(r"\^|\$|\\Z", "", re.sub(r"\(\?P<\w+>.*?\)|<\w+>", "0" * 32, self.path))


def walk(patterns: list[Any], prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    for pattern in patterns:
        path = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from walk(pattern.url_patterns, path)
        else:
            yield path, pattern


def api_routes() -> list[Route]:
    """Each method of each view below /api/; the closing 404 is none."""
    routes = []
    for path, pattern in walk(get_resolver().url_patterns):
        if not path.startswith("api/") or pattern.callback is api_not_found:
            continue
        view = pattern.callback.cls
        actions = getattr(pattern.callback, "actions", None) or {
            method: method for method in HTTP_METHODS if hasattr(view, method)
        }
        routes += [
            Route(str(pattern.name), method, path, view, action)
            for method, action in actions.items()
            if method in HTTP_METHODS
        ]
    return routes
