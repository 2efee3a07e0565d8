"""On a phone: everything within reach of a thumb and within the width of the screen."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from e2e.pages import bell, lists, order_form, order_page
from e2e.people import Colleague, log_in

PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
PAGES = (
    "/dashboard",
    "/orders/new",
    "/orders/{order}",
    "/patients",
    "/notifications",
    "/settings/profile",
    "/settings/security",
    "/settings/sessions",
    "/settings/notifications",
    "/settings/organization",
    "/settings/members",
    "/nowhere",
)
SMALL_PHONE = {**PHONE, "viewport": {"width": 360, "height": 740}}


def test_a_clinic_places_an_order_by_the_bottom_bar(visit: Callable[..., Page]) -> None:
    phone = visit("amara", **PHONE)
    bar = phone.get_by_role("navigation", name="Main, bottom")
    expect(bar.get_by_role("link")).to_have_text(["Orders", "New order", "Notifications", "Settings"])
    expect(phone.get_by_role("navigation", name="Main", exact=True)).to_be_hidden()

    bar.get_by_role("link", name="New order").tap()
    number = order_form.place_order(phone, "From the ward round.")
    bar.get_by_role("link", name="Orders").tap()
    expect(lists.row(phone, number)).to_contain_text("Submitted")
    lists.row(phone, number).get_by_role("link").tap()
    assert order_page.number(phone) == number


def test_the_latest_notifications_fit_a_small_phone(visit: Callable[..., Page]) -> None:
    phone = visit("rupinder", **SMALL_PHONE)
    lists.expect_loaded(phone)
    box = bell.open_latest(phone).bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360


def test_a_card_names_the_clinic_once(
    visit: Callable[..., Page], colleague: Callable[[str], Colleague]
) -> None:
    order = colleague("amara").place_order(priority="stat")
    phone = visit("rupinder", **PHONE)
    expect(lists.row(phone, order["number"]).get_by_text("Riverside Family Clinic")).to_have_count(1)


@pytest.mark.parametrize(
    ("who", "paths"),
    [
        (None, ("/login", "/register")),
        ("amara", (*PAGES, "/dashboard?view=all")),
        ("rupinder", (*PAGES, "/dashboard?view=on_hold")),
    ],
)
def test_no_page_scrolls_sideways_at_360_px(
    open_browser: Callable[..., Page],
    colleague: Callable[[str], Colleague],
    who: str | None,
    paths: tuple[str, ...],
) -> None:
    order = colleague("amara").place_order(notes="Pneumonoultramicroscopicsilicovolcanoconiosis" * 2)
    colleague("rupinder").take_step(order, "hold", note="https://example.org/" + "a" * 80)
    page = open_browser(**SMALL_PHONE)
    if who:
        log_in(page.context, who)
    widths = {path: width_of(page, path.format(order=order["id"])) for path in paths}
    assert widths == dict.fromkeys(paths, 360)


def width_of(page: Page, path: str) -> int:
    """How wide the page is once everything is there."""
    page.goto(path)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.wait_for_load_state("networkidle")
    return page.evaluate("document.documentElement.scrollWidth")
