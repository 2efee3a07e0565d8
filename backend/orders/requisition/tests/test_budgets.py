"""Ordering tests costs the same few queries, however many."""

import pytest

from catalog.models import CatalogTest
from orders.models import Order
from orders.requisition.tests.conftest import chosen
from orders.tests.test_query_budgets import at_most
from orders.tests.wire import URL, step, url_of

MANY = 40


@pytest.fixture
def tests(offer, together) -> list[CatalogTest]:
    return [offer(f"T{number}", repeat_after_hours=5) for number in range(MANY)]


@pytest.fixture
def lines(tests, together):
    panel = together("ALL", *tests)
    return [{**line, "panel": str(panel.pk)} for line in chosen(*tests)]


def test_placing_editing_and_sending(place, at_clinic, lines):
    # As without tests, and the patient, their numbers, the tests and the panels; four for the specimens that are
    # expected, and two more for the first ones of a lab.
    with at_most(20):
        assert place(lines).status_code == 201
    order = Order.objects.get()
    with at_most(17):
        assert at_clinic.patch(url_of(order), {"tests": lines[1:]}).status_code == 200
    place(lines, status="draft")
    with at_most(22):
        assert step(at_clinic, Order.objects.get(status="draft"), "submit", {}).status_code == 200


def test_a_page_costs_nothing_more(place, at_clinic, at_lab, lines):
    for _ in range(5):
        place(lines)

    for side in (at_clinic, at_lab):
        with at_most(3):
            assert len(side.get(URL).json()["results"][0]["tests"]) == MANY


def test_a_preview_and_what_is_usual(place, at_clinic, lab, patient, tests, lines):
    place(lines)
    body = {"lab": str(lab.pk), "patient": str(patient.pk), "tests": chosen(*tests)}

    with at_most(6):
        assert len(at_clinic.post(f"{URL}preview/", body).json()["repeats"]) == MANY
    with at_most(7):
        at_clinic.get(f"{URL}usual-tests/", {"lab": str(lab.pk), "patient": str(patient.pk)})
