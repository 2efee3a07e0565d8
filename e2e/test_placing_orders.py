"""Drafts, lost networks, repeats, and orders that end early."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from e2e.pages import lists, order_form, order_page
from e2e.people import Colleague


def test_what_is_missing_is_listed_with_a_link_to_its_field(visit: Callable[..., Page]) -> None:
    page = visit("amara", "/orders/new")
    order_form.submit(page)
    page.get_by_role("alert").get_by_role("link", name="Choose a lab.").click()
    expect(page.get_by_role("combobox", name="Lab")).to_be_focused()


def test_a_draft_survives_the_closing_of_its_tab(visit: Callable[..., Page]) -> None:
    tab = visit("amara", "/orders/new")
    order_form.choose_lab(tab)
    order_form.notes(tab).fill("Begun before lunch.")
    order_form.wait_until_saved(tab)
    number = tab.url.rpartition("=")[2]
    tab.close()

    again = tab.context.new_page()
    again.goto("/dashboard?view=drafts")
    again.locator(f"[data-row-link='{number}']").click()
    expect(order_form.notes(again)).to_have_value("Begun before lunch.")
    expect(again.get_by_role("complementary", name="Summary")).to_contain_text("Helix Diagnostics")
    order_form.submit(again)
    expect(again.get_by_text("Your order is with the lab")).to_be_visible()
    expect(order_page.timeline(again)).to_contain_text("Submitted")


def test_a_draft_that_saves_itself_leaves_the_writer_alone(visit: Callable[..., Page]) -> None:
    page = visit("amara")
    page.get_by_role("main").get_by_role("link", name="New order").click()
    order_form.choose_lab(page)
    order_form.notes(page).press_sequentially("First")
    order_form.wait_until_saved(page)
    expect(page).to_have_url(re.compile(r"\?draft="))
    page.keyboard.type(", then second.")
    expect(order_form.notes(page)).to_have_value("First, then second.")


def lose_the_request(route: Route) -> None:
    route.abort()


def lose_the_answer(route: Route) -> None:
    """The server has done it; nobody hears of it."""
    route.fetch()
    route.abort()


@pytest.mark.parametrize("lose", [lose_the_request, lose_the_answer])
def test_a_lost_network_keeps_everything_and_retry_orders_once(
    visit: Callable[..., Page], lose: Callable[[Route], None]
) -> None:
    page = visit("amara", "/orders/new")
    reference = f"LOST-{lose.__name__}"
    order_form.choose_lab(page)
    order_form.notes(page).fill("Ferritin.")
    order_form.reference(page).fill(reference)
    page.route("**/api/orders/**", lose)
    order_form.submit(page)
    expect(page.get_by_role("alert")).to_contain_text("Not sent. No connection to the server.")
    expect(order_form.notes(page)).to_have_value("Ferritin.")

    page.unroute_all()
    page.get_by_role("button", name="Retry").click()
    number = order_page.number(page)
    page.goto("/dashboard?view=all")
    lists.search(page, reference)
    expect(page.locator("[data-row]")).to_have_count(1)
    expect(lists.row(page, number)).to_contain_text("Submitted")


def test_leaving_with_something_unsaved_asks_first(visit: Callable[..., Page]) -> None:
    page = visit("amara", "/orders/new")
    order_form.notes(page).fill("Not yet saved: no lab is chosen.")
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Orders").click()
    page.get_by_role("dialog").get_by_role("button", name="Stay").click()
    expect(order_form.notes(page)).to_have_value("Not yet saved: no lab is chosen.")


def test_an_order_is_repeated_as_a_new_one(
    visit: Callable[..., Page], colleague: Callable[[str], Colleague]
) -> None:
    order = colleague("amara").place_order(notes="Monthly INR.", priority="urgent")
    page = visit("amara", f"/orders/{order['id']}")
    order_page.choose(page, "Repeat order")
    expect(order_form.notes(page)).to_have_value("Monthly INR.")
    expect(page.get_by_role("radio", name="Urgent")).to_be_checked()
    order_form.submit(page)
    expect(page.get_by_text("Your order is with the lab")).to_be_visible()
    assert order_page.number(page) != order["number"]


def test_a_cancelled_order_tells_the_lab_why_while_it_looks(
    visit: Callable[..., Page], colleague: Callable[[str], Colleague]
) -> None:
    order = colleague("amara").place_order()
    lab, clinic = (visit(who, f"/orders/{order['id']}") for who in ("rupinder", "amara"))
    lists.expect_live(lab)
    order_page.choose(clinic, "Cancel order")
    order_page.confirm(clinic, "Cancel order", Reason="The patient moved.")

    banner = lab.get_by_role("alert").filter(has_text="Cancelled by Riverside Family Clinic")
    expect(banner).to_contain_text("The patient moved.")
    expect(order_page.step_button(lab, "Review|More for")).to_have_count(0)


def test_a_rejected_order_tells_the_clinic_why(
    visit: Callable[..., Page], colleague: Callable[[str], Colleague]
) -> None:
    order = colleague("amara").place_order()
    clinic = visit("amara", f"/orders/{order['id']}")
    lab = visit("rupinder", f"/orders/{order['id']}")
    lists.expect_live(clinic)
    order_page.choose(lab, "Reject")
    dialog = lab.get_by_role("dialog")
    dialog.get_by_role("button", name="Reject order").click()
    expect(dialog.get_by_text("Choose a reason.")).to_be_visible()
    dialog.get_by_label("Reason").select_option("Unsuitable specimen")
    order_page.confirm(lab, "Reject order", Explanation_for_the_clinic="The tube is broken.")

    banner = clinic.get_by_role("alert").filter(has_text="Rejected by Helix Diagnostics")
    expect(banner).to_contain_text("Unsuitable specimen. The tube is broken.")
    clinic.goto("/dashboard?view=attention")
    expect(lists.row(clinic, order["number"])).to_contain_text("Rejected")


def test_a_question_is_answered_from_the_list(
    visit: Callable[..., Page], colleague: Callable[[str], Colleague]
) -> None:
    order = colleague("amara").place_order()
    colleague("rupinder").take_step(order, "hold", note="Fasting?")
    page = visit("jonas", "/dashboard?view=attention")
    row = lists.row(page, order["number"])
    row.get_by_role("button", name=re.compile("^Answer")).click()
    expect(page.get_by_text("Fasting?")).to_be_visible()
    order_page.answer(page, "Yes, since midnight.")
    expect(row).to_contain_text("Submitted")
