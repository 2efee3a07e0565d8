"""The administration, through its real pages."""

from base64 import b32decode
from typing import Any

from django_otp.oath import totp
from playwright.sync_api import Locator, Page, expect

from e2e.people import PASSWORD

# Site → the cookies of its administrator's first log-in: a code works once, so that the others would have to wait.
_kept: dict[str, list[Any]] = {}


def log_in(page: Page) -> None:
    """As the demo world's administrator, who sets up a second factor the first time."""
    page.goto("/admin/")
    site = page.evaluate("location.origin")
    if site in _kept:
        page.context.add_cookies(_kept[site])
        page.goto("/admin/")
    else:
        give_password(page, "admin")
        set_up_second_factor(page)
        page.get_by_role("link", name="I have kept them").click()
        _kept[site] = [cookie for cookie in page.context.cookies() if cookie["name"] == "sessionid"]
    expect(home(page)).to_be_visible()


def home(page: Page) -> Locator:
    return page.get_by_role("heading", name="What needs doing")


def give_password(page: Page, username: str, password: str = PASSWORD) -> None:
    page.get_by_label("User name or e-mail address").fill(username)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Log in").click()


def give_code(page: Page, code: str) -> None:
    page.get_by_label("Code").fill(code)
    page.get_by_role("button", name="Go on").click()


def set_up_second_factor(page: Page) -> list[str]:
    """Type the secret into an authenticator, give its code; returns the recovery codes."""
    expect(page.get_by_role("img", name="QR code")).to_be_visible()
    secret = page.locator("code.secret").inner_text()
    page.get_by_label("Code").fill(f"{totp(b32decode(secret)):06d}")
    page.get_by_role("button", name="Set up").click()
    expect(page.get_by_role("heading", name="Keep your recovery codes")).to_be_visible()
    return page.locator(".recovery-codes code").all_inner_texts()


def run_action(page: Page, list_path: str, row: str, action: str) -> None:
    """Tick the row, choose the action whose name begins so, read what it will do, and confirm."""
    page.goto(list_path)
    page.get_by_role("row").filter(has_text=row).get_by_role("checkbox").check()
    choice = page.get_by_label("Action:")
    choice.select_option(choice.locator("option", has_text=action).inner_text())
    page.get_by_role("button", name="Go", exact=True).click()
    confirm(page)


def press(page: Page, action: str) -> None:
    """The same from the row's own page."""
    page.get_by_role("button", name=action, exact=True).click()
    confirm(page)


def confirm(page: Page) -> None:
    expect(page.get_by_text("It is recorded under your name.")).to_be_visible()
    page.locator("form.confirm input[type=submit]").click()
    expect(page.locator(".messagelist .success")).to_be_visible()


def take_step(page: Page, order_id: str, step: str, note: str) -> None:
    page.goto(f"/admin/orders/order/{order_id}/change/")
    page.get_by_role("link", name="Take a step").click()
    page.get_by_label("Step").select_option(step)
    page.get_by_label("Note").fill(note)
    page.get_by_role("button", name="Take the step").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
