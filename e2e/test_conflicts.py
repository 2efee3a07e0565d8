"""Two people and one order: whoever comes second learns who was first, and overwrites nothing."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from e2e.pages import lists, order_form, order_page
from e2e.people import Colleague

QUESTION = "Is the tube labelled?"


def test_a_question_typed_meanwhile_is_kept_when_a_colleague_starts_the_order(
    visit: Callable[..., Page], colleague: Callable[[str], Colleague]
) -> None:
    order = colleague("amara").place_order()
    first, second = (visit(name, f"/orders/{order['id']}") for name in ("rupinder", "mateo"))
    order_page.choose(second, "Put on hold")
    dialog = second.get_by_role("dialog")
    dialog.get_by_label("Question or reason for the clinic").fill(QUESTION)

    order_page.choose(first, "Start")
    expect(order_page.status(first)).to_have_text("In progress")
    dialog.get_by_role("button", name="Put on hold").click()

    expect(dialog.get_by_text("Changed by Rupinder Kaur")).to_be_visible()
    dialog.get_by_role("button", name="View changes").click()
    expect(dialog.get_by_text("Status: Submitted → In progress")).to_be_visible()
    expect(dialog.get_by_label("Question or reason for the clinic")).to_have_value(QUESTION)
    expect(order_page.status(first)).to_have_text("In progress")

    dialog.get_by_role("button", name="Reload").click()
    dialog.get_by_role("button", name="Put on hold").click()
    expect(order_page.status(first)).to_have_text("On hold")


def test_a_step_from_a_stale_page_is_refused_with_who_was_faster(
    visit: Callable[..., Page], colleague: Callable[[str], Colleague]
) -> None:
    order = colleague("amara").place_order()
    late = visit("mateo", "/settings")
    # A socket that opens and says nothing: the page goes on believing what it has loaded.
    late.route_web_socket("**/ws/**", lambda _: None)
    late.goto(f"/orders/{order['id']}")
    expect(order_page.step_button(late, "Review")).to_be_visible()
    colleague("rupinder").take_step(order, "start")

    order_page.take(late, "Review")
    expect(late.get_by_role("alert").filter(has_text="Changed by Rupinder Kaur")).to_be_visible()
    expect(order_page.status(late)).to_have_text("In progress")
    expect(order_page.step_button(late, "Complete")).to_be_enabled()
    expect(order_page.timeline(late).get_by_text("Review started")).to_be_hidden()


def test_two_who_edit_at_once_both_keep_their_words(
    visit: Callable[..., Page], colleague: Callable[[str], Colleague]
) -> None:
    order = colleague("amara").place_order(notes="Sodium.")
    first, second = (visit(name, f"/orders/{order['id']}") for name in ("jonas", "amara"))
    for page, text in ((first, "Sodium and potassium."), (second, "Sodium, urgent.")):
        page.get_by_role("button", name="Edit").click()
        order_form.notes(page).fill(text)
    first.get_by_role("button", name="Save").click()
    # The form holds these words too: only its going says that they were saved.
    expect(order_form.notes(first)).to_be_hidden()
    expect(content(first)).to_contain_text("Sodium and potassium.")

    second.get_by_role("button", name="Save").click()
    expect(second.get_by_text("Changed by Jonas Lindqvist")).to_be_visible()
    second.get_by_role("button", name="View changes").click()
    expect(second.get_by_text("“Sodium.” → “Sodium and potassium.”")).to_be_visible()
    expect(order_form.notes(second)).to_have_value("Sodium, urgent.")
    expect(content(first)).to_contain_text("Sodium and potassium.")


def test_a_double_click_places_one_order(visit: Callable[..., Page]) -> None:
    clinic = visit("amara", "/orders/new")
    order_form.choose_lab(clinic)
    order_form.reference(clinic).fill("DOUBLE-CLICK-1")
    clinic.get_by_role("button", name="Submit order").dblclick()
    number = order_page.number(clinic)

    clinic.goto("/dashboard?view=all")
    lists.search(clinic, "DOUBLE-CLICK-1")
    expect(clinic.locator("[data-row]")).to_have_count(1)
    expect(lists.row(clinic, number)).to_be_visible()


def content(page: Page) -> Locator:
    return page.get_by_role("region", name="Content")
