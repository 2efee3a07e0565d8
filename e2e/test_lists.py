"""Finding orders: filters in the address, many at once, a file to take along."""

import csv
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from e2e.pages import lists
from e2e.people import Colleague


def test_the_csv_holds_what_the_list_is_filtered_to(
    visit: Callable[..., Page], colleague: Callable[[str], Colleague]
) -> None:
    amara = colleague("amara")
    wanted = {amara.place_order(notes="Magnesium-CSV", priority="urgent")["number"] for _ in range(2)}
    amara.place_order(notes="Magnesium-CSV")
    page = visit("amara", "/dashboard?view=all&priority=urgent")
    lists.search(page, "Magnesium-CSV")
    expect(page.locator("[data-row]")).to_have_count(2)

    with page.expect_download() as download:
        page.get_by_role("button", name="Download as CSV").click()
    rows = list(csv.DictReader(Path(download.value.path()).read_text(encoding="utf-8-sig").splitlines()))
    assert {row["number"] for row in rows} == wanted
    assert len(rows) == 2


def test_filters_live_in_the_address_and_come_back(
    visit: Callable[..., Page], colleague: Callable[[str], Colleague]
) -> None:
    order = colleague("amara").place_order()
    colleague("rupinder").take_step(order, "reject", reason_code="wrong_lab", note="Not us.")
    page = visit("amara", "/dashboard?view=all")
    lists.expect_loaded(page)
    page.get_by_role("button", name="Filter", exact=True).click()
    page.get_by_role("checkbox", name="Rejected").click()
    expect(page.get_by_role("checkbox", name="Rejected")).to_be_checked()
    page.keyboard.press("Escape")
    expect(page).to_have_url("/dashboard?view=all&status=rejected")
    rejected = page.locator("[data-row]").filter(has_text="Rejected")
    expect(rejected.first).to_be_visible()
    expect(page.locator("[data-row]").filter(has_not_text="Rejected")).to_have_count(0)

    rejected.first.get_by_role("link").click()
    expect(page.get_by_role("region", name="Timeline")).to_be_visible()
    page.go_back()
    expect(rejected.first).to_be_visible()
    page.get_by_role("button", name="Remove filter Rejected").click()
    expect(page).to_have_url("/dashboard?view=all")


def test_the_search_keeps_the_focus_while_the_list_follows(visit: Callable[..., Page]) -> None:
    page = visit("amara")
    lists.expect_loaded(page)
    field = page.get_by_role("main").get_by_role("searchbox")
    for typed in ("no such", "no such thing"):
        field.press_sequentially(typed.removeprefix(field.input_value()))
        expect(page).to_have_url(f"/dashboard?search={typed.replace(' ', '+')}")
        expect(field).to_be_focused()


def test_a_search_without_a_match_is_not_an_empty_list(visit: Callable[..., Page]) -> None:
    page = visit("amara")
    lists.search(page, "no such thing")
    expect(page.get_by_text("No orders match these filters")).to_be_visible()
    page.get_by_role("button", name="Clear all filters").click()
    lists.expect_loaded(page)


def test_a_lab_moves_many_orders_at_once_and_hears_about_each(
    visit: Callable[..., Page], colleague: Callable[[str], Colleague]
) -> None:
    orders = [colleague("amara").place_order(notes="Bulk-review") for _ in range(3)]
    page = visit("rupinder")
    lists.search(page, "Bulk-review")
    expect(page.locator("[data-row]")).to_have_count(3)
    page.get_by_role("checkbox", name="Select all").check()
    page.get_by_role("region", name="Selected orders").get_by_role("button", name="Review 3").click()
    dialog = page.get_by_role("dialog")
    for order in orders:
        expect(dialog.get_by_text(order["number"])).to_be_visible()
    dialog.get_by_role("button", name="Review 3").click()
    expect(dialog.get_by_text("All 3 done.")).to_be_visible()
    dialog.get_by_role("button", name="Close").last.click()
    page.get_by_role("navigation", name="Views").get_by_role("link", name="Reviewing").click()
    expect(page.locator("[data-row]").filter(has_text="In review")).to_have_count(3)
