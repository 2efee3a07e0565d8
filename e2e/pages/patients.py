"""/patients, /patients/:id, and the field that names a patient in an order."""

from playwright.sync_api import Locator, Page, expect


def find(page: Page, words: str) -> Locator:
    """Type into the order form's field; returns what it offers."""
    page.get_by_role("combobox", name="Patient").fill(words)
    return page.get_by_role("option")


def chosen(page: Page) -> Locator:
    """The button beside whoever is chosen."""
    return page.get_by_role("button", name="Change patient")


def new_patient(page: Page, **fields: str) -> Locator:
    """Fill in the open dialog, by label, and save; returns the dialog."""
    dialog = page.get_by_role("dialog", name="New patient")
    for label, text in fields.items():
        dialog.get_by_label(label.replace("_", " ")).fill(text)
    dialog.get_by_role("button", name="Save patient").click()
    return dialog


def search(page: Page, words: str) -> None:
    page.get_by_role("main").get_by_role("searchbox").fill(words)


def change(page: Page, **fields: str) -> None:
    """Edit the patient on screen, by label."""
    page.get_by_role("button", name="Edit").click()
    for label, text in fields.items():
        page.get_by_label(label.replace("_", " ")).fill(text)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("button", name="Edit")).to_be_visible()


def compare(page: Page, other: str) -> Locator:
    """Open the merge of the patient on screen with the only other one found; returns the dialog."""
    page.get_by_role("button", name="More for this patient").click()
    page.get_by_role("menuitem", name="Merge with another patient").click()
    page.get_by_role("combobox", name="The other entry").fill(other)
    page.get_by_role("option").click()
    dialog = page.get_by_role("dialog", name="Merge two patients")
    expect(dialog.get_by_role("table", name="Comparison")).to_be_visible()
    return dialog
