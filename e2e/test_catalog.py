"""Catalogues: what a lab says it offers, and what clinics find of it."""

import re
import secrets
from collections.abc import Callable
from pathlib import Path
from string import ascii_uppercase
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from e2e.accessibility import expect_accessible
from e2e.pages import catalog, login
from e2e.people import Colleague

SMALL_PHONE = {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True}
HIGH = {"reference_ranges": [{"high": 5}]}


@pytest.fixture
def code() -> str:
    """One that no other journey gives."""
    return "".join(secrets.choice(ascii_uppercase) for _ in range(8))


@pytest.fixture
def offer(colleague: Callable[[str], Colleague]) -> Callable[..., dict[str, Any]]:
    """Lets Northgate offer a test that measures one number."""

    def offer(code: str, **said: Any) -> dict[str, Any]:
        analyte = {
            "code": code,
            "name": code.title(),
            "value_type": "numeric",
            "unit": "mmol/L",
            "decimals": 1,
        }
        test = {
            "code": code,
            "name": f"{code.title()} in serum",
            "category": "Chemistry",
            "turnaround_hours": {"routine": 24},
            "analytes": [{**analyte, **HIGH}],
            **said,
        }
        return colleague("daniel").ask("POST", "/api/catalog/tests/", **test)

    return offer


def test_a_test_with_a_hole_in_its_ranges_is_mended_and_found_with_a_typing_error(
    visit: Callable[..., Page], code: str
) -> None:
    name = f"{code.title()} in serum"
    lab = visit("daniel", "/catalog")
    lab.get_by_role("link", name="New test").click()
    catalog.describe_test(lab, code, name)
    lab.get_by_label("From age of range 1").first.fill("18")
    lab.get_by_label("Upper limit of range 1").fill("5,2")
    catalog.save(lab)
    summary = lab.get_by_role("alert")
    expect(summary).to_contain_text(f"{name}: No range for female under 18 years.")
    summary.get_by_role("link", name=re.compile("No range for female")).click()
    expect(lab.get_by_role("button", name="Add range")).to_be_focused()
    lab.get_by_role("button", name="No range for them on purpose").click()
    catalog.save(lab)
    expect(lab.get_by_role("heading", level=1)).to_have_text(name)
    expect(lab.get_by_role("row", name="Everyone From 18 years up to 5.2")).to_be_visible()
    expect(lab.get_by_text("No range on purpose: Everyone, under 18 years.")).to_be_visible()

    clinic = visit("amara", "/catalog")
    misspelt = f"{name[:3]}{name[4:8]} in serum"
    catalog.search(clinic, misspelt)
    expect(clinic).to_have_url(re.compile(r"[?&]search="))
    expect(catalog.row(clinic, name)).to_contain_text("Northgate Pathology")
    catalog.row(clinic, name).get_by_role("link").click()
    expect(clinic.get_by_role("heading", level=1)).to_have_text(name)
    expect(clinic.get_by_role("link", name="Edit")).to_have_count(0)

    catalog.retire(lab)
    expect(lab.get_by_role("main").get_by_text("Retired", exact=True)).to_be_visible()
    clinic.goto(f"/catalog?search={code}")
    expect(clinic.get_by_text("No tests match these filters")).to_be_visible()


def test_what_was_said_before_stays_readable(
    visit: Callable[..., Page], offer: Callable[..., dict[str, Any]], code: str
) -> None:
    test = offer(code)
    lab = visit("daniel", f"/catalog/tests/{test['id']}/edit")
    lab.get_by_label("Price", exact=True).fill("12,50")
    lab.get_by_label("Currency").fill("eur")
    catalog.save(lab)
    expect(lab.get_by_text("€12.50")).to_be_visible()

    clinic = visit("petra", f"/catalog/tests/{test['id']}")
    clinic.get_by_role("link", name="Version 1").click()
    expect(clinic.get_by_text("You read version 1, of")).to_be_visible()
    expect(clinic.get_by_text("€12.50")).to_be_hidden()
    clinic.get_by_role("link", name="Show the current version").click()
    expect(clinic.get_by_text("€12.50")).to_be_visible()


def test_a_panel_holds_its_tests_until_it_lets_them_go(
    visit: Callable[..., Page], offer: Callable[..., dict[str, Any]], code: str
) -> None:
    test = offer(code)
    lab = visit("daniel", "/catalog?kind=panels")
    lab.get_by_role("link", name="New panel").click()
    for label, text in {"Name": f"All of {code}", "Code": f"P{code}", "Category": "Chemistry"}.items():
        lab.get_by_role("region", name="Panel", exact=True).get_by_label(label).fill(text)
    lab.get_by_label("Add a test").fill(code.lower())
    expect(lab.get_by_role("option", name=test["name"])).to_be_visible()
    for key in ("ArrowDown", "Enter"):
        lab.keyboard.press(key)
    catalog.save(lab)
    expect(lab.get_by_role("heading", level=1)).to_have_text(f"All of {code}")

    lab.get_by_role("link", name=test["name"]).click()
    dialog = catalog.retire(lab)
    expect(dialog.get_by_role("alert")).to_contain_text(f"Panels hold this test: P{code}.")
    dialog.get_by_role("button", name="Back").click()
    expect(lab.get_by_role("main").get_by_text("Retired", exact=True)).to_have_count(0)


def test_a_new_lab_begins_with_the_compendium(open_browser: Callable[..., Page]) -> None:
    lab = open_browser()
    login.register(lab, "A lab", "Compendium Laboratory", "compendium")
    lab.get_by_role("link", name="Catalogue").click()
    lab.get_by_role("button", name="Take from the compendium").click()
    expect(lab.get_by_role("dialog").get_by_role("checkbox", name="Lipids LIPID")).to_be_visible()
    expect_accessible(lab, within="[role=dialog]")
    catalog.take_compendium(lab, "Lipids LIPID")
    expect(catalog.row(lab, "Triglycerides")).to_be_visible()
    lab.get_by_role("link", name="Panels").click()
    expect(catalog.row(lab, "LIPID")).to_be_visible()


def test_a_catalogue_goes_out_as_a_sheet_and_comes_back_changed(
    visit: Callable[..., Page], offer: Callable[..., dict[str, Any]], code: str, tmp_path: Path
) -> None:
    offer(code)
    lab = visit("daniel", "/catalog")
    with lab.expect_download() as download:
        catalog.more(lab, "the catalogue", "Download as CSV")
    sheet = tmp_path / "catalogue.csv"
    download.value.save_as(sheet)
    original = sheet.read_text(encoding="utf-8-sig")
    sheet.write_text(original.replace(f"{code.title()} in serum", f"{code} renamed"), encoding="utf-8")

    catalog.more(lab, "the catalogue", "Import a file")
    lab.locator("input[type=file]").set_input_files(sheet)
    expect(lab.get_by_role("row", name=f"{code} renamed")).to_contain_text("Changed: name")
    lab.get_by_role("button", name="Import").click()
    # The preview says "1 changed" too: who leaves on that leaves before the answer.
    expect(lab.get_by_role("status").filter(has_text="Imported")).to_contain_text("0 new, 1 changed")
    lab.goto(f"/catalog?search={code}")
    expect(catalog.row(lab, f"{code} renamed")).to_be_visible()

    sheet.write_text(original.replace("mmol/L", "spoons"), encoding="utf-8")
    lab.goto("/catalog/import")
    lab.locator("input[type=file]").set_input_files(sheet)
    expect(lab.get_by_role("table", name="What is wrong in the file")).to_contain_text("unit")
    expect(lab.get_by_role("button", name="Import")).to_have_count(0)
    expect_accessible(lab)


def test_who_only_works_in_the_lab_reads(visit: Callable[..., Page]) -> None:
    staff = visit("yuki", "/catalog")
    expect(staff.locator("[data-row]").first).to_be_visible()
    expect(staff.get_by_role("link", name="New test")).to_have_count(0)
    staff.goto("/catalog/tests/new")
    expect(staff.get_by_role("main")).to_contain_text("Only administrators of a lab change its catalogue")


def test_everything_of_catalogues_is_accessible(
    visit: Callable[..., Page], colleague: Callable[[str], Colleague]
) -> None:
    pages = pages_of(colleague("daniel"))
    lab = visit("daniel", reduced_motion="reduce")
    for path in pages:
        lab.goto(path)
        expect(lab.get_by_role("main").locator("[aria-busy=true]")).to_have_count(0)
        expect_accessible(lab)
    lab.goto("/catalog/tests/new")
    catalog.save(lab)
    lab.get_by_role("button", name="Add question").click()
    lab.get_by_role("button", name="Add critical limit").click()
    expect(lab.get_by_role("alert")).to_be_visible()
    expect_accessible(lab)
    clinic = visit("amara", "/catalog?category=Chemistry", reduced_motion="reduce")
    expect(clinic.locator("[data-row]").first).to_be_visible()
    expect_accessible(clinic)
    clinic.get_by_role("button", name="Filter", exact=True).click()
    expect(clinic.get_by_role("dialog", name="Filter")).to_be_visible()
    expect_accessible(clinic, within="[role=dialog]")


def test_no_page_of_catalogues_scrolls_sideways(
    visit: Callable[..., Page], colleague: Callable[[str], Colleague]
) -> None:
    pages = pages_of(colleague("daniel"))
    phone = visit("daniel", **SMALL_PHONE)
    widths = {}
    for path in pages:
        phone.goto(path)
        expect(phone.get_by_role("heading", level=1)).to_be_visible()
        expect(phone.get_by_role("main").locator("[aria-busy=true]")).to_have_count(0)
        widths[path] = phone.evaluate("document.documentElement.scrollWidth")
    assert widths == dict.fromkeys(pages, 360)


def pages_of(lab: Colleague) -> list[str]:
    """Each page of the catalogue, with a test and a panel that have much to say."""
    test = lab.ask("GET", "/api/catalog/tests/?search=FBCD")["results"][0]
    panel = lab.ask("GET", "/api/catalog/panels/?search=CMP")["results"][0]
    below = [f"/tests/{test['id']}", f"/tests/{test['id']}/edit", f"/panels/{panel['id']}"]
    new = ["/tests/new", "/panels/new", f"/panels/{panel['id']}/edit", "/import"]
    return ["/catalog", "/catalog?kind=panels", *[f"/catalog{path}" for path in (*below, *new)]]
