"""Specimens on their way: labelled, collected, sent, scanned, refused and collected again."""

import re
import secrets
from collections.abc import Callable
from string import ascii_lowercase
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from e2e.accessibility import expect_accessible
from e2e.pages import lists, order_page, specimens
from e2e.people import HELIX, Colleague

LIVE_WITHIN_MS = 5_000
PHONE = {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True}


@pytest.fixture
def place(colleague: Callable[[str], Colleague]) -> Callable[..., dict[str, Any]]:
    """``place("K", "FBC")``: a sent order for somebody nobody else has heard of, with its specimens."""

    def place(*codes: str) -> dict[str, Any]:
        clinic = colleague("amara")
        name = "".join(secrets.choice(ascii_lowercase) for _ in range(8)).capitalize()
        patient = clinic.ask("POST", "/api/patients/", family_name=name, given_names="Ada", born="1984-03-07")
        chosen = [{"test": find_test(clinic, code), "panel": None, "answers": {}} for code in codes]
        order = clinic.place_order(patient=patient["id"], tests=chosen)
        found = clinic.ask("GET", f"/api/specimens/?order={order['id']}&ordering=created_at")["results"]
        return {**order, "specimens": found, "codes": [each["accession_number"] for each in found]}

    return place


def find_test(clinic: Colleague, code: str) -> str:
    found = clinic.ask("GET", f"/api/catalog/tests/?search={code}")["results"]
    return next(each["id"] for each in found if each["code"] == code and each["lab"]["name"] == HELIX)


def expect_printed(page: Page, button: str, path: str) -> None:
    """The button reads a PDF and shows it in a tab of its own."""
    with page.expect_response(lambda answer: path in answer.url) as got, page.expect_popup() as tab:
        page.get_by_role("button", name=button, exact=True).click()
    assert got.value.status == 200
    assert got.value.headers["content-type"] == "application/pdf"
    tab.value.close()


def test_from_the_label_to_the_bench(
    visit: Callable[..., Page], place: Callable[..., dict[str, Any]]
) -> None:
    order = place("K", "FBC")
    kept, lost = order["codes"]
    clinic = visit("amara", f"/orders/{order['id']}")
    expect(specimens.of_order(clinic)).to_have_count(2)
    expect_printed(clinic, "Requisition", f"/orders/{order['id']}/requisition/")
    expect_printed(clinic, "Labels", f"/orders/{order['id']}/labels/")
    clinic.get_by_role("button", name="Mark all collected").click()
    for code in order["codes"]:
        expect(specimens.row(clinic, code)).to_contain_text("Collected")

    clinic.goto(f"/manifests/new?lab={order['lab']['id']}")
    clinic.get_by_role("checkbox", name=re.compile(r"^\d+ of \d+ specimens?$")).uncheck()
    for code in order["codes"]:
        clinic.get_by_role("checkbox", name=code).check()
    clinic.get_by_role("button", name="Send 2 specimens").click()
    heading = clinic.get_by_role("heading", level=1)
    expect(heading).to_have_text(re.compile(r"^M-[0-9A-Z]{4}-[0-9A-Z]{4}$"))
    manifest = heading.inner_text()
    expect_printed(clinic, "Print", "/document/")

    lab = visit("rupinder", "/specimens/scan")
    specimens.scan(lab, manifest)
    expect(lab.get_by_role("heading", level=1)).to_have_text(manifest)
    specimens.scan(lab, kept.lower())
    expect(lab.get_by_role("status").filter(has_text=f"{kept} is here.")).to_be_visible()
    specimens.scan(lab, "HEL999999X")
    expect(lab.get_by_role("status").filter(has_text="is not on this manifest")).to_be_visible()
    lab.get_by_role("button", name="Receive…").click()
    dialog = lab.get_by_role("dialog")
    expect(dialog).to_contain_text("1 specimen did not arrive")
    expect(dialog).to_contain_text(lost)
    dialog.get_by_role("button", name="Receive with differences").click()
    expect(dialog).to_be_hidden()
    expect(lab.get_by_role("button", name="Receive…")).to_have_count(0)

    clinic.goto(f"/orders/{order['id']}")
    expect(specimens.row(clinic, kept)).to_contain_text("Received")
    expect(specimens.row(clinic, lost)).to_contain_text("Collected")
    clinic.goto("/notifications")
    expect(clinic.get_by_text(f"{HELIX} received {manifest}: 1 specimen is missing.")).to_be_visible()


def test_refused_asked_for_again_and_received(
    visit: Callable[..., Page], place: Callable[..., dict[str, Any]], colleague: Callable[[str], Colleague]
) -> None:
    order = place("K")
    [former] = order["codes"]
    clinic = visit("amara", f"/orders/{order['id']}")
    lists.expect_live(clinic)
    lab = visit("rupinder", f"/orders/{order['id']}")
    lists.expect_live(lab)
    lab.get_by_role("button", name=f"Receive {former}").click()
    expect(specimens.row(lab, former)).to_contain_text("Received")
    specimens.choose(lab, former, "Reject…")
    specimens.reject(lab, "haemolysed", "The serum is red.")

    asks = clinic.get_by_text(f"Specimen {former} (Serum) was rejected: it is haemolysed. The serum is red.")
    expect(asks.first).to_be_visible(timeout=LIVE_WITHIN_MS)
    expect(specimens.of_order(clinic)).to_have_count(2)
    [again] = [
        each["accession_number"]
        for each in colleague("amara").ask("GET", f"/api/specimens/?order={order['id']}")["results"]
        if each["replaces"]
    ]
    clinic.get_by_role("button", name=f"Collect {again}").click()
    expect(specimens.row(clinic, again)).to_contain_text("Collected")

    lab.goto("/specimens/scan")
    specimens.scan(lab, again)
    expect(specimens.latest(lab)).to_contain_text("Received")
    expect(order_page.status(clinic)).to_have_text("Submitted", timeout=LIVE_WITHIN_MS)
    clinic.get_by_role("link", name=again).first.click()
    journey = clinic.get_by_role("region", name="Journey")
    expect(journey).to_contain_text("Specimen rejected")
    expect(journey).to_contain_text("Order put on hold")
    expect(journey).to_contain_text(f"{again} · Serum")
    expect_accessible(clinic)


def test_each_scan_says_what_it_is(visit: Callable[..., Page], place: Callable[..., dict[str, Any]]) -> None:
    order = place("K", "FBC")
    first, second = order["codes"]
    lab = visit("rupinder", "/specimens/scan")
    specimens.scan(lab, "What is this?")
    expect(specimens.latest(lab)).to_contain_text("Unknown code")
    other = "0" if first[-1] != "0" else "1"
    specimens.scan(lab, first[:-1] + other)
    expect(specimens.latest(lab)).to_contain_text("Misread")
    specimens.scan(lab, f"{first[:3]}-{first[3:]}")
    expect(specimens.latest(lab)).to_contain_text("Received")
    specimens.scan(lab, first)
    expect(specimens.latest(lab)).to_contain_text("Received before")
    expect_accessible(lab)
    lab.get_by_role("button", name=f"Undo {first}").first.click()
    expect(specimens.latest(lab)).to_contain_text("Expected")

    specimens.scan(lab, order["number"])
    expect(specimens.latest(lab)).to_contain_text(f"Now receiving {order['number']}")
    specimens.scan(lab, place("K")["codes"][0])
    expect(specimens.latest(lab)).to_contain_text("Another order’s")
    specimens.scan(lab, second)
    expect(specimens.latest(lab)).to_contain_text("Received")
    lab.goto(f"/orders/{order['id']}")
    expect(specimens.row(lab, first)).to_contain_text("Expected")
    expect(specimens.row(lab, second)).to_contain_text("Received")


def test_a_scan_on_any_page_opens_what_it_is(
    visit: Callable[..., Page], place: Callable[..., dict[str, Any]]
) -> None:
    [code] = place("K")["codes"]
    lab = visit("rupinder", "/dashboard?view=all")
    expect(lab.get_by_role("heading", level=1)).to_be_visible()
    lists.expect_live(lab)
    specimens.scan_anywhere(lab, code)
    expect(lab.get_by_role("heading", level=1)).to_have_text(code)


@pytest.mark.parametrize(
    ("who", "paths"),
    [
        ("amara", ("/specimens", "/manifests", "/manifests/new?lab={lab}", "/specimens/{specimen}")),
        ("rupinder", ("/specimens", "/specimens/scan", "/manifests", "/manifests/{manifest}")),
    ],
)
def test_everything_of_specimens_is_accessible_and_fits_a_small_phone(
    visit: Callable[..., Page],
    place: Callable[..., dict[str, Any]],
    colleague: Callable[[str], Colleague],
    who: str,
    paths: tuple[str, ...],
) -> None:
    order = place("K", "FBC")
    clinic, [first, second] = colleague("amara"), order["specimens"]
    for each in (first, second):
        clinic.ask("POST", f"/api/specimens/{each['id']}/transitions/", action="collect")
    sent = clinic.ask("POST", "/api/manifests/", lab=order["lab"]["id"], specimens=[first["id"]])
    known = {"lab": order["lab"]["id"], "specimen": first["id"], "manifest": sent["id"]}
    page = visit(who, **PHONE)
    for path in paths:
        page.goto(path.format(**known))
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        page.wait_for_load_state("networkidle")
        assert page.evaluate("document.documentElement.scrollWidth") == 360, path
        expect_accessible(page)  # which looks at it in other widths, too
        page.set_viewport_size(PHONE["viewport"])
