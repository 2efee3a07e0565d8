"""Files of an order: added while it is written and after, seen by the other side, refused if unsafe."""

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from playwright.sync_api import Locator, Page, expect

from e2e.accessibility import expect_accessible
from e2e.pages import lists, order_form, order_page
from e2e.people import Colleague

LIVE_WITHIN_MS = 5_000


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """A PDF of one page."""
    path = tmp_path / "Letter of today.pdf"
    document = pikepdf.new()
    document.add_blank_page(page_size=(200, 200))
    document.save(path)
    return path


def files(page: Page) -> Locator:
    return page.get_by_role("region", name="Files")


def add(page: Page, *paths: Path) -> None:
    """Through the chooser that the button opens."""
    with page.expect_file_chooser() as chooser:
        files(page).get_by_role("button", name="Add files").click()
    chooser.value.set_files([str(path) for path in paths])


def test_a_letter_goes_with_a_new_order_and_the_lab_saves_it(
    visit: Callable[..., Page], letter: Path
) -> None:
    clinic = visit("amara", "/orders/new")
    order_form.choose_lab(clinic)
    add(clinic, letter)
    expect(files(clinic).get_by_role("button", name=letter.name, exact=True)).to_be_visible()
    order_form.notes(clinic).fill("See the letter.")
    order_form.submit(clinic)
    expect(clinic.get_by_text("Your order is with the lab")).to_be_visible()
    expect_accessible(clinic)

    lab = visit("rupinder", clinic.url)
    with lab.expect_download() as saved:
        files(lab).get_by_role("button", name=letter.name, exact=True).click()
    assert saved.value.suggested_filename == letter.name
    assert saved.value.path().read_bytes() == letter.read_bytes()
    expect(files(lab).get_by_role("button", name=f"Remove {letter.name}")).to_have_count(0)


def test_what_is_added_and_removed_is_seen_at_once(
    visit: Callable[..., Page], colleague: Callable[[str], Colleague], letter: Path
) -> None:
    order = colleague("amara").place_order(notes="See the letter.")
    lab = visit("rupinder", f"/orders/{order['id']}")
    lists.expect_live(lab)
    clinic = visit("amara", f"/orders/{order['id']}")
    add(clinic, letter)
    there = files(lab).get_by_role("button", name=letter.name, exact=True)
    expect(there).to_be_visible(timeout=LIVE_WITHIN_MS)
    expect(order_page.timeline(lab)).to_contain_text("File added")
    clinic.get_by_role("button", name=f"Remove {letter.name}").click()
    clinic.get_by_role("dialog").get_by_role("button", name="Remove", exact=True).click()
    expect(there).to_have_count(0, timeout=LIVE_WITHIN_MS)


def test_what_is_unsafe_says_why_and_keeps_no_other(
    visit: Callable[..., Page], colleague: Callable[[str], Colleague], letter: Path
) -> None:
    order = colleague("amara").place_order(notes="See the letter.")
    program = letter.with_name("setup.pdf")
    program.write_bytes(b"MZ\x90\x00" + bytes(200))
    clinic = visit("amara", f"/orders/{order['id']}")
    add(clinic, program, letter)
    expect(files(clinic).get_by_role("alert")).to_contain_text("This kind of file cannot be added.")
    expect(files(clinic).get_by_role("button", name=letter.name, exact=True)).to_be_visible()
    expect_accessible(clinic)
