"""A line that is cut, a server that dies: the page says so, and catches up by itself."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from e2e.pages import lists, order_page
from e2e.people import Colleague
from e2e.server import Server


def test_an_offline_page_explains_itself_and_catches_up(
    visit: Callable[..., Page], colleague: Callable[[str], Colleague]
) -> None:
    order = colleague("amara").place_order()
    lab = visit("mateo", f"/orders/{order['id']}")
    lists.expect_live(lab)

    lab.context.set_offline(True)
    expect(bar(lab)).to_contain_text("You are offline.")
    review = order_page.step_button(lab, "Review")
    expect(review).to_be_disabled()
    expect(review).to_have_attribute("title", re.compile("works again once the network is back"))

    rupinder = colleague("rupinder")
    rupinder.take_step(order, "review")
    rupinder.take_step(order, "hold", note="Is it serum or plasma?")
    lab.context.set_offline(False)

    expect(order_page.status(lab)).to_have_text("On hold")
    expect(order_page.current_step(lab)).to_contain_text("Is it serum or plasma?")
    expect(order_page.step_button(lab, "Resume")).to_be_enabled()
    expect(bar(lab)).to_be_empty()


def test_what_is_typed_offline_is_kept(visit: Callable[..., Page]) -> None:
    clinic = visit("amara", "/orders/new")
    lists.expect_live(clinic)
    clinic.context.set_offline(True)
    clinic.get_by_label("Notes for the lab").fill("Written in the lift.")
    expect(clinic.get_by_role("button", name="Submit order")).to_be_disabled()
    clinic.context.set_offline(False)
    expect(clinic.get_by_role("button", name="Submit order")).to_be_enabled()
    expect(clinic.get_by_label("Notes for the lab")).to_have_value("Written in the lift.")


def test_a_killed_server_is_found_again_and_nothing_is_missed(
    server: Server, visit: Callable[..., Page], colleague: Callable[[str], Colleague]
) -> None:
    lab, clinic = visit("rupinder"), visit("amara")
    lists.expect_loaded(lab)
    lists.expect_loaded(clinic)

    server.kill()
    for page in (lab, clinic):
        expect(bar(page)).to_contain_text("Live updates paused.")
    server.start()
    order = colleague("jonas").place_order()

    for page in (lab, clinic):
        try_now_unless_back(page)
        lists.expect_live(page)
        lists.show_what_waits(page, order["number"])
    lists.row(lab, order["number"]).get_by_role("button", name="Review").press("Enter")
    expect(lists.row(clinic, order["number"])).to_contain_text("In review")


def try_now_unless_back(page: Page) -> None:
    """Press "try now" in one go: a page that has found the server by itself no longer offers it."""
    page.evaluate(
        "() => [...document.querySelectorAll('button')].find((each) => each.textContent === 'try now')?.click()"
    )


def bar(page: Page) -> Locator:
    return page.get_by_role("region", name="Connection")
