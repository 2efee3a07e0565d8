"""The clinic's orders and the lab's worklist."""

import re

from playwright.sync_api import Locator, Page, expect


def row(page: Page, number: str) -> Locator:
    """The order's row, or its card on a phone."""
    return page.locator("[data-row]").filter(has_text=number)


def open_order(page: Page, number: str) -> None:
    row(page, number).get_by_role("link", name=re.compile(number)).click()


def updates(page: Page) -> Locator:
    """What waits so that no row moves under the pointer."""
    return page.get_by_role("button", name=re.compile(r"^\d+ updates? — show$"))


def show_what_waits(page: Page, number: str) -> None:
    """Bring a new order into the list: read with it, or behind the button when its frame came after the list."""
    expect(row(page, number).or_(updates(page)).first).to_be_visible()
    if updates(page).is_visible():
        updates(page).click()
    expect(row(page, number)).to_be_visible()


def search(page: Page, text: str) -> None:
    page.get_by_role("main").get_by_role("searchbox").fill(text)


def expect_loaded(page: Page) -> None:
    """Rows are there and the socket is live."""
    expect(page.locator("[data-row]").first).to_be_visible()
    expect_live(page)


def expect_live(page: Page) -> None:
    expect(page.get_by_role("img", name="Live: changes appear by themselves")).to_be_visible()
