"""New organizations, and the administrator who lets a lab in."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from e2e.pages import bell, django_admin, lists, login, order_form, order_page
from e2e.people import Colleague


@pytest.fixture
def admin(open_browser: Callable[..., Page]) -> Page:
    page = open_browser()
    django_admin.log_in(page)
    return page


def test_a_clinic_registers_and_is_shown_how_it_goes(open_browser: Callable[..., Page]) -> None:
    page = open_browser()
    login.register(page, "A clinic", "Lakeside Practice", "lakeside")
    expect(page.get_by_role("heading", name="No orders yet")).to_be_visible()
    page.get_by_role("main").get_by_role("link", name="New order").click()
    number = order_form.place_order(page, "Our first one.")
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Orders").click()
    expect(lists.row(page, number)).to_be_visible()


def test_what_a_registration_lacks_is_said_at_its_field(open_browser: Callable[..., Page]) -> None:
    page = open_browser()
    login.register(page, "A clinic", "Another Riverside", "amara")
    expect(page.get_by_role("alert")).to_be_focused()
    page.get_by_role("alert").get_by_role("link", name="This user name is taken.").click()
    expect(page.get_by_label("User name")).to_be_focused()
    expect(page.get_by_label("Name of the clinic")).to_have_value("Another Riverside")


def test_a_lab_waits_until_an_administrator_lets_it_in(
    open_browser: Callable[..., Page], visit: Callable[..., Page], admin: Page
) -> None:
    lab = open_browser()
    login.register(lab, "A lab", "Fenland Laboratory", "fenland")
    waiting = lab.get_by_text("Fenland Laboratory is waiting for approval")
    expect(waiting).to_be_visible()
    lists.expect_live(lab)
    clinic = visit("amara", "/orders/new")
    clinic.get_by_role("combobox", name="Lab").fill("Fenland")
    expect(clinic.get_by_text("No lab of that name takes orders.")).to_be_visible()

    approval = "/admin/accounts/organization/?approval=waiting"
    django_admin.run_action(admin, approval, "Fenland Laboratory", "Approve the selected labs")

    expect(bell.toasts(lab)).to_contain_text("Lab approved")
    expect(waiting).to_be_hidden()
    clinic.reload()
    number = order_form.place_order(clinic, "Welcome.", lab="Fenland Laboratory")
    expect(lists.row(lab, number)).to_be_visible()


def test_a_step_of_an_administrator_is_recorded_by_name(
    visit: Callable[..., Page], colleague: Callable[[str], Colleague], admin: Page
) -> None:
    order = colleague("amara").place_order()
    clinic = visit("amara", f"/orders/{order['id']}")
    lists.expect_live(clinic)
    django_admin.take_step(admin, order["id"], "hold", "The courier asks for the address.")
    expect(order_page.status(clinic)).to_have_text("On hold")
    expect(order_page.current_step(clinic)).to_contain_text("Avery Stone")
    expect(order_page.current_step(clinic)).to_contain_text("The courier asks for the address.")
