"""Who is told what, where, and how often."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from e2e.pages import bell, lists, order_page
from e2e.people import Colleague

Somebody = Callable[[str], Colleague]


@pytest.fixture
def clean_bell(colleague: Somebody) -> None:
    colleague("jonas").ask("POST", "/api/notifications/mark-read/", all=True)


@pytest.mark.usefixtures("clean_bell")
def test_the_bell_counts_alike_in_two_tabs(visit: Callable[..., Page], colleague: Somebody) -> None:
    orders = [colleague("amara").place_order() for _ in range(2)]
    first = visit("jonas", "/settings")
    second = first.context.new_page()
    second.goto("/settings")
    for tab in (first, second):
        lists.expect_live(tab)

    for order in orders:
        colleague("rupinder").take_step(order, "start")
    for tab in (first, second):
        bell.expect_unread(tab, 2)

    newest = bell.open_latest(first)
    newest.get_by_role("button", name="Mark as read").click()
    for tab in (first, second):
        bell.expect_unread(tab, 1)
    first.get_by_role("button", name="Mark all as read").click()
    for tab in (first, second):
        bell.expect_unread(tab, 0)
    second.reload()
    bell.expect_unread(second, 0)


@pytest.mark.usefixtures("clean_bell")
def test_a_notification_leads_to_its_order_and_is_read_then(
    visit: Callable[..., Page], colleague: Somebody
) -> None:
    order = colleague("amara").place_order()
    page = visit("jonas", "/settings")
    lists.expect_live(page)
    colleague("rupinder").take_step(order, "hold", note="How much?")
    bell.expect_unread(page, 1)
    newest = bell.open_latest(page)
    expect(newest).to_contain_text("Unread")
    newest.get_by_role("link").click()
    assert order_page.number(page) == order["number"]
    bell.expect_unread(page, 0)

    page.goto("/notifications")
    link = page.get_by_role("main").get_by_role("link").filter(has_text=order["number"])
    expect(link).to_be_visible()


def test_others_hear_of_a_step_and_who_took_it_does_not(
    visit: Callable[..., Page], colleague: Somebody
) -> None:
    order = colleague("amara").place_order()
    lab, clinic = visit("rupinder", f"/orders/{order['id']}"), visit("amara", "/settings")
    for page in (lab, clinic):
        lists.expect_live(page)
    before = bell.unread(lab)

    order_page.take(lab, "Review")
    toast = bell.toasts(clinic).filter(has_text=order["number"])
    expect(toast).to_contain_text("Review begun")
    expect(order_page.current_step(lab)).to_contain_text("Review started")
    expect(bell.toasts(lab)).to_have_count(0)
    bell.expect_unread(lab, before)

    toast.get_by_role("button", name=order["number"]).click()
    assert order_page.number(clinic) == order["number"]


def test_an_order_that_is_on_screen_needs_no_toast(visit: Callable[..., Page], colleague: Somebody) -> None:
    order = colleague("amara").place_order()
    page = visit("jonas", f"/orders/{order['id']}")
    lists.expect_live(page)
    colleague("rupinder").take_step(order, "start")
    expect(order_page.status(page)).to_have_text("In progress")
    expect(order_page.current_step(page)).to_contain_text("Work started")
    expect(bell.toasts(page)).to_have_count(0)


def test_what_is_switched_off_in_the_settings_stays_off(
    visit: Callable[..., Page], colleague: Somebody
) -> None:
    page = visit("tomas", "/settings/notifications")
    box = page.get_by_role("checkbox", name="A lab starts to work on an order: In the app")
    expect(page.get_by_role("checkbox", name="A lab rejects an order: E-mail")).to_be_disabled()
    with page.expect_response("**/api/notifications/preferences/"):
        box.click()
    expect(box).not_to_be_checked()
    page.reload()
    expect(box).not_to_be_checked()
    lists.expect_live(page)
    before = bell.unread(page)

    order = colleague("leila").place_order()
    colleague("rupinder").take_step(order, "start")
    colleague("rupinder").take_step(order, "complete")
    bell.expect_unread(page, before + 1)
    expect(bell.open_latest(page)).to_contain_text("Order completed")
