"""What people write is shown as they wrote it, to both sides and to administrators, and runs nowhere."""

import re
import uuid
from collections.abc import Callable

import pytest
import requests
from playwright.sync_api import Page, expect

from e2e.pages import bell, django_admin, lists, order_page
from e2e.people import HELIX, PASSWORD, Colleague, log_in
from e2e.server import Server

PAYLOADS = {
    "an image that fails": "<img src=x onerror=window.hacked=1>",
    "a script": "</textarea></title><script>window.hacked=1</script>",
    "an attribute that ends": "\"'> onmouseover=window.hacked=1 x=",
    "an address that is a script": "javascript:window.hacked=1//",
    "a formula": '=HYPERLINK("https://evil.example","x")',
    "a template": "{{constructor.constructor('window.hacked=1')()}}{% debug %}${7*7}",
    "text that turns around": "\u202egnp.exe",
    "entities": "&lt;script&gt; &#60;b&#62;",
}
payloads = pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)


class Writer(Colleague):
    """Somebody of a clinic of their own, who writes the payload wherever text is taken."""

    def __init__(self, server: Server, payload: str) -> None:
        self.payload, name = payload, f"w{uuid.uuid4().hex[:12]}"
        self.clinic = f"{payload} {name}"
        answer = requests.post(
            f"{server.url}/api/auth/register/",
            json={
                "username": name,
                "email": f"{name}@example.org",
                "password": PASSWORD,
                "organization_name": self.clinic,
            },
            timeout=30,
        )
        assert answer.status_code == 201, answer.text
        super().__init__(server.url, name)
        self.username = name
        self.ask("PATCH", "/api/auth/profile/", first_name=payload)
        self.ask("PATCH", "/api/organization/", address=payload, phone=payload[:20])
        reference = f"{payload[:40]} {name[:5]}"
        self.order = self.place_order(notes=payload, client_reference=reference)


@pytest.fixture
def quiet_browser(open_browser: Callable[..., Page]) -> Callable[[], Page]:
    """Opens pages of which none may show a dialog of a script's or report an error of one."""

    def open_quiet() -> Page:
        page = open_browser()
        page.on("dialog", lambda dialog: pytest.fail(f"A script ran: {dialog.message}"))
        page.on("pageerror", lambda error: pytest.fail(f"A page broke: {error}"))
        return page

    return open_quiet


def expect_inert(page: Page, payload: str) -> None:
    """The payload can be read, letter by letter, and nothing of it has become part of the page."""
    expect(page.locator("body")).to_contain_text(payload)
    assert page.evaluate("window.hacked") is None
    assert page.locator("img[src='x'], [onmouseover], [onerror], body script:not([src])").count() == 0
    assert page.locator("a[href^='javascript:'], a[href*='evil.example']").count() == 0


@payloads
def test_both_sides_read_it_as_it_was_written(
    server: Server,
    quiet_browser: Callable[[], Page],
    colleague: Callable[[str], Colleague],
    payload: str,
) -> None:
    writer = Writer(server, payload)
    lab, clinic = quiet_browser(), quiet_browser()
    log_in(lab.context, "rupinder")
    lab.goto(f"/orders/{writer.order['id']}")
    expect(order_page.status(lab)).to_have_text("Submitted")
    expect_inert(lab, payload)
    bell.open_latest(lab)
    expect_inert(lab, payload)
    lab.goto(f"/dashboard?view=all&search={writer.order['number']}")
    expect(lists.row(lab, writer.order["number"])).to_be_visible()
    expect_inert(lab, payload)

    colleague("rupinder").take_step(writer.order, "hold", note=payload)
    log_in(clinic.context, writer.username)
    clinic.goto(f"/orders/{writer.order['id']}")
    expect(order_page.status(clinic)).to_have_text("On hold")
    expect_inert(clinic, payload)
    for path in ("/settings", "/settings/organization", "/notifications", "/dashboard"):
        clinic.goto(path)
        expect(clinic.get_by_role("heading", level=1)).to_be_visible()
        assert clinic.evaluate("window.hacked") is None


@payloads
def test_an_administrator_reads_it_as_it_was_written(
    server: Server, quiet_browser: Callable[[], Page], payload: str
) -> None:
    writer = Writer(server, payload)
    page = quiet_browser()
    django_admin.log_in(page)

    for path in (
        f"/admin/accounts/organization/?q={writer.username}",
        f"/admin/accounts/user/?q={writer.username}",
        f"/admin/orders/order/?q={writer.order['number']}",
        f"/admin/orders/order/{writer.order['id']}/change/",
    ):
        page.goto(path)
        expect_inert(page, payload)


@payloads
def test_a_spreadsheet_runs_nothing_of_it(server: Server, payload: str) -> None:
    writer = Writer(server, payload)
    answer = writer.http.get(f"{server.url}/api/orders/export/", timeout=30)

    assert answer.ok
    assert answer.headers["Content-Type"].startswith("text/csv")
    assert "attachment" in answer.headers["Content-Disposition"]
    cells = re.split(r'(?:^|,|\n)"?', answer.text.split("\n", 1)[1])
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@"))]
    assert HELIX in answer.text


@pytest.mark.parametrize("field", ["notes", "client_reference"])
def test_a_nul_character_is_refused(server: Server, field: str) -> None:
    writer = Writer(server, "plain")
    labs = writer.ask("GET", "/api/labs/")["results"]
    body = {"lab": labs[0]["id"], "delivery_method": "email", field: "a\0b"}
    answer = writer.http.post(f"{server.url}/api/orders/", json=body, timeout=30)

    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, field)
