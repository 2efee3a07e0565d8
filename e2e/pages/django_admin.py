"""The Django admin, through its real pages."""

from playwright.sync_api import Page, expect

from e2e.people import PASSWORD


def log_in(page: Page) -> None:
    page.goto("/admin/")
    page.get_by_label("Username").fill("admin")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("heading", name="Administration")).to_be_visible()


def run_action(page: Page, list_path: str, row: str, action: str) -> None:
    """Tick the row and run the action whose name begins so."""
    page.goto(list_path)
    page.get_by_role("row").filter(has_text=row).get_by_role("checkbox").check()
    choice = page.get_by_label("Action:")
    choice.select_option(choice.locator("option", has_text=action).inner_text())
    page.get_by_role("button", name="Go", exact=True).click()
    expect(page.locator(".messagelist .info")).to_be_visible()


def take_step(page: Page, order_id: str, step: str, note: str) -> None:
    page.goto(f"/admin/orders/order/{order_id}/change/")
    page.get_by_role("link", name="Take a step").click()
    page.get_by_label("Step").select_option(step)
    page.get_by_label("Note").fill(note)
    page.get_by_role("button", name="Take the step").click()
    expect(page.locator(".messagelist .info")).to_be_visible()
