"""The whole life of one order, both sides watching."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from e2e.pages import lists, order_form, order_page

LIVE_WITHIN_MS = 2_000
QUESTION = "Which arm was it drawn from?"
ANSWER = "The left one."


def test_both_sides_see_every_step_of_an_order_live(visit: Callable[..., Page]) -> None:
    clinic, lab = visit("amara"), visit("rupinder")
    lists.expect_loaded(lab)

    clinic.get_by_role("link", name="New order").first.click()
    number = order_form.place_order(clinic, "Zinc, trace-element tube.")

    expect(lists.updates(lab)).to_be_visible(timeout=LIVE_WITHIN_MS)
    lists.updates(lab).click()
    # By keyboard: the toast of the order may stand over the button, and stays as long as the pointer does.
    lists.row(lab, number).get_by_role("button", name=f"Review {number}").press("Enter")
    expect_status(clinic, "In review")
    lab.goto(clinic.url)
    order_page.take(lab, "Start")
    expect_status(clinic, "In progress")
    order_page.hold(lab, QUESTION)
    expect_status(clinic, "On hold")

    expect(clinic.get_by_text("Helix Diagnostics asks")).to_be_visible()
    expect(clinic.get_by_role("main").get_by_text(QUESTION).first).to_be_visible()
    order_page.answer(clinic, ANSWER)
    expect_status(lab, "In progress")
    expect(order_page.current_step(lab)).to_contain_text(ANSWER, timeout=LIVE_WITHIN_MS)

    order_page.take(lab, "Complete")
    expect_status(clinic, "Completed")
    order_page.take(lab, "Deliver")
    order_page.confirm(lab, "Mark as delivered")
    expect_status(clinic, "Delivered")

    for page in (clinic, lab):
        expect_whole_story(page)
        page.reload()
        expect_whole_story(page)


def expect_status(page: Page, status: str) -> None:
    expect(order_page.status(page)).to_have_text(status, timeout=LIVE_WITHIN_MS)


def expect_whole_story(page: Page) -> None:
    expect(order_page.status(page)).to_have_text("Delivered")
    expect(order_page.current_step(page)).to_contain_text("Delivered")
    for who, what in (
        ("Amara Okafor, Riverside Family Clinic", "Submitted"),
        ("Rupinder Kaur, Helix Diagnostics", "Review started"),
        ("Rupinder Kaur, Helix Diagnostics", "Work started"),
        ("Rupinder Kaur, Helix Diagnostics", QUESTION),
        ("Amara Okafor, Riverside Family Clinic", ANSWER),
        ("Rupinder Kaur, Helix Diagnostics", "Completed"),
    ):
        step = order_page.timeline(page).get_by_role("listitem").filter(has_text=who).filter(has_text=what)
        expect(step.last).to_be_visible()
