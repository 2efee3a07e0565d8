"""Sessions: seen, ended, locked when nobody is there."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from e2e.pages import login, order_form, settings
from e2e.people import PASSWORD, has_session, log_in

IDLE = "15:00"
NEARLY_IDLE = "14:20"


def test_a_session_that_is_ended_elsewhere_is_gone(visit: Callable[..., Page]) -> None:
    lost = visit("mateo")
    settings.expect_at(lost, "Helix")
    page = visit("mateo", "/settings/sessions")
    expect(settings.sessions(page).first).to_contain_text("This one")
    page.get_by_role("button", name="End all others").click()
    page.get_by_role("dialog").get_by_role("button", name="End them").click()
    expect(settings.sessions(page)).to_have_count(1)
    expect(lost.get_by_text("Session ended")).to_be_visible()


def test_a_screen_left_alone_locks_and_comes_back_as_it_was(open_browser: Callable[..., Page]) -> None:
    page, other = two_tabs(open_browser)
    page.clock.fast_forward(NEARLY_IDLE)
    expect(page.get_by_text("Are you still there?")).to_be_visible()
    page.mouse.move(300, 300)
    expect(page.get_by_text("Are you still there?")).to_be_hidden()

    page.clock.fast_forward(IDLE)
    for tab in (page, other):
        expect(lock(tab)).to_be_visible()
        expect(tab.get_by_role("main")).to_have_count(0)
        assert "Hartmann" not in tab.locator("body").aria_snapshot()
    expect(order_form.notes(page)).to_be_hidden()
    assert not has_session(page)

    unlock(page, "not-the-password")
    expect(lock(page).get_by_text("This password is wrong.")).to_be_visible()
    unlock(page, PASSWORD)
    expect(order_form.notes(page)).to_have_value("Hartmann, fasting")
    expect(order_form.notes(page)).to_be_focused()
    expect(lock(other)).to_be_hidden()
    settings.expect_at(other, "Riverside")


def test_a_locked_screen_that_is_loaded_anew_asks_for_a_log_in(open_browser: Callable[..., Page]) -> None:
    page, other = two_tabs(open_browser)
    page.clock.fast_forward(IDLE)
    expect(lock(page)).to_be_visible()
    other.reload()
    expect(other.get_by_role("heading", name="Log in", level=1)).to_be_visible()

    login.log_in(other, "jonas")
    settings.expect_at(other, "Riverside")
    expect(order_form.notes(page)).to_have_value("Hartmann, fasting")


def test_one_logs_out_of_a_locked_screen_in_every_tab(open_browser: Callable[..., Page]) -> None:
    page, other = two_tabs(open_browser)
    page.clock.fast_forward(IDLE)
    lock(page).get_by_role("button", name="Log out instead").click()
    for tab in (page, other):
        expect(tab.get_by_role("heading", name="Log in", level=1)).to_be_visible()


def two_tabs(open_browser: Callable[..., Page]) -> tuple[Page, Page]:
    """An order being written in one, the dashboard in the other."""
    page = open_browser()
    log_in(page.context, "jonas")
    page.clock.install()
    page.goto("/orders/new")
    order_form.notes(page).fill("Hartmann, fasting")
    other = page.context.new_page()
    other.goto("/dashboard")
    settings.expect_at(other, "Riverside")
    return page, other


def lock(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Locked")


def unlock(page: Page, password: str) -> None:
    lock(page).get_by_label("Password", exact=True).fill(password)
    lock(page).get_by_role("button", name="Unlock").click()
