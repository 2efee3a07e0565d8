"""/login and /register."""

from playwright.sync_api import Page

from e2e.people import PASSWORD


def log_in(page: Page, username: str) -> None:
    page.get_by_label("User name or e-mail address").fill(username)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Log in", exact=True).click()


def register(page: Page, side: str, organization: str, username: str) -> None:
    """Fill in the registration for "A clinic" or "A lab" and send it."""
    page.goto("/register")
    page.get_by_role("radio", name=side).check()
    page.get_by_label("Name of the").fill(organization)
    page.get_by_label("User name").fill(username)
    page.get_by_label("E-mail address").fill(f"{username}@example.org")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Register").click()
