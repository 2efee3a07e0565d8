"""/catalog and what lies below it."""

from playwright.sync_api import Locator, Page, expect


def search(page: Page, words: str) -> None:
    page.get_by_role("main").get_by_role("searchbox").fill(words)


def row(page: Page, name: str) -> Locator:
    """A test or panel in the list, or its card on a phone."""
    return page.locator("[data-row]").filter(has_text=name)


def more(page: Page, of: str, choose: str) -> None:
    """From the menu beside the page's buttons: of "the catalogue", "this test", "this panel"."""
    page.get_by_role("button", name=f"More for {of}").click()
    page.get_by_role("menuitem", name=choose).click()


def describe_test(page: Page, code: str, name: str) -> None:
    """Fill in all that a new test of one number needs but its ranges."""
    about = page.get_by_role("region", name="Test", exact=True)
    for label, text in {"Name": name, "Code": code, "Category": "Chemistry"}.items():
        about.get_by_label(label).fill(text)
    page.get_by_label("Type").fill("Serum")
    page.get_by_label("Routine (h)").fill("24")
    measured = page.get_by_role("region", name="What is measured")
    for label, text in {"Name": name, "Code": code, "Unit": "mmol/L", "Decimals": "1"}.items():
        measured.get_by_label(label, exact=False).first.fill(text)


def save(page: Page) -> None:
    page.get_by_role("button", name="Save", exact=True).click()


def retire(page: Page, noun: str = "test") -> Locator:
    """Ask for it, and confirm; returns the dialog."""
    more(page, f"this {noun}", f"Retire {noun}")
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name=f"Retire {noun}").click()
    return dialog


def take_compendium(page: Page, *boxes: str) -> None:
    dialog = page.get_by_role("dialog", name="Take from the compendium")
    for box in boxes:
        dialog.get_by_role("checkbox", name=box).check()
    dialog.get_by_role("button", name="Take").click()
    expect(dialog).to_be_hidden()
