"""Without a mouse."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from e2e.pages import lists, order_form, order_page
from e2e.people import HELIX, PASSWORD, Colleague

PRESSES_AT_MOST = 60


def test_a_clinic_logs_in_orders_and_cancels_by_keyboard(open_browser: Callable[..., Page]) -> None:
    page = open_browser()
    page.goto("/login")
    write(page, page.get_by_label("User name or e-mail address"), "amara")
    write(page, page.get_by_label("Password", exact=True), PASSWORD)
    page.keyboard.press("Enter")
    lists.expect_loaded(page)

    page.keyboard.press("c")
    expect(page.get_by_role("heading", name="New order", level=1)).to_be_focused()
    write(page, page.get_by_role("combobox", name="Lab"), "Helix")
    expect(page.get_by_role("option")).to_have_count(1)
    for key in ("ArrowDown", "Enter"):
        page.keyboard.press(key)
    expect(page.get_by_role("complementary", name="Summary")).to_contain_text(HELIX)
    write(page, order_form.notes(page), "By keyboard.")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("Your order is with the lab")).to_be_visible()
    number = order_page.number(page)

    for key in ("g", "d"):
        page.keyboard.press(key)
    lists.expect_loaded(page)
    walk_to(page, number)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=number, level=1)).to_be_focused()

    tab_to(page, order_page.step_button(page, "More for"))
    page.keyboard.press("Enter")
    press_until_focused(page, "ArrowDown", page.get_by_role("menuitem", name="Cancel order"))
    page.keyboard.press("Enter")
    write(page, page.get_by_role("dialog").get_by_label("Reason"), "Ordered on paper already.")
    tab_to(page, page.get_by_role("dialog").get_by_role("button", name="Cancel order"))
    page.keyboard.press("Enter")
    expect(order_page.status(page)).to_have_text("Cancelled")


def test_a_lab_opens_the_next_order_and_reviews_it_by_keyboard(
    visit: Callable[..., Page], colleague: Callable[[str], Colleague]
) -> None:
    number = colleague("amara").place_order(priority="stat")["number"]
    page = visit("rupinder")
    lists.expect_loaded(page)
    walk_to(page, number)
    page.keyboard.press("x")
    expect(page.get_by_role("checkbox", name=f"Select order {number}")).to_be_checked()
    page.keyboard.press("Enter")
    pane = page.get_by_role("complementary", name="Open order")
    expect(pane.get_by_role("heading", name=number)).to_be_visible()
    tab_to(page, pane.get_by_role("button", name=f"Review {number}"))
    page.keyboard.press("Enter")
    expect(pane.get_by_role("button", name=f"Start {number}")).to_be_enabled()


def test_shortcuts_stay_out_of_text_and_can_be_switched_off(visit: Callable[..., Page]) -> None:
    page = visit("amara")
    lists.expect_loaded(page)
    page.keyboard.press("/")
    page.keyboard.type("cgn?")
    expect(page.get_by_role("banner").get_by_role("searchbox")).to_have_value("cgn?")
    expect(page).to_have_url("/dashboard")

    page.goto("/settings/appearance")
    page.get_by_label("Use keyboard shortcuts").uncheck()
    page.get_by_role("heading", level=1).focus()
    page.keyboard.press("c")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page).to_have_url("/settings/appearance")


def press_until_focused(page: Page, key: str, target: Locator) -> None:
    expect(target).to_be_visible()
    for _ in range(PRESSES_AT_MOST):
        if has_focus(target):
            return
        page.keyboard.press(key)
    raise AssertionError(f"{target} is not reached by pressing {key} {PRESSES_AT_MOST} times")


def tab_to(page: Page, target: Locator) -> None:
    press_until_focused(page, "Tab", target)


def has_focus(target: Locator) -> bool:
    return target.evaluate("element => element === document.activeElement")


def write(page: Page, field: Locator, text: str) -> None:
    tab_to(page, field)
    page.keyboard.type(text)


def walk_to(page: Page, number: str) -> None:
    """j until the focus is on that row, with one step too far and back by k."""
    press_until_focused(page, "j", lists.row(page, number).get_by_role("link"))
    for key in ("j", "k"):
        page.keyboard.press(key)
