"""A lab offers tests together; a panel changes and is kept like a test."""

import pytest
from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from audit.models import AuditEvent
from catalog.models import CatalogPanel, CatalogPanelVersion
from catalog.tests.bodies import TESTS, fields_of

PANELS = "/api/catalog/panels/"


@pytest.fixture
def tests(offer):
    return [offer(code=code, analytes=[]) for code in ("K", "NA")]


@pytest.fixture
def panel(admin, tests):
    response = admin.post(PANELS, body(tests), format="json")
    assert response.status_code == 201, response.content
    return response.json()


def body(tests, **changes):
    ids = [test["id"] for test in tests]
    said = {"code": "LYTES", "name": "Electrolytes", "synonyms": ["Salts"], "category": "Chemistry"}
    return {**said, "tests": ids, **changes}


def address_of(panel, rest=""):
    return f"{PANELS}{panel['id']}/{rest}"


def test_it_is_answered_with_its_tests_in_order(admin, client_for, clinic_staff, panel, tests):
    clinic = client_for(clinic_staff)

    assert [test["code"] for test in panel["tests"]] == ["K", "NA"]
    assert panel["tests"][0] == {name: tests[0][name] for name in ("id", "code", "name", "loinc", "status")}
    assert clinic.get(address_of(panel)).json() == panel
    listed = clinic.get(PANELS, {"search": "saltz"}).json()["results"]
    assert [(each["id"], each["test_count"]) for each in listed] == [(panel["id"], 2)]


def test_it_holds_active_tests_of_its_own_lab_once(
    admin, offer, client_for, other_lab_admin, tests, nothing_changes
):
    foreign = offer(client_for(other_lab_admin))
    gone = offer(code="GONE")
    admin.post(f"{TESTS}{gone['id']}/retire/")
    absent = {"id": "0190aaaa-0000-7000-8000-000000000000"}

    with nothing_changes():
        for wrong in (foreign, gone, absent):
            response = admin.post(PANELS, body([tests[0], wrong]), format="json")
            assert fields_of(response) == [("tests[1]", "not_offered")]
        twice = admin.post(PANELS, body([tests[0], tests[0]]), format="json")
        none = admin.post(PANELS, body([]), format="json")

    assert fields_of(twice) == [("tests[1]", "not_unique")]
    assert fields_of(none) == [("tests", "min_length")]


def test_a_change_makes_a_version(admin, panel, tests):
    changed = admin.patch(address_of(panel), {"tests": [tests[1]["id"]]}, format="json", HTTP_IF_MATCH='"1"')
    stale = admin.patch(address_of(panel), {"name": "Late"}, format="json", HTTP_IF_MATCH='"1"')

    assert [test["code"] for test in changed.json()["tests"]] == ["NA"]
    assert (changed.json()["version"], stale.status_code) == (2, 412)
    assert admin.get(address_of(panel, "versions/1/")).json()["tests"] == panel["tests"]
    line = AuditEvent.objects.get(action="catalog.panel_changed")
    assert line.data == {"code": "LYTES", "version": 2, "fields": ["tests"]}


def test_its_tests_stay_while_it_is_offered(admin, panel, tests, nothing_changes):
    with nothing_changes():
        refused = admin.post(f"{TESTS}{tests[0]['id']}/retire/")
    assert (refused.status_code, refused.json()["code"], refused.json()["panels"]) == (
        409,
        "in_panels",
        ["LYTES"],
    )

    admin.post(address_of(panel, "retire/"))
    assert admin.post(f"{TESTS}{tests[0]['id']}/retire/").status_code == 200
    with nothing_changes():
        assert fields_of(admin.post(address_of(panel, "reactivate/"))) == [("tests[0]", "not_offered")]
    admin.post(f"{TESTS}{tests[0]['id']}/reactivate/")
    assert admin.post(address_of(panel, "reactivate/")).json()["status"] == "active"


@pytest.mark.parametrize("who", ["lab_staff", "clinic_admin"])
def test_only_the_labs_admins_change_it(request, client_for, panel, tests, nothing_changes, who):
    client = client_for(request.getfixturevalue(who))

    with nothing_changes():
        answers = [
            client.post(PANELS, body(tests, code="X"), format="json"),
            client.patch(address_of(panel), {"name": "Mine"}, format="json"),
            client.post(address_of(panel, "retire/")),
        ]

    assert [answer.status_code for answer in answers] == [403] * 3


def test_another_lab_finds_nothing(client_for, other_lab_admin, panel, nothing_changes):
    client = client_for(other_lab_admin)

    with nothing_changes():
        answers = [client.get(address_of(panel)), client.post(address_of(panel, "retire/"))]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert client.get(PANELS).json()["results"] == []


def test_the_database_keeps_its_versions(panel):
    for change in (
        lambda: QuerySet(CatalogPanelVersion).update(status="retired"),
        lambda: QuerySet(CatalogPanelVersion)._raw_delete("default"),
    ):
        with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
            change()

    assert CatalogPanelVersion.objects.get().status == CatalogPanel.objects.get().status == "active"
