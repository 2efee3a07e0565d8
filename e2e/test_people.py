"""An organization's people: invited, joined, given roles, moved between organizations."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from drills.installation import wait_for
from e2e.letters import Letters
from e2e.pages import login, settings
from e2e.people import PASSWORD, Colleague


def test_who_is_invited_joins_and_is_given_a_role(
    visit: Callable[..., Page], open_browser: Callable[..., Page], letters: Letters
) -> None:
    admin = visit("amara", "/settings/members")
    settings.invite(admin, "ines@example.org")
    link = letters.link("ines@example.org", "invitation")

    guest = open_browser()
    guest.goto(link)
    expect(guest.get_by_role("heading", name="Join Riverside Family Clinic")).to_be_visible()
    expect(guest).to_have_url("/invitation")
    settings.join(guest, "Riverside Family Clinic", "Ines")
    settings.expect_at(guest, "Riverside Family Clinic")
    expect(guest.get_by_role("navigation", name="Main", exact=True)).to_contain_text("New order")

    admin.reload()
    expect(settings.invitation(admin, "ines@example.org")).to_contain_text("Accepted")
    role = settings.member(admin, "ines@example.org").get_by_label("Role of Ines")
    role.select_option(label="Viewer")
    expect(guest.get_by_text("Session ended")).to_be_visible()
    login.log_in(guest, "ines")
    settings.expect_at(guest, "Riverside Family Clinic")
    expect(guest.get_by_role("navigation", name="Main", exact=True)).not_to_contain_text("New order")

    guest.goto(link)
    expect(guest.get_by_text("This invitation no longer works")).to_be_visible()


def test_who_has_an_account_joins_with_one_press_and_switches_in_every_tab(
    visit: Callable[..., Page], letters: Letters
) -> None:
    admin = visit("amara", "/settings/members")
    settings.invite(admin, "leila@hillcrest.example.org", "Viewer")
    link = letters.link("leila@hillcrest.example.org", "invitation")

    stranger = visit("petra", link)
    expect(stranger.get_by_text("This invitation is for another address")).to_be_visible()

    page = visit("leila", "/orders/new")
    settings.expect_at(page, "Hillcrest")
    other = page.context.new_page()
    other.goto(link)
    other.get_by_role("button", name="Join Riverside Family Clinic").click()
    for tab in (page, other):
        settings.expect_at(tab, "Riverside Family Clinic")
        expect(tab).to_have_url("/dashboard")

    settings.switch_to(page, "Hillcrest")
    for tab in (page, other):
        settings.expect_at(tab, "Hillcrest")


def test_the_last_administrator_stays_and_others_are_told_who_can(visit: Callable[..., Page]) -> None:
    admin = visit("rupinder", "/settings/members")
    own = settings.member(admin, "(you)")
    expect(own).to_contain_text("The last administrator stays one")
    expect(own.get_by_role("combobox")).to_be_disabled()

    page = visit("jonas", "/settings/members")
    expect(page.get_by_role("heading", name="Only administrators manage this")).to_be_visible()
    navigation = page.get_by_role("navigation", name="Settings")
    expect(navigation).to_contain_text("Sessions")
    expect(navigation).not_to_contain_text("Members")


def test_an_administrator_keeps_the_organization_up_to_date(
    visit: Callable[..., Page], colleague: Callable[[str], Colleague]
) -> None:
    page = visit("rupinder", "/settings/organization")
    page.get_by_label("Phone").fill("+44 20 7946 0999")
    page.get_by_role("button", name="Add hours on Sunday").click()
    page.get_by_role("button", name="Save organization").click()
    expect(page.get_by_text("Saved.", exact=True)).to_be_visible()
    kept = colleague("rupinder").ask("GET", "/api/organization/")
    assert kept["phone"] == "+44 20 7946 0999"
    assert len(kept["opening_hours"]["sun"]) == 1


def test_a_forgotten_password_is_set_anew_once(open_browser: Callable[..., Page], letters: Letters) -> None:
    page = open_browser()
    page.goto("/login")
    page.get_by_role("link", name="Forgot your password?").click()
    page.get_by_label("E-mail address").fill("tomas@hillcrest.example.org")
    page.get_by_role("button", name="Send the link").click()
    expect(page.get_by_text("a letter with a link is on its way")).to_be_visible()

    link = letters.link("tomas@hillcrest.example.org", "password-reset")
    page.goto(link)
    page.get_by_label("New password").fill(PASSWORD)
    page.get_by_role("button", name="Set password").click()
    expect(page.get_by_text("Your password is changed")).to_be_visible()
    login.log_in(page, "tomas")
    settings.expect_at(page, "Hillcrest")

    page.goto(link)
    page.get_by_label("New password").fill(PASSWORD)
    page.get_by_role("button", name="Set password").click()
    expect(page.get_by_role("link", name=re.compile("Ask for a new link"))).to_be_visible()


def test_a_new_address_counts_once_its_letter_is_answered(
    open_browser: Callable[..., Page], letters: Letters
) -> None:
    page = open_browser()
    login.register(page, "A clinic", "Harbour Clinic", "harbour")
    settings.expect_at(page, "Harbour Clinic")
    page.goto("/settings/profile")
    page.get_by_role("button", name="Change address").click()
    page.get_by_label("New e-mail address").fill("harbour.new@example.org")
    page.get_by_label("Your password").fill(PASSWORD)
    page.get_by_role("button", name="Send the letter").click()
    expect(page.get_by_text("Look into your mail")).to_be_visible()
    link = letters.link("harbour.new@example.org", "email-change")
    wait_for(
        lambda: any("address" in text for text in letters.texts("harbour@example.org")),
        "nobody told the old address",
    )
    page.reload()
    expect(page.get_by_text("harbour@example.org", exact=True)).to_be_visible()

    mail = page.context.new_page()
    mail.goto(link)
    mail.get_by_role("button", name="Confirm the new address").click()
    expect(mail.get_by_text("Your e-mail address is changed")).to_be_visible()
    mail.get_by_role("link", name="Go on").click()
    settings.expect_at(mail, "Harbour Clinic")
    mail.goto("/settings/profile")
    expect(mail.get_by_text("harbour.new@example.org", exact=True)).to_be_visible()

    other = open_browser()
    other.goto("/login")
    login.log_in(other, "harbour.new@example.org")
    settings.expect_at(other, "Harbour Clinic")
    other.goto(link)
    other.get_by_role("button", name="Confirm the new address").click()
    expect(other.get_by_text("This link no longer works")).to_be_visible()


def test_who_leaves_is_out_in_every_tab_and_cannot_come_back(
    visit: Callable[..., Page], open_browser: Callable[..., Page], letters: Letters
) -> None:
    admin = visit("daniel", "/settings/members")
    settings.invite(admin, "nora@example.org")
    page = open_browser()
    page.goto(letters.link("nora@example.org", "invitation"))
    settings.join(page, "Northgate Pathology", "Nora")
    settings.expect_at(page, "Northgate Pathology")
    other = page.context.new_page()
    other.goto("/dashboard")
    settings.expect_at(other, "Northgate Pathology")

    page.goto("/settings/profile")
    page.get_by_role("button", name="Leave").click()
    dialog = page.get_by_role("dialog", name="Leave Northgate Pathology?")
    dialog.get_by_role("button", name="Leave").click()
    for tab in (page, other):
        expect(tab.get_by_role("heading", name="Log in", level=1)).to_be_visible()
    admin.reload()
    expect(settings.member(admin, "(you)")).to_be_visible()
    expect(settings.member(admin, "nora@example.org")).to_have_count(0)
    login.log_in(page, "nora")
    expect(page.get_by_role("alert", name="User name or password is wrong")).to_be_visible()
