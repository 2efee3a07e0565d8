"""An admin reads the organization's part of the record and takes it along."""

import csv
import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from e2e.people import Colleague


def test_an_admin_sees_who_read_an_order_and_takes_it_along(
    visit: Callable[..., Page], colleague: Callable[[str], Colleague]
) -> None:
    order = colleague("amara").place_order()
    colleague("jonas").ask("GET", f"/api/orders/{order['id']}/")
    page = visit("amara", "/settings/profile")
    page.get_by_role("navigation", name="Settings").get_by_role("link", name="Activity").click()
    page.get_by_label("Person").select_option(label="Jonas Lindqvist")
    page.get_by_role("button", name="Filter", exact=True).click()
    # What is checked comes back from the address, a moment after the click.
    page.get_by_role("checkbox", name="Reading").click()
    expect(page.get_by_role("checkbox", name="Reading")).to_be_checked()
    page.keyboard.press("Escape")
    expect(page).to_have_url(re.compile(r"/settings/activity\?person=[0-9a-f-]+&kind=reading$"))
    line = page.locator("[data-row]").filter(has_text=order["number"])
    expect(line).to_contain_text("Read an order")
    expect(line).to_contain_text("Jonas Lindqvist")
    expect(line).to_contain_text("127.0.0.1")
    line.get_by_role("button", name=f"Only order {order['number']}").click()
    expect(page.locator("[data-row]")).to_have_count(1)

    with page.expect_download() as download:
        page.get_by_role("button", name="Download as CSV").click()
    rows = list(csv.DictReader(Path(download.value.path()).read_text(encoding="utf-8-sig").splitlines()))
    assert [(row["who"], row["action"], row["subject"]) for row in rows] == [
        ("Jonas Lindqvist", "order.read", order["number"])
    ]

    line.get_by_role("link", name=f"Read an order {order['number']}").click()
    expect(page).to_have_url(f"/orders/{order['id']}")
    page.go_back()
    expect(page.get_by_role("button", name="Remove filter Jonas Lindqvist")).to_be_visible()
    expect(line).to_be_visible()


def test_a_refused_log_in_stands_out(visit: Callable[..., Page]) -> None:
    page = visit("rupinder", "/settings/activity?kind=login&outcome=refused")
    expect(page.get_by_text("No entries match these filters")).to_be_visible()
    answer = page.context.request.post(
        "/api/auth/login/", data={"username": "mateo", "password": "not-the-password"}
    )
    assert answer.status == 401
    page.reload()
    line = page.locator("[data-row]")
    expect(line).to_have_count(1)
    expect(line).to_contain_text("Failed to log in")
    expect(line).to_contain_text("Mateo Rossi")
    expect(line).to_contain_text("Refused")


def test_others_find_no_way_to_it_and_are_told_who_can(visit: Callable[..., Page]) -> None:
    page = visit("jonas", "/settings/activity")
    expect(page.get_by_role("heading", name="Only administrators manage this")).to_be_visible()
    expect(page.get_by_role("navigation", name="Settings")).not_to_contain_text("Activity")
