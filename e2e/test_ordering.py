"""Orders that name tests of their lab's catalogue: from the field to the lab's screen."""

import re
import secrets
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from string import ascii_lowercase, ascii_uppercase
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from e2e.accessibility import expect_accessible
from e2e.pages import lists, order_form, order_page, patients, requisition
from e2e.people import Colleague

LIVE_WITHIN_MS = 2_000
PHONE = {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True}


@pytest.fixture
def patient(colleague: Callable[[str], Colleague]) -> dict[str, Any]:
    """Somebody whose name no other journey uses."""
    name = "".join(secrets.choice(ascii_lowercase) for _ in range(8)).capitalize()
    said = {"family_name": name, "given_names": "Ottilie", "born": "1984-03-07"}
    return colleague("amara").ask("POST", "/api/patients/", **said)


@pytest.fixture
def begin(visit: Callable[..., Page], patient: dict[str, Any]) -> Callable[..., Page]:
    """The form for the patient, with Helix chosen."""

    def begin(**options: Any) -> Page:
        page = visit("amara", f"/orders/new?patient={patient['id']}", **options)
        order_form.choose_lab(page)
        return page

    return begin


class Keyboard:
    """Counts what a person does: words typed into a field that Tab has reached, and each key that chooses."""

    def __init__(self, page: Page) -> None:
        self.page, self.count = page, 0

    def type(self, words: str) -> None:
        self.page.keyboard.type(words)
        self.count += 1

    def choose(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.count += 1

    def go_on(self) -> None:
        self.page.keyboard.press("Tab")


def test_three_tests_for_a_known_patient_take_twelve_keystrokes_or_words(
    visit: Callable[..., Page], patient: dict[str, Any]
) -> None:
    page = visit("amara", "/dashboard")
    page.get_by_role("main").get_by_role("link", name="New order").click()
    expect(page.get_by_role("heading", name="New order")).to_be_focused()
    hands, began = Keyboard(page), time.monotonic()

    hands.go_on()
    hands.type(patient["family_name"])
    expect(page.get_by_role("option").filter(has_text=patient["name"])).to_be_visible()
    hands.choose("ArrowDown")
    hands.choose("Enter")
    expect(patients.chosen(page)).to_be_focused()
    hands.go_on()
    hands.type("helix")
    hands.choose("Enter")
    expect(requisition.search(page)).to_be_visible()
    hands.go_on()
    for code in ("K", "CHOL", "HDL"):
        hands.type(code)
        hands.choose("Enter")
    expect(requisition.remove_button(page, "HDL")).to_be_visible()
    hands.choose("Control+Enter")

    expect(page.get_by_text("Your order is with the lab")).to_be_visible()
    assert hands.count <= 12
    assert time.monotonic() - began <= 20
    for code in ("K", "CHOL", "HDL"):
        expect(requisition.tests(page).get_by_text(code, exact=True)).to_be_visible()


def test_the_lab_sees_tests_and_answers_and_hears_when_they_change(
    begin: Callable[..., Page], visit: Callable[..., Page]
) -> None:
    clinic = begin()
    requisition.add(clinic, "TRIG", "TSH")
    requisition.answer(clinic, "fasting", "Yes")
    requisition.answer(clinic, "pregnant", "Yes")
    clinic.get_by_label("In which week?").fill("12,5")
    expect(clinic.get_by_text(re.compile("^Promised by"))).to_be_visible()
    expect_accessible(clinic)
    order_form.submit(clinic)
    number = order_page.number(clinic)

    lab = visit("rupinder", clinic.url)
    asked = requisition.tests(lab)
    expect(asked).to_contain_text("In which week? 12.5 wk")
    expect(asked).to_contain_text("Is the patient fasting? Yes")
    expect_accessible(lab)
    lists.expect_live(lab)

    clinic.get_by_role("button", name="Edit").click()
    requisition.remove_button(clinic, "TSH").click()
    expect(requisition.remove_button(clinic, "TSH")).to_have_count(0)
    requisition.add(clinic, "HDL")
    clinic.get_by_role("button", name="Save", exact=True).click()
    expect(clinic.get_by_role("button", name="Edit")).to_be_visible()
    expect(asked).to_contain_text("HDL", timeout=LIVE_WITHIN_MS)
    expect(asked).not_to_contain_text("TSH")
    expect(order_page.current_step(lab)).to_contain_text("“TRIG, TSH” → “TRIG, HDL”")

    lab.goto("/dashboard?view=all")
    lists.search(lab, number)
    expect(lists.row(lab, number)).to_contain_text("TRIG, HDL")


def test_stat_asks_why_and_says_which_test_is_not_done_so_fast(begin: Callable[..., Page]) -> None:
    page = begin()
    requisition.add(page, "K", "TSH")
    page.get_by_text("STAT", exact=True).click()
    expect(page.get_by_text("TSH is not offered as STAT.")).to_have_count(2)
    order_form.submit(page)
    page.get_by_role("alert").get_by_role("link", name="Say why it cannot wait.").click()
    page.keyboard.type("Chest pain")
    requisition.remove_button(page, "TSH").click()
    order_form.submit(page)
    expect(page.get_by_text("Your order is with the lab")).to_be_visible()
    expect(page.get_by_role("region", name="Content")).to_contain_text("Chest pain")


def test_what_was_ordered_not_long_ago_is_told_with_a_link(
    begin: Callable[..., Page], colleague: Callable[[str], Colleague], patient: dict[str, Any]
) -> None:
    clinic = colleague("amara")
    test = find_test(clinic, "CHOL")
    chosen = [{"test": test["id"], "panel": None, "answers": {}}]
    former = clinic.place_order(patient=patient["id"], tests=chosen)

    page = begin()
    page.get_by_role("button", name=f"As in {former['number']}").click()
    notice = page.get_by_role("status").filter(has_text="Ordered not long ago")
    expect(notice).to_contain_text("Cholesterol was ordered on")
    with page.context.expect_page() as opened:
        notice.get_by_role("link", name=former["number"]).click()
    expect(opened.value.get_by_role("heading", level=1)).to_have_text(former["number"])
    order_form.submit(page)
    expect(page.get_by_text("Your order is with the lab")).to_be_visible()


def test_a_panel_brings_its_tests_and_its_questions(begin: Callable[..., Page]) -> None:
    page = begin()
    requisition.search(page).press_sequentially("lipds")
    expect(page.get_by_role("option").filter(has_text="Lipids")).to_be_visible()
    expect_accessible(page)
    page.get_by_role("option").filter(has_text="Lipids").click()
    panel = page.get_by_role("list", name="Lipids")
    expect(panel.get_by_role("listitem")).to_have_count(4)
    requisition.add(page, "WCX")
    page.get_by_label("From where on the body").fill("Left knee")
    expect(page.get_by_label("Which?")).to_have_count(0)
    requisition.answer(page, "Antibiotics", "Yes")
    page.get_by_label("Which?").fill("Amoxicillin")
    requisition.answer(page, "Antibiotics", "No")
    expect(page.get_by_label("Which?")).to_have_count(0)
    requisition.answer(page, "fasting", "No")
    order_form.submit(page)
    expect(page.get_by_text("Your order is with the lab")).to_be_visible()
    expect(requisition.tests(page)).to_contain_text("Left knee")
    expect(requisition.tests(page)).not_to_contain_text("Amoxicillin")


def test_a_draft_that_was_left_has_everything_when_one_returns(begin: Callable[..., Page]) -> None:
    soon = f"{datetime.now(tz=UTC).date() + timedelta(days=7)}T08:30"
    tab = begin()
    requisition.add(tab, "TRIG")
    requisition.answer(tab, "fasting", "No")
    tab.get_by_text("STAT", exact=True).click()
    tab.get_by_label("Why can it not wait?").fill("Pancreatitis?")
    tab.get_by_label("Diagnosis").fill("Abdominal pain")
    tab.get_by_label("ICD-10 code").fill("r10.4")
    tab.get_by_label("Planned for later").check()
    tab.get_by_label("When will it be collected?").fill(soon)
    order_form.wait_until_saved(tab)
    address = tab.url
    tab.close()

    again = tab.context.new_page()
    again.goto(address)
    expect(requisition.remove_button(again, "TRIG")).to_be_visible()
    expect(again.get_by_role("radiogroup", name=re.compile("fasting")).get_by_label("No")).to_be_checked()
    expect(again.get_by_label("Why can it not wait?")).to_have_value("Pancreatitis?")
    expect(again.get_by_label("Diagnosis")).to_have_value("Abdominal pain")
    expect(again.get_by_label("ICD-10 code")).to_have_value("R10.4")
    expect(again.get_by_label("When will it be collected?")).to_have_value(soon)


def test_a_test_retired_meanwhile_is_named_when_one_submits(
    begin: Callable[..., Page], colleague: Callable[[str], Colleague]
) -> None:
    code = "".join(secrets.choice(ascii_uppercase) for _ in range(8))
    lab = colleague("rupinder")
    said = {"name": f"{code} in serum", "category": "Chemistry", "turnaround_hours": {"routine": 24}}
    test = lab.ask("POST", "/api/catalog/tests/", code=code, **said)

    page = begin()
    requisition.add(page, "K", code)
    order_form.wait_until_saved(page)
    lab.ask("POST", f"/api/catalog/tests/{test['id']}/retire/")
    order_form.submit(page)
    page.get_by_role("alert").get_by_role("link", name=re.compile(code)).click()
    expect(requisition.remove_button(page, code)).to_be_focused()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Retry").click()
    expect(page.get_by_text("Your order is with the lab")).to_be_visible()
    expect(requisition.tests(page)).not_to_contain_text(code)


def test_the_form_fits_a_small_phone(begin: Callable[..., Page]) -> None:
    page = begin(**PHONE)
    requisition.add(page, "TRIG", "WCX")
    expect(page.get_by_text(re.compile("^Promised by"))).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["viewport"]["width"]


def find_test(clinic: Colleague, code: str) -> dict[str, Any]:
    found = clinic.ask("GET", f"/api/catalog/tests/?search={code}")["results"]
    return next(each for each in found if each["code"] == code and each["lab"]["name"] == "Helix Diagnostics")
