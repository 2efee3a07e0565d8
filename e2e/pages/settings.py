"""/settings and what belongs to it: members, invitations, the second factor."""

import re

from playwright.sync_api import Locator, Page, expect

from e2e.people import PASSWORD


def invite(page: Page, address: str, role: str = "Staff") -> None:
    page.get_by_label("E-mail address").fill(address)
    page.get_by_label("Role", exact=True).select_option(label=role)
    page.get_by_role("button", name="Invite", exact=True).click()
    expect(invitation(page, address)).to_contain_text("Waiting")


def invitation(page: Page, address: str) -> Locator:
    return page.get_by_role("list", name="Invitations").get_by_role("listitem").filter(has_text=address).first


def join(page: Page, organization: str, name: str) -> None:
    """Follow an invitation as somebody new, whose user name is the lower-case first name."""
    page.get_by_label("First name").fill(name)
    page.get_by_label("User name").fill(name.lower())
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name=f"Join {organization}").click()


def member(page: Page, name: str) -> Locator:
    return page.get_by_role("list", name="Members").get_by_role("listitem").filter(has_text=name)


def sessions(page: Page) -> Locator:
    return page.get_by_role("list", name="Sessions").get_by_role("listitem")


def begin_second_factor(page: Page) -> str:
    """From the button to the code's field; returns the secret an app would keep."""
    page.get_by_role("button", name="Set up").click()
    page.get_by_label("Your password").fill(PASSWORD)
    page.get_by_role("button", name="Continue").click()
    return secret(page)


def secret(page: Page) -> str:
    return page.locator("code").inner_text().replace(" ", "")


def turn_on(page: Page, code: str) -> list[str]:
    """Show the first code and keep the recovery codes, which it returns."""
    page.get_by_label("Code from your authenticator app").fill(code)
    page.get_by_role("button", name="Turn on").click()
    codes = page.get_by_role("list", name="Recovery codes").get_by_role("listitem")
    expect(codes).to_have_count(10)
    kept = codes.all_inner_texts()
    page.get_by_label("I have kept the recovery codes").check()
    page.get_by_role("button", name="Done").click()
    return kept


def prove_oneself(dialog: Locator, password: str, code: str, confirm: str) -> None:
    """Password and code, before something about the second factor changes."""
    dialog.get_by_label("Your password").fill(password)
    dialog.get_by_label("Code from your authenticator app").fill(code)
    dialog.get_by_role("button", name=confirm).click()


def expect_at(page: Page, organization: str) -> None:
    """The page acts for that organization."""
    navigation = page.get_by_role("navigation", name="Main", exact=True)
    expect(navigation.get_by_text(organization)).to_be_visible()


def switch_to(page: Page, organization: str) -> None:
    page.get_by_role("button", name=re.compile("account of")).click()
    page.get_by_role("menuitem", name=re.compile(organization)).click()
