"""One server for all journeys; people who log in to it, each in a browser of their own."""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from drills.installation import drop_database, execute, make_database
from e2e.letters import Letters, working_post
from e2e.people import Colleague, log_in
from e2e.server import Server

PATIENCE_MS = 15_000
DESKTOP = {"width": 1280, "height": 800}
# Chromium has no sandbox for root, and a test machine no graphics card.
BROWSER_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    database = make_database(os.environ["DATABASE_URL"])
    server = Server(database, os.environ["REDIS_URL"], tmp_path_factory.mktemp("server"))
    try:
        server.prepare()
        server.start()
        yield server
    finally:
        server.stop()
        drop_database(database, os.environ["DATABASE_URL"])


@pytest.fixture(autouse=True)
def nobody_has_tried_anything(server: Server) -> None:
    """What is counted by address (registrations, log-ins) begins anew: all journeys come from this machine."""
    execute(server.database.superuser_url, "DELETE FROM common_ratecounter")


@pytest.fixture(scope="session")
def base_url(server: Server) -> str:
    return server.url


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    executable = {"executable_path": os.environ["E2E_BROWSER"]} if os.environ.get("E2E_BROWSER") else {}
    return {**browser_type_launch_args, "args": BROWSER_ARGUMENTS, **executable}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {
        **browser_context_args,
        "locale": "en-GB",
        "timezone_id": "Europe/London",
    }


@pytest.fixture(scope="session", autouse=True)
def patience() -> None:
    expect.set_options(timeout=PATIENCE_MS)


@pytest.fixture
def open_browser(new_context: Callable[..., BrowserContext]) -> Callable[..., Page]:
    """Opens an empty page in a browser that knows nobody; closed after the test."""

    def open_page(**options: Any) -> Page:
        context = new_context(**{"viewport": DESKTOP, **options})
        context.set_default_timeout(PATIENCE_MS)
        return context.new_page()

    return open_page


@pytest.fixture
def visit(open_browser: Callable[..., Page]) -> Callable[..., Page]:
    """Opens a page as somebody of the demo world, in a browser of their own."""

    def visit(username: str, path: str = "/dashboard", **options: Any) -> Page:
        page = open_browser(**options)
        log_in(page.context, username)
        page.goto(path)
        return page

    return visit


@pytest.fixture(scope="module")
def letters(server: Server) -> Iterator[Letters]:
    with working_post(server) as letters:
        yield letters


@pytest.fixture
def colleague(server: Server) -> Callable[[str], Colleague]:
    """Somebody who works through the REST API, to arrange what a journey begins with."""
    return lambda username: Colleague(server.url, username)
