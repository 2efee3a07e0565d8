"""Every page of the administration keeps the content security policy and can be used by everybody."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from e2e.accessibility import axe_source
from e2e.pages import django_admin
from e2e.people import Colleague
from e2e.test_policy import expect_kept, watched  # noqa: F401

LISTS = (
    "orders/order",
    "orders/orderevent",
    "accounts/organization",
    "accounts/user",
    "accounts/membership",
    "accounts/invitation",
    "accounts/session",
    "notifications/notification",
    "notifications/emaildelivery",
    "notifications/letter",
    "audit/auditevent",
)
OTHERS = (
    "",
    "orders/",
    "orders/order/?late=stuck&q=nowhere",
    "accounts/organization/add/",
    "accounts/user/add/",
    "accounts/membership/add/",
    "password_change/",
)
OF_AN_ORDER = ("step", "open", "history")
# What Django's own templates and its select2 get wrong.
DJANGOS_OWN = ("aria-input-field-name", "label-title-only", "empty-table-header")
RUN = """rules => axe.run('html', {
  resultTypes: ['violations'], rules: Object.fromEntries(rules.map((rule) => [rule, { enabled: false }])),
})"""


@pytest.fixture
def something_everywhere(colleague: Callable[[str], Colleague]) -> None:
    amara = colleague("amara")
    order = amara.place_order()
    colleague("rupinder").take_step(order, "hold", note="Which one?")
    amara.ask("POST", "/api/invitations/", email=f"{order['number'].lower()}@example.org", role="staff")


def pages(page: Page) -> Iterator[str]:
    """Open one after the other; yields where it is."""
    for path in OTHERS:
        yield go(page, f"/admin/{path}")
    for path in LISTS:
        yield go(page, f"/admin/{path}/")
        page.locator("#result_list tbody tr th a").first.click()
        page.wait_for_load_state()
        yield path
        if path == "orders/order":
            order = page.url.removesuffix("change/")
            for name in OF_AN_ORDER:
                yield go(page, f"{order}{name}/")


def go(page: Page, path: str) -> str:
    page.goto(path)
    return path


def test_no_page_goes_against_the_policy(watched: Page, something_everywhere: None) -> None:  # noqa: F811
    watched.goto("/admin/login/")
    expect_kept(watched)
    django_admin.log_in(watched)
    for _ in pages(watched):
        expect_kept(watched)


def test_pages_are_accessible_as_far_as_they_are_ours(
    open_browser: Callable[..., Page], something_everywhere: None
) -> None:
    page = open_browser(reduced_motion="reduce")
    django_admin.log_in(page)
    faults = []
    for path in pages(page):
        page.evaluate(axe_source())
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            page.evaluate("Promise.all(document.getAnimations().map((each) => each.finished))")
            for found in page.evaluate(RUN, DJANGOS_OWN)["violations"]:
                faults += [f"{path}, {scheme}: {found['id']}: {node['html']}" for node in found["nodes"]]
    assert not faults, "\n".join(faults)
