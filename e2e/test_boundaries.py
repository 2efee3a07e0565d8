"""Who may not, does not see; who was shown the door, comes back to where they were."""

import re
import uuid
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from e2e.pages import django_admin, lists, login, order_page
from e2e.people import Colleague, has_session

STEPS = re.compile(
    r"^(Review|Start|Complete|Deliver|Resume|More for|Answer|Edit|Submit|New order|Repeat|Send|Select)\b"
)


@pytest.mark.parametrize(("viewer", "worker"), [("petra", "amara"), ("ingrid", "rupinder")])
def test_a_viewer_reads_everything_and_is_offered_nothing(
    visit: Callable[..., Page], colleague: Callable[[str], Colleague], viewer: str, worker: str
) -> None:
    order = colleague("amara").place_order()
    colleague("rupinder").take_step(order, "hold", note="Which one?")
    page = visit(viewer, "/dashboard?view=all")
    lists.expect_loaded(page)
    expect(lists.row(page, order["number"])).to_contain_text("On hold")
    expect(offers(page)).to_have_count(0)

    lists.open_order(page, order["number"])
    expect(page.get_by_text("Which one?").first).to_be_visible()
    expect(offers(page)).to_have_count(0)

    page.goto(f"/orders/{order['id']}")
    expect(order_page.status(page)).to_have_text("On hold")
    expect(offers(page)).to_have_count(0)

    works = visit(worker, f"/orders/{order['id']}")
    expect(offers(works).first).to_be_visible()


@pytest.mark.parametrize(
    ("who", "why"),
    [("rupinder", "Only clinics place orders"), ("petra", "Your role reads only")],
)
def test_who_cannot_order_is_told_why(visit: Callable[..., Page], who: str, why: str) -> None:
    page = visit(who, "/orders/new")
    expect(page.get_by_role("heading", name=why)).to_be_visible()
    expect(page.get_by_role("button", name="Submit order")).to_be_hidden()
    page.get_by_role("main").get_by_role("link", name=re.compile("Go to the")).click()
    lists.expect_loaded(page)


def test_another_clinics_order_looks_like_one_that_never_was(
    visit: Callable[..., Page], colleague: Callable[[str], Colleague]
) -> None:
    foreign = colleague("leila").place_order()
    page = visit("amara")
    shown = {what_stands_at(page, f"/orders/{id}") for id in (foreign["id"], uuid.uuid4(), "nonsense")}
    assert len(shown) == 1
    assert "This does not exist, or you cannot see it" in shown.pop()


def test_a_log_out_leaves_every_tab(visit: Callable[..., Page]) -> None:
    page = visit("jonas")
    other = page.context.new_page()
    other.goto("/settings")
    lists.expect_live(other)

    page.get_by_role("button", name="account of Jonas Lindqvist").click()
    page.get_by_role("menuitem", name="Log out").click()
    for tab in (page, other):
        expect(tab.get_by_role("heading", name="Log in", level=1)).to_be_visible()
        tab.reload()
        expect(tab.get_by_role("heading", name="Log in", level=1)).to_be_visible()
        assert not has_session(tab)


def test_a_session_an_administrator_ends_is_taken_up_again_where_it_was(
    visit: Callable[..., Page], open_browser: Callable[..., Page], colleague: Callable[[str], Colleague]
) -> None:
    order = colleague("leila").place_order()
    page = visit("tomas", f"/orders/{order['id']}")
    lists.expect_live(page)

    admin = open_browser()
    django_admin.log_in(admin)
    django_admin.run_action(admin, "/admin/accounts/user/?q=tomas", "tomas", "End every session")

    expect(page.get_by_text("Session ended")).to_be_visible()
    login.log_in(page, "tomas")
    assert order_page.number(page) == order["number"]


def offers(page: Page) -> Locator:
    main = page.get_by_role("main")
    return main.get_by_role("button", name=STEPS).or_(main.get_by_role("link", name=STEPS))


def what_stands_at(page: Page, path: str) -> str:
    """The page's words, without the request id, and its title."""
    page.goto(path)
    expect(page.get_by_role("alert")).to_be_visible()
    request_id = page.locator("code").inner_text()
    return page.title() + page.get_by_role("main").inner_text().replace(request_id, "")
