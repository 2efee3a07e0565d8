"""/orders/new, where a clinic places an order."""

import re

from playwright.sync_api import Locator, Page, expect

from e2e.pages import order_page
from e2e.people import HELIX


def choose_lab(page: Page, lab: str = HELIX) -> None:
    page.get_by_role("combobox", name="Lab").click()
    page.get_by_role("option", name=lab).click()


def notes(page: Page) -> Locator:
    return page.get_by_label("Notes for the lab")


def reference(page: Page) -> Locator:
    return page.get_by_label("Your reference")


def submit(page: Page) -> None:
    page.get_by_role("button", name="Submit order").click()


def wait_until_saved(page: Page) -> None:
    """The form saves itself soon after the last key."""
    expect(page.get_by_text(re.compile(r"^Saved \d\d:\d\d$"))).to_be_visible()


def place_order(page: Page, notes_text: str, lab: str = HELIX) -> str:
    """From the empty form to the order's page; returns the order's number."""
    choose_lab(page, lab)
    notes(page).fill(notes_text)
    submit(page)
    expect(page.get_by_text("Your order is with the lab")).to_be_visible()
    return order_page.number(page)
