"""The pages on a static host of their own, the API and the live channel on another origin."""

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import which

import pytest
from playwright.sync_api import Page, expect

from drills.installation import free_port, is_ready, wait_for
from e2e.pages import lists, login, order_page
from e2e.people import Colleague
from e2e.server import FRONTEND, Server
from e2e.static_host import StaticHost, read_rules


@pytest.fixture
def api(server: Server, tmp_path: Path) -> Iterator[Server]:
    """A second server on the same database, which knows the pages of one foreign origin."""
    api = Server(server.database, server.redis_url, tmp_path)
    api.environment["CORS_ALLOWED_ORIGINS"] = f"http://127.0.0.1:{free_port()}"
    api.environment["PUBLIC_URL"] = api.environment["CORS_ALLOWED_ORIGINS"]
    api.start()
    wait_for(lambda: is_ready(api.url), f"not ready; see {tmp_path}/log.txt")
    yield api
    api.stop()


@pytest.fixture
def pages(api: Server, tmp_path: Path) -> Iterator[StaticHost]:
    """The application, built for that API."""
    rules = read_rules(api.url)
    built = tmp_path / "dist"
    subprocess.run(
        [str(which("npx")), "vite", "build", "--outDir", str(built), "--emptyOutDir"],
        cwd=FRONTEND,
        env={**api.environment, **rules["build"]["environment"]},
        check=True,
        capture_output=True,
    )
    host = StaticHost(built, rules, int(api.environment["PUBLIC_URL"].rpartition(":")[2]))
    yield host
    host.stop()


def test_a_session_and_the_live_channel_across_two_origins(
    pages: StaticHost, api: Server, open_browser: Callable[..., Page]
) -> None:
    page, complaints = open_browser(), []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.goto(f"{pages.url}/login")
    login.log_in(page, "amara")
    lists.expect_loaded(page)

    order = Colleague(api.url, "amara").place_order()
    page.goto(f"{pages.url}/orders/{order['id']}")
    expect(order_page.status(page)).to_have_text("Submitted")
    Colleague(api.url, "rupinder").take_step(order, "start")
    expect(order_page.status(page)).to_have_text("In progress")

    page.reload()
    expect(order_page.status(page)).to_have_text("In progress")
    assert page.url.startswith(pages.url)
    # The first look for a session finds none, which the browser says by itself.
    assert [text for text in complaints if "401" not in text] == []


def test_no_other_origin_is_served(pages: StaticHost, api: Server, open_browser: Callable[..., Page]) -> None:
    elsewhere = StaticHost(pages.folder, pages.rules, free_port())
    page = open_browser()
    try:
        page.goto(f"{elsewhere.url}/login")
        login.log_in(page, "amara")
        expect(page.get_by_role("alert")).to_be_visible()
        assert page.context.cookies() == []
    finally:
        elsewhere.stop()
