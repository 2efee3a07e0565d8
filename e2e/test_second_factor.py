"""The second factor: set up, asked for, required."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from e2e.letters import Letters
from e2e.one_time_codes import one_time_code
from e2e.pages import login, settings
from e2e.people import PASSWORD


def test_it_is_set_up_asked_for_and_replaced_by_a_recovery_code(
    visit: Callable[..., Page], open_browser: Callable[..., Page]
) -> None:
    page = visit("ingrid", "/settings/security")
    secret = settings.begin_second_factor(page)
    codes = settings.turn_on(page, one_time_code(secret))
    expect(page.get_by_text("10 of 10 recovery codes left")).to_be_visible()

    other = open_browser()
    other.goto("/login")
    login.log_in(other, "ingrid")
    expect(other.get_by_role("heading", name="Confirm that it is you")).to_be_visible()
    code = other.get_by_label("Code from your authenticator app")
    expect(code).to_be_focused()
    code.fill("000000")
    other.get_by_role("button", name="Log in", exact=True).click()
    expect(other.get_by_text("This code is wrong")).to_be_visible()
    other.get_by_role("button", name=re.compile("use a recovery code")).click()
    other.get_by_label("Recovery code").fill(codes[0])
    other.get_by_role("button", name="Log in", exact=True).click()
    settings.expect_at(other, "Helix")

    page.reload()
    expect(page.get_by_text("9 of 10 recovery codes left")).to_be_visible()


def test_it_is_switched_off_with_password_and_code(open_browser: Callable[..., Page]) -> None:
    page = open_browser()
    login.register(page, "A clinic", "Hasty Clinic", "hasty")
    settings.expect_at(page, "Hasty Clinic")
    page.goto("/settings/security")
    codes = settings.turn_on(page, one_time_code(settings.begin_second_factor(page)))
    page.get_by_role("button", name="Turn off").click()
    dialog = page.get_by_role("dialog", name="Turn the second factor off")
    settings.prove_oneself(dialog, "not-the-password", codes[0], "Turn off")
    expect(dialog.get_by_label("Your password")).to_have_accessible_description("This is not your password.")
    settings.prove_oneself(dialog, PASSWORD, codes[0], "Turn off")
    expect(dialog).to_be_hidden()
    expect(page.get_by_role("button", name="Set up")).to_be_visible()

    other = open_browser()
    other.goto("/login")
    login.log_in(other, "hasty")
    settings.expect_at(other, "Hasty Clinic")


def test_an_organization_that_requires_it_lets_nobody_in_without(
    open_browser: Callable[..., Page], letters: Letters
) -> None:
    page = open_browser()
    login.register(page, "A clinic", "Careful Clinic", "careful")
    settings.expect_at(page, "Careful Clinic")
    page.goto("/settings/organization")
    page.get_by_label("Require a second factor").check()
    page.get_by_role("button", name="Save rules").click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_role("link", name="Set up your own second factor first").click()
    settings.turn_on(page, one_time_code(settings.begin_second_factor(page)))
    page.goto("/settings/organization")
    page.get_by_label("Require a second factor").check()
    page.get_by_role("button", name="Save rules").click()
    expect(page.get_by_text("Saved.", exact=True)).to_be_visible()
    page.goto("/settings/security")
    expect(page.get_by_text("Required where you work")).to_be_visible()
    expect(page.get_by_role("button", name="Turn off")).to_be_hidden()

    page.goto("/settings/members")
    settings.invite(page, "lina@example.org")
    guest = open_browser()
    guest.goto(letters.link("lina@example.org", "invitation"))
    settings.join(guest, "Careful Clinic", "Lina")
    login.log_in(guest, "lina")
    guest.get_by_role("button", name="Set it up now").click()
    settings.turn_on(guest, one_time_code(settings.secret(guest)))
    settings.expect_at(guest, "Careful Clinic")
    page.reload()
    expect(settings.member(page, "lina@example.org")).to_contain_text("Second factor")
