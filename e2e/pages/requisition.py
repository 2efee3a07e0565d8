"""The part of the order form that chooses tests, and the same part of an order."""

import re

from playwright.sync_api import Locator, Page, expect


def search(page: Page) -> Locator:
    return page.get_by_role("combobox", name="Tests")


def remove_button(page: Page, code: str) -> Locator:
    """Stands beside each chosen test."""
    return page.get_by_role("button", name=f"Remove {code}", exact=True)


def add(page: Page, *codes: str) -> None:
    for code in codes:
        search(page).press_sequentially(code)
        search(page).press("Enter")
        expect(remove_button(page, code)).to_be_visible()


def answer(page: Page, question: str, choice: str) -> None:
    group = page.get_by_role("radiogroup", name=re.compile(re.escape(question)))
    group.get_by_label(choice, exact=True).check()


def tests(page: Page) -> Locator:
    """What an order on screen asks for."""
    return page.get_by_role("region", name="Tests")
