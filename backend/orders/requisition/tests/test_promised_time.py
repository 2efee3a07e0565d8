"""When an order with tests is promised: by the working hours of its lab, frozen when it is sent."""

from datetime import UTC, datetime

import pytest

from catalog.services.lab_tests import change_test
from common import clock
from orders.models import Order
from orders.requisition.tests.conftest import chosen
from orders.tests.wire import URL, step, url_of

OFFICE = {day: [["08:00", "16:00"]] for day in ("mon", "tue", "wed", "thu", "fri")}
# Monday, 10:00 in Vienna.
MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
EIGHT = {"routine": 8, "urgent": 4, "stat": 1}
TWENTY = {"routine": 20, "urgent": 10, "stat": None}


@pytest.fixture(autouse=True)
def office(lab):
    """The lab works in Vienna, and not on the Tuesday."""
    lab.time_zone, lab.opening_hours = "Europe/Vienna", OFFICE
    lab.holidays = [{"date": "2026-11-24", "name": "Staff outing"}]
    lab.save()


@pytest.fixture(autouse=True)
def on_monday():
    with clock.at(MONDAY):
        yield


def due(response) -> str:
    assert response.status_code < 300, response.content
    return response.json()["due_at"]


@pytest.fixture
def tests(offer):
    return chosen(offer("GLU", turnaround_hours=EIGHT), offer("VITD", turnaround_hours=TWENTY))


@pytest.mark.parametrize(
    ("written", "promised"),
    [
        # 6 hours on Monday, 8 on Wednesday, 6 on Thursday
        ({}, "2026-11-26T13:00:00Z"),
        ({"priority": "urgent"}, "2026-11-25T11:00:00Z"),
        ({"collection": "planned", "collect_at": "2026-11-27T14:00:00Z"}, "2026-12-02T10:00:00Z"),
        # drawn before it was sent
        ({"collection": "planned", "collect_at": "2026-11-20T14:00:00Z"}, "2026-11-26T13:00:00Z"),
    ],
)
def test_the_latest_of_the_tests_counts(place, tests, written, promised):
    assert due(place(tests, **written)) == promised


def test_one_alone_is_sooner_and_none_is_promised_as_before(place, tests):
    assert due(place(tests[:1])) == "2026-11-25T09:00:00Z"
    assert due(place([])) == "2026-11-26T09:00:00Z"
    assert due(place([], priority="stat")) == "2026-11-23T13:00:00Z"


def test_a_draft_is_promised_when_it_is_sent(place, at_clinic, tests):
    assert due(place(tests, status="draft")) is None

    with clock.at(datetime(2026, 11, 25, 9, tzinfo=UTC)):
        assert due(step(at_clinic, Order.objects.get(), "submit", {})) == "2026-11-27T13:00:00Z"


def test_a_draft_at_a_priority_that_is_not_offered_is_kept(place, tests):
    draft = place(tests[1:], status="draft", priority="stat")

    assert draft.status_code == 201


def test_it_is_counted_anew_from_when_it_was_sent_if_something_it_is_made_of_changes(
    place, at_clinic, at_lab, tests
):
    order = Order.objects.get(pk=place(tests).json()["id"])

    def edit(**changes):
        return due(at_clinic.patch(url_of(order), changes))

    with clock.at(datetime(2026, 11, 25, 9, tzinfo=UTC)):
        assert edit(tests=tests[:1]) == "2026-11-25T09:00:00Z"
        assert edit(priority="urgent") == "2026-11-23T13:00:00Z"
        assert edit(collection="planned", collect_at="2026-11-26T07:00:00Z") == "2026-11-26T11:00:00Z"
        assert edit(tests=[], collection="", collect_at=None) == "2026-11-24T09:00:00Z"
        assert at_lab.get(url_of(order)).json()["due_at"] == "2026-11-24T09:00:00Z"


def test_it_stays_when_anything_else_changes(place, at_clinic, lab, lab_admin, offer, tests):
    promised = place(tests).json()
    order = Order.objects.get()
    lab.opening_hours, lab.holidays = {}, []
    lab.save()
    change_test(
        test_id=tests[1]["test"],
        actor=lab_admin,
        changes={"turnaround_hours": {"routine": 1, "urgent": 1, "stat": 1}},
    )

    for changes in ({"notes": "x"}, {"diagnosis": "x"}, {"delivery_method": "post"}, {"tests": tests}):
        assert due(at_clinic.patch(url_of(order), changes)) == promised["due_at"]


def test_lists_are_ordered_and_found_late_by_it(place, at_lab, tests):
    late, soon = place(tests), place(tests[:1])

    rows = at_lab.get(URL, {"ordering": "due_at"}).json()["results"]
    assert [row["id"] for row in rows] == [soon.json()["id"], late.json()["id"]]
    with clock.at(datetime(2026, 11, 26, 9, tzinfo=UTC)):
        assert at_lab.get(URL, {"overdue": "true"}).json()["results"][0]["id"] == soon.json()["id"]
