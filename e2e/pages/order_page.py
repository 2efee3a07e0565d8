"""/orders/:id, the same for both sides but for its buttons."""

import re

from playwright.sync_api import Locator, Page, expect

NUMBER = re.compile(r"^[0-9A-Z]{4}-[0-9A-Z]{4}$")


def number(page: Page) -> str:
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text(NUMBER)
    return heading.inner_text()


def status(page: Page) -> Locator:
    """The badge beside the number."""
    return page.get_by_role("main").locator(".mantine-Badge-label").first


def timeline(page: Page) -> Locator:
    return page.get_by_role("region", name="Timeline")


def current_step(page: Page) -> Locator:
    """The step the timeline says one is at."""
    return timeline(page).locator("[aria-current=step]")


def step_button(page: Page, name: str) -> Locator:
    """A step's button; its name ends with the order's number."""
    return page.get_by_role("main").get_by_role(
        "button", name=re.compile(rf"^{name} [0-9A-Z]{{4}}-[0-9A-Z]{{4}}$")
    )


def take(page: Page, step: str) -> None:
    step_button(page, step).click()


def choose(page: Page, step: str) -> None:
    """Take a step from the menu."""
    step_button(page, "More for").click()
    page.get_by_role("menuitem", name=step).click()


def confirm(page: Page, button: str, **fields: str) -> None:
    """Fill in the open dialog, by label, and send it."""
    dialog = page.get_by_role("dialog")
    for label, text in fields.items():
        dialog.get_by_label(label.replace("_", " ")).fill(text)
    dialog.get_by_role("button", name=button).click()
    expect(dialog).to_be_hidden()


def hold(page: Page, question: str) -> None:
    choose(page, "Put on hold")
    confirm(page, "Put on hold", Question_or_reason_for_the_clinic=question)


def answer(page: Page, text: str) -> None:
    page.get_by_label("Your answer").fill(text)
    page.get_by_role("button", name="Send answer").click()
