"""Patients: kept once, named in orders, corrected everywhere, seen by nobody else."""

import re
import secrets
from collections.abc import Callable
from string import ascii_lowercase
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from e2e.accessibility import expect_accessible
from e2e.pages import lists, order_page, patients
from e2e.people import Colleague

PHONE = "+44 20 7946 0555"
LIVE_WITHIN_MS = 2_000


@pytest.fixture
def keep(colleague: Callable[[str], Colleague]) -> Callable[..., dict[str, Any]]:
    """Keeps a patient whose name no other journey uses."""

    def keep(given_names: str = "Ottilie", **details: Any) -> dict[str, Any]:
        name = "".join(secrets.choice(ascii_lowercase) for _ in range(8)).capitalize()
        patient = {"family_name": name, "given_names": given_names, "born": "1984-03-07", **details}
        return colleague("amara").ask("POST", "/api/patients/", **patient)

    return keep


def test_somebody_who_is_kept_already_is_used_instead_of_kept_twice(
    visit: Callable[..., Page], keep: Callable[..., dict[str, Any]]
) -> None:
    known = keep(identifiers=[{"issuer": "NHS", "value": "943 476 5919"}])
    page = visit("jonas", "/orders/new")
    patients.find(page, f"Otilie {known['family_name']} 7.3.1984").filter(has_text="New patient").click()
    dialog = patients.new_patient(page)
    expect(dialog.get_by_role("alert")).to_contain_text("NHS 943 476 5919")
    dialog.get_by_role("button", name="Use this one").click()
    expect(dialog).to_be_hidden()
    expect(patients.chosen(page)).to_be_focused()

    page.goto("/patients")
    patients.search(page, known["family_name"])
    expect(page.locator("[data-row]")).to_have_count(1)
    expect(page).to_have_url("/patients")


def test_an_order_names_its_patient_by_keyboard_and_the_lab_reads_no_phone_number(
    visit: Callable[..., Page],
    colleague: Callable[[str], Colleague],
    keep: Callable[..., dict[str, Any]],
) -> None:
    known = keep(phone=PHONE, notes="Lives alone.")
    page = visit("amara", "/orders/new")
    page.get_by_role("combobox", name="Patient").focus()
    page.keyboard.type(f"{known['family_name'].lower()} 07/03/1984")
    expect(page.get_by_role("option", name=known["name"])).to_be_visible()
    for key in ("ArrowDown", "Enter"):
        page.keyboard.press(key)
    expect(patients.chosen(page)).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.type("Helix")
    expect(page.get_by_role("option")).to_have_count(1)
    for key in ("ArrowDown", "Enter", "Control+Enter"):
        page.keyboard.press(key)
    number = order_page.number(page)
    expect(page).to_have_title(re.compile(rf"^Order {number}"))

    lab = visit("rupinder")
    lists.show_what_waits(lab, number)
    expect(lists.row(lab, number)).to_contain_text(known["name"])
    expect(lists.row(lab, number)).to_contain_text("7 Mar 1984")
    lab.goto(page.url)
    card = lab.get_by_role("region", name="Patient")
    expect(card).to_contain_text(known["name"])
    expect(card.get_by_role("link")).to_have_count(0)
    told = str(colleague("rupinder").ask("GET", f"/api/orders/{page.url.rpartition('/')[2]}/"))
    assert known["name"] in told
    assert PHONE not in told
    assert "Lives alone" not in told


def test_a_correction_reaches_the_lab_while_it_looks(
    visit: Callable[..., Page],
    colleague: Callable[[str], Colleague],
    keep: Callable[..., dict[str, Any]],
) -> None:
    known = keep()
    order = colleague("amara").place_order(patient=known["id"])
    lab = visit("rupinder", f"/orders/{order['id']}")
    lists.expect_live(lab)
    clinic = visit("amara", f"/patients/{known['id']}")
    patients.change(clinic, Date_of_birth="8.3.1984")

    card = lab.get_by_role("region", name="Patient")
    expect(card).to_contain_text("8 Mar 1984", timeout=LIVE_WITHIN_MS)
    step = order_page.current_step(lab)
    expect(step).to_contain_text("Patient details corrected")
    expect(step).to_contain_text("“7 Mar 1984” → “8 Mar 1984”")


def test_two_entries_become_one_and_two_again(
    visit: Callable[..., Page],
    colleague: Callable[[str], Colleague],
    keep: Callable[..., dict[str, Any]],
) -> None:
    stays, leaves = keep(), keep("Odile", identifiers=[{"issuer": "MRN", "value": "merge-1"}])
    order = colleague("amara").place_order(patient=leaves["id"])
    page = visit("amara", f"/patients/{stays['id']}")
    patients.compare(page, leaves["family_name"]).get_by_role("button", name="Merge patients").click()
    merges = page.get_by_role("region", name="Merges")
    expect(merges).to_contain_text(leaves["name"])
    orders = page.get_by_role("region", name="Orders")
    expect(orders.get_by_role("link", name=order["number"])).to_be_visible()
    expect(page.get_by_role("region", name="Details")).to_contain_text("MRN merge-1")

    merges.get_by_role("button", name="Undo").click()
    page.get_by_role("dialog").get_by_role("button", name="Undo merge").click()
    expect(merges).to_contain_text("Undone by Amara Okafor")
    expect(orders).to_contain_text("No order names this patient.")
    page.goto(f"/patients/{leaves['id']}")
    expect(orders.get_by_role("link", name=order["number"])).to_be_visible()


def test_a_patient_is_nothing_to_another_clinic_and_a_lab_is_told_why(
    visit: Callable[..., Page], keep: Callable[..., dict[str, Any]]
) -> None:
    path = f"/patients/{keep()['id']}"
    stranger = visit("leila", path)
    expect(stranger.get_by_role("alert")).to_contain_text("This does not exist, or you cannot see it")
    stranger.goto(f"/orders/new?patient={path.rpartition('/')[2]}")
    expect(stranger.get_by_role("alert")).to_contain_text("This does not exist, or you cannot see it")
    lab = visit("rupinder", path)
    expect(lab.get_by_role("main")).to_contain_text("Only clinics keep patients")


def test_everything_of_patients_is_accessible(
    visit: Callable[..., Page], keep: Callable[..., dict[str, Any]]
) -> None:
    known, other = keep(), keep("Odile")
    page = visit("amara", "/patients", reduced_motion="reduce")
    expect(page.locator("[data-row]").first).to_be_visible()
    expect_accessible(page)

    page.goto(f"/orders/new?patient={known['id']}")
    expect(patients.chosen(page)).to_be_visible()
    expect_accessible(page)
    patients.chosen(page).click()
    expect(patients.find(page, known["family_name"]).first).to_be_visible()
    expect_accessible(page)
    page.get_by_role("option").filter(has_text="New patient").click()
    dialog = patients.new_patient(page, Given_names=known["given_names"], Date_of_birth="1984")
    expect(dialog.get_by_role("alert")).to_be_visible()
    expect_accessible(page, within="[role=dialog]")
    dialog.get_by_role("button", name="Add identifier").click()
    expect(dialog.get_by_role("alert")).to_be_hidden()
    expect_accessible(page, within="[role=dialog]")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()

    page.goto(f"/patients/{known['id']}")
    expect(page.get_by_role("region", name="Details")).to_be_visible()
    expect_accessible(page)
    patients.compare(page, other["family_name"])
    expect_accessible(page, within="[role=dialog]")
