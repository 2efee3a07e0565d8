"""axe finds nothing: on every page, at three widths, in light and dark, and in what opens above a page."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from e2e.accessibility import expect_accessible
from e2e.one_time_codes import one_time_code
from e2e.pages import bell, lists, login, settings
from e2e.people import PASSWORD, Colleague, log_in
from e2e.server import Server

OVERLAY = "[role=dialog], [role=menu]"


@pytest.fixture(scope="session")
def orders(server: Server) -> dict[str, str]:
    """The addresses of one order of each look."""
    clinic, lab = (Colleague(server.url, name) for name in ("amara", "rupinder"))
    placed = {name: clinic.place_order(notes=f"A {name} order.") for name in ("open", "held", "rejected")}
    lab.take_step(placed["held"], "hold", note="Serum or plasma?")
    lab.take_step(placed["rejected"], "reject", reason_code="duplicate", note="We have it already.")
    return {name: order["id"] for name, order in placed.items()}


@pytest.mark.parametrize(
    "path", ["/login", "/register", "/password-reset", "/password-reset/new", "/invitation", "/email-change"]
)
def test_a_page_for_everybody_is_accessible(open_browser: Callable[..., Page], path: str) -> None:
    page = open_browser()
    page.goto(path)
    expect_settled(page)
    expect_accessible(page)


@pytest.mark.parametrize(
    ("who", "path"),
    [
        ("amara", "/dashboard?view=all&size=25"),
        ("amara", "/orders/new"),
        ("amara", "/orders/{open}"),
        ("amara", "/orders/{held}"),
        ("amara", "/orders/{rejected}"),
        ("amara", "/notifications"),
        ("amara", "/settings/profile"),
        ("amara", "/settings/security"),
        ("amara", "/settings/sessions"),
        ("amara", "/settings/notifications"),
        ("amara", "/settings/appearance"),
        ("amara", "/settings/organization"),
        ("amara", "/settings/members"),
        ("petra", "/settings/members"),
        ("amara", "/settings/activity?size=25"),
        ("amara", "/settings/activity?outcome=failed"),
        ("amara", "/nowhere"),
        ("rupinder", "/dashboard?view=all&size=25"),
        ("rupinder", "/dashboard?order={open}"),
        ("rupinder", "/orders/new"),
        ("rupinder", "/orders/{open}"),
        ("rupinder", "/orders/{held}"),
        ("rupinder", "/orders/{rejected}"),
    ],
)
def test_a_page_is_accessible(
    visit: Callable[..., Page], orders: dict[str, str], who: str, path: str
) -> None:
    page = visit(who, path.format(**orders))
    expect_settled(page)
    expect_accessible(page)


def open_bell(page: Page) -> None:
    expect(bell.open_latest(page)).to_be_visible()


def open_account(page: Page) -> None:
    page.get_by_role("button", name="Account of").click()


def open_filter(page: Page) -> None:
    page.get_by_role("button", name="Filter", exact=True).click()


def open_shortcuts(page: Page) -> None:
    page.keyboard.press("?")


def open_menu(page: Page) -> None:
    page.get_by_role("button", name="More for").first.click()


def open_rejection(page: Page) -> None:
    open_menu(page)
    page.get_by_role("menuitem", name="Reject").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Reject order").click()
    expect(dialog.get_by_text("Choose a reason.")).to_be_visible()


@pytest.mark.parametrize(
    ("path", "show"),
    [
        ("/dashboard", open_bell),
        ("/dashboard", open_account),
        ("/dashboard", open_filter),
        ("/dashboard", open_shortcuts),
        ("/orders/{open}", open_menu),
        ("/orders/{open}", open_rejection),
    ],
)
def test_what_opens_above_a_page_is_accessible(
    visit: Callable[..., Page], orders: dict[str, str], path: str, show: Callable[[Page], None]
) -> None:
    page = visit("rupinder", path.format(**orders), reduced_motion="reduce")
    lists.expect_live(page)
    show(page)
    expect(page.locator(OVERLAY)).to_be_visible()
    expect_accessible(page, within=OVERLAY)


@pytest.mark.parametrize(
    ("path", "button"),
    [
        ("/settings/members", "Remove Jonas Lindqvist"),
        ("/settings/sessions", "End all others"),
        ("/settings/profile", "Leave"),
        ("/settings/activity", "Filter"),
    ],
)
def test_a_dialog_of_the_settings_is_accessible(visit: Callable[..., Page], path: str, button: str) -> None:
    log_in(visit("amara").context, "amara")
    page = visit("amara", path, reduced_motion="reduce")
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.locator(OVERLAY)).to_be_visible()
    expect_accessible(page, within=OVERLAY)


def test_an_invitation_with_faults_is_accessible(visit: Callable[..., Page]) -> None:
    page = visit("amara", "/settings/members")
    page.get_by_label("E-mail address").fill("nowhere")
    page.get_by_role("button", name="Invite", exact=True).click()
    expect(page.get_by_label("E-mail address")).to_have_attribute("aria-invalid", "true")
    expect_accessible(page)


def test_the_lock_screen_is_accessible(open_browser: Callable[..., Page]) -> None:
    page = open_browser(reduced_motion="reduce")
    log_in(page.context, "jonas")
    page.clock.install()
    page.goto("/dashboard")
    lists.expect_live(page)
    page.clock.fast_forward("14:20")
    expect(page.get_by_text("Are you still there?")).to_be_visible()
    expect_accessible(page, within="[role=alert]")
    page.clock.fast_forward("15:00")
    expect(page.get_by_role("dialog", name="Locked")).to_be_visible()
    expect_accessible(page, within=OVERLAY)


def test_each_step_of_the_second_factor_is_accessible(open_browser: Callable[..., Page]) -> None:
    page = open_browser(reduced_motion="reduce")
    login.register(page, "A clinic", "Open Door Clinic", "opendoor")
    settings.expect_at(page, "Open Door Clinic")
    page.goto("/settings/security")
    page.get_by_role("button", name="Set up").click()
    expect_accessible(page)
    page.get_by_label("Your password").fill(PASSWORD)
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("Code from your authenticator app").fill(one_time_code(settings.secret(page)))
    expect_accessible(page)
    page.get_by_role("button", name="Turn on").click()
    expect(page.get_by_role("list", name="Recovery codes")).to_be_visible()
    expect_accessible(page)
    page.get_by_label("I have kept the recovery codes").check()
    page.get_by_role("button", name="Done").click()
    page.get_by_role("button", name="Turn off").click()
    expect(page.get_by_role("dialog", name="Turn the second factor off")).to_be_visible()
    expect_accessible(page, within=OVERLAY)

    other = open_browser()
    other.goto("/login")
    login.log_in(other, "opendoor")
    expect(other.get_by_role("heading", name="Confirm that it is you")).to_be_visible()
    expect_accessible(other)


def test_a_form_with_faults_is_accessible(visit: Callable[..., Page]) -> None:
    page = visit("amara", "/orders/new")
    page.get_by_role("button", name="Submit order").click()
    expect(page.get_by_role("alert")).to_be_visible()
    expect_accessible(page)


def expect_settled(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.wait_for_load_state("networkidle")
