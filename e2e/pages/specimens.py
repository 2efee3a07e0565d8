"""Specimens: in an order, at the bench, on a manifest."""

import re

from playwright.sync_api import Locator, Page, expect


def of_order(page: Page) -> Locator:
    """The containers of the order on screen."""
    return page.get_by_role("region", name="Specimens").get_by_role("listitem")


def row(page: Page, accession_number: str) -> Locator:
    return of_order(page).filter(has=page.get_by_role("button", name=f"Copy {accession_number}"))


def scan(page: Page, code: str) -> None:
    """With a scanner that types into the field."""
    field = page.get_by_role("textbox", name=re.compile("^Scan what"))
    field.fill(code)
    field.press("Enter")


def scan_anywhere(page: Page, code: str) -> None:
    """With a scanner, whatever has the focus: keys that follow each other faster than the browser is told of ours."""
    page.evaluate(
        """(code) => [...code, 'Enter'].forEach((key) => document.activeElement.dispatchEvent(
            new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })))""",
        code,
    )


def latest(page: Page) -> Locator:
    """What the last scan said; those before it stand below."""
    return page.get_by_role("list", name="Scans of this sitting").get_by_role("listitem").first


def choose(page: Page, number: str, step: str) -> None:
    """Take a step of a specimen from its menu."""
    row(page, number).get_by_role("button", name=re.compile("^More")).click()
    page.get_by_role("menuitem", name=step).click()


def reject(page: Page, reason: str, explanation: str) -> None:
    """Fill in the open dialog of a rejection."""
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Reason").select_option(reason)
    dialog.get_by_label("Explanation").fill(explanation)
    dialog.get_by_role("button", name="Reject specimen").click()
    expect(dialog).to_be_hidden()
