"""What an administrator does, and what it does to others who are at work meanwhile."""

from collections.abc import Callable

import pytest
import requests
from playwright.sync_api import Page, expect
from requests.adapters import HTTPAdapter

from e2e.pages import bell, django_admin, lists, login
from e2e.people import PASSWORD, Colleague
from e2e.server import Server

CREATE = ("createsuperuser", "--noinput", "--username", "olive", "--email", "olive@example.org")
KILL = (
    "from notifications.models import EmailDelivery as E;"
    " E.objects.update(status='dead', finished_at='2026-01-01T00:00Z')"
)


@pytest.fixture
def admin(open_browser: Callable[..., Page]) -> Page:
    page = open_browser()
    django_admin.log_in(page)
    return page


def test_a_second_factor_is_set_up_before_anything_else_and_asked_for_ever_after(
    open_browser: Callable[..., Page], server: Server
) -> None:
    server.manage(*CREATE, DJANGO_SUPERUSER_PASSWORD=PASSWORD)
    page = open_browser()
    page.goto("/admin/orders/order/")
    django_admin.give_password(page, "olive")
    page.goto("/admin/")  # no way round
    expect(page.get_by_role("heading", name="Log in")).to_be_visible()

    page.goto("/admin/login/?next=/admin/orders/order/")
    django_admin.give_password(page, "olive")
    codes = django_admin.set_up_second_factor(page)
    page.get_by_role("link", name="I have kept them").click()
    expect(page.get_by_role("heading", name="Orders", level=1)).to_be_visible()

    page.get_by_role("button", name="Log out").click()
    page.goto("/admin/")
    django_admin.give_password(page, "olive")
    django_admin.give_code(page, "000000")
    expect(page.get_by_text("This code is wrong")).to_be_visible()
    django_admin.give_code(page, codes[0])
    expect(django_admin.home(page)).to_be_visible()


def test_a_locked_account_is_found_on_the_first_page_and_opened(
    admin: Page, open_browser: Callable[..., Page], server: Server
) -> None:
    guess_from_two_places(server.url, "petra")
    owner = open_browser()
    owner.goto("/login")
    login.log_in(owner, "petra")
    expect(owner.get_by_role("alert", name="Too many tries")).to_be_visible()

    admin.goto("/admin/")
    admin.get_by_role("main").get_by_role("link", name="petra", exact=True).click()
    django_admin.press(admin, "Unlock")

    owner.reload()
    login.log_in(owner, "petra")
    lists.expect_live(owner)
    admin.goto("/admin/accounts/user/?locked=yes")
    expect(admin.get_by_text("0 people")).to_be_visible()


def test_who_is_deactivated_is_out_at_once(
    admin: Page, visit: Callable[..., Page], open_browser: Callable[..., Page]
) -> None:
    page = visit("yuki")
    lists.expect_live(page)

    django_admin.run_action(admin, "/admin/accounts/user/?q=yuki", "yuki", "Deactivate")

    expect(page.get_by_text("Session ended")).to_be_visible()
    stranger = open_browser()
    stranger.goto("/login")
    login.log_in(stranger, "yuki")
    expect(stranger.get_by_role("alert", name="User name or password is wrong")).to_be_visible()

    django_admin.run_action(admin, "/admin/accounts/user/?q=yuki", "yuki", "Reactivate")
    stranger.reload()
    login.log_in(stranger, "yuki")
    lists.expect_live(stranger)


def test_what_was_written_is_opened_for_a_reason_and_the_clinic_hears_of_it(
    admin: Page, visit: Callable[..., Page], colleague: Callable[[str], Colleague]
) -> None:
    order = colleague("jonas").place_order(notes="Fasting since midnight.", client_reference="RX-77-31")
    clinic = visit("amara")
    lists.expect_live(clinic)
    page = f"/admin/orders/order/{order['id']}/change/"
    admin.goto(page)
    expect(admin.get_by_text("not shown to administrators without a reason")).to_be_visible()
    assert "Fasting" not in admin.content()
    assert "RX-77-31" not in admin.content()

    admin.get_by_role("link", name="Show what was written").click()
    admin.get_by_label("Reason").select_option("The clinic or the lab asked for help")
    admin.get_by_label("Ticket").fill("HELP-12")
    admin.get_by_role("button", name="Show it").click()

    expect(admin.get_by_text("Fasting since midnight.")).to_be_visible()
    expect(bell.toasts(clinic)).to_contain_text("Opened by an administrator")
    expect(bell.open_latest(clinic)).to_contain_text(order["number"])


def test_an_e_mail_that_was_given_up_is_tried_again(
    admin: Page, server: Server, colleague: Callable[[str], Colleague]
) -> None:
    order = colleague("leila").place_order()
    colleague("rupinder").take_step(order, "hold", note="Which one?")
    server.manage("shell", "-c", KILL)

    admin.goto("/admin/")
    admin.get_by_role("link", name="E-mails that could not be delivered").click()
    admin.get_by_role("row").filter(has_text="to leila").get_by_role("link").first.click()
    django_admin.press(admin, "Try again")

    expect(admin.get_by_text("Pending")).to_be_visible()


def test_a_relation_is_chosen_by_typing(admin: Page) -> None:
    admin.goto("/admin/orders/order/")
    admin.locator("#changelist-filter form").filter(has=admin.get_by_label("clinic")).locator(
        ".select2-selection"
    ).click()
    admin.locator(".select2-search__field").fill("Hillc")
    admin.get_by_role("option", name="Hillcrest Women's Health").click()
    admin.locator("#changelist-filter form").filter(has_text="Hillcrest").get_by_role(
        "button", name="Apply"
    ).click()

    rows = admin.locator("#result_list tbody tr")
    expect(rows.first).to_be_visible()
    assert set(rows.locator(".field-clinic").all_inner_texts()) == {"Hillcrest Women's Health"}


def guess_from_two_places(url: str, username: str) -> None:
    """As many wrong passwords as lock an account, from elsewhere on this machine."""
    for address in ("127.0.0.2", "127.0.0.3"):
        browser = requests.Session()
        adapter = HTTPAdapter()
        adapter.init_poolmanager(1, 1, source_address=(address, 0))
        browser.mount("http://", adapter)
        for _ in range(8):
            guess = {"username": username, "password": "not the password"}
            browser.post(f"{url}/api/auth/login/", json=guess, timeout=30)
