"""Requests that start together."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from django.db import connection


def at_once(*requests: Callable[[], Any]) -> list[Any]:
    """The answers of all requests, started together, each on its own connection."""
    start = Barrier(len(requests))

    def run(request: Callable[[], Any]) -> Any:
        try:
            start.wait(timeout=30)
            return request()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(requests)) as pool:
        return list(pool.map(run, requests))


def statuses(answers: list[Any]) -> Counter[int]:
    return Counter(answer.status_code for answer in answers)
