"""The bell in the header, and the toasts."""

import re

from playwright.sync_api import Locator, Page, expect


def bell(page: Page) -> Locator:
    return page.get_by_role("button", name=re.compile(r"^Notifications(, \d+ unread)?$"))


def unread(page: Page) -> int:
    name = bell(page).get_attribute("aria-label") or ""
    return int("".join(filter(str.isdigit, name)) or 0)


def expect_unread(page: Page, count: int) -> None:
    name = f"Notifications, {count} unread" if count else "Notifications"
    expect(bell(page)).to_have_accessible_name(name)


def open_latest(page: Page) -> Locator:
    """Open the popover; returns its newest item."""
    bell(page).click()
    return page.get_by_role("dialog", name="Notifications").get_by_role("listitem").first


def toasts(page: Page) -> Locator:
    return page.locator(".mantine-Notification-root")
