"""A lab's admin says what the lab offers; clinics read it."""

import pytest

from audit.models import AuditEvent
from catalog.models import CatalogTest, CatalogTestVersion
from catalog.rules.loinc import NOTICE
from catalog.tests.bodies import TESTS, body, fields_of


def test_what_was_said_is_answered_in_full(admin, offer, lab):
    test = offer()

    said = body()
    assert {name: test[name] for name in ("code", "name", "synonyms", "loinc", "category", "price")} == {
        name: said[name] for name in ("code", "name", "synonyms", "loinc", "category", "price")
    }
    assert (test["lab"], test["status"], test["version"]) == (
        {"id": str(lab.pk), "name": lab.name},
        "active",
        1,
    )
    assert test["specimens"] == said["specimens"]
    assert test["questions"][1]["shown_when"] == {"key": "fasting", "equals": True}
    assert test["analytes"][0]["reference_ranges"][0] == {
        **{"sex": "any", "from_age_days": 0, "to_age_days": 6570, "low": 60.0, "high": 100.0},
        **{"text": "", "source": "CALIPER"},
    }
    assert test["loinc_notice"] == NOTICE
    assert admin.get(f"{TESTS}{test['id']}/").json() == test


def test_it_stands_in_the_record(offer, lab_admin):
    test = offer()

    line = AuditEvent.objects.get(action="catalog.test_added")
    assert (line.subject_id, line.subject_label) == (test["id"], "GLU Glucose")
    assert (line.organization_id, line.actor_id) == (lab_admin.organization_id, lab_admin.user_id)
    assert line.data == {"code": "GLU", "version": 1}


def test_a_code_is_given_once_whatever_its_case(admin, offer, nothing_changes):
    offer(code="Glu")

    with nothing_changes():
        response = admin.post(TESTS, body(code="GLU"), format="json")

    assert fields_of(response) == [("code", "unique")]


def test_two_labs_may_have_the_same_code(offer, client_for, other_lab_admin):
    offer()
    offer(client_for(other_lab_admin))

    assert CatalogTest.objects.filter(code="GLU").count() == 2


def test_the_same_key_offers_it_once(admin):
    answers = [admin.post(TESTS, body(), format="json", HTTP_IDEMPOTENCY_KEY="once") for _ in range(2)]

    assert [answer.status_code for answer in answers] == [201, 201]
    assert answers[0].json() == answers[1].json()
    assert CatalogTest.objects.count() == 1


@pytest.mark.parametrize("who", ["lab_staff", "lab_viewer", "clinic_admin", "clinic_staff"])
def test_only_the_labs_admins_change_it(request, client_for, offer, nothing_changes, who):
    test, client = offer(), client_for(request.getfixturevalue(who))

    with nothing_changes():
        answers = [
            client.post(TESTS, body(code="X"), format="json"),
            client.patch(f"{TESTS}{test['id']}/", {"name": "Sugar"}, format="json"),
            client.post(f"{TESTS}{test['id']}/retire/"),
            client.post(f"{TESTS}{test['id']}/reactivate/"),
        ]

    assert [answer.status_code for answer in answers] == [403] * 4


def test_another_lab_finds_nothing_and_changes_nothing(client_for, offer, other_lab_admin, nothing_changes):
    test, client = offer(), client_for(other_lab_admin)
    address = f"{TESTS}{test['id']}/"

    with nothing_changes():
        answers = [
            client.get(address),
            client.get(f"{address}versions/"),
            client.get(f"{address}versions/1/"),
            client.patch(address, {"name": "Sugar"}, format="json"),
            client.post(f"{address}retire/"),
            client.post(f"{address}reactivate/"),
        ]

    assert [answer.status_code for answer in answers] == [404] * 6
    assert client.get(TESTS).json()["results"] == []
    assert client.get("/api/catalog/categories/").json() == []


def test_a_clinic_reads_what_is_active_alone(client_for, admin, offer, clinic_staff):
    kept, gone = offer(), offer(code="OLD")
    admin.post(f"{TESTS}{gone['id']}/retire/")
    client = client_for(clinic_staff)

    assert [each["id"] for each in client.get(TESTS).json()["results"]] == [kept["id"]]
    assert client.get(f"{TESTS}{kept['id']}/").json() == kept
    assert client.get(f"{TESTS}{gone['id']}/").status_code == 404
    assert client.get(f"{TESTS}{gone['id']}/versions/1/").status_code == 404
    assert len(admin.get(TESTS).json()["results"]) == 2


def test_a_waiting_lab_fills_its_catalogue_and_no_clinic_sees_it(
    client_for, offer, waiting_lab, waiting_lab_admin, clinic_staff
):
    test = offer(client_for(waiting_lab_admin))
    clinic = client_for(clinic_staff)

    assert clinic.get(TESTS).json()["results"] == []
    assert clinic.get(f"{TESTS}{test['id']}/").status_code == 404
    type(waiting_lab).objects.filter(pk=waiting_lab.pk).update(is_approved=True)
    assert clinic.get(f"{TESTS}{test['id']}/").status_code == 200
    type(waiting_lab).objects.filter(pk=waiting_lab.pk).update(is_active=False)
    assert clinic.get(f"{TESTS}{test['id']}/").status_code == 404


def test_lists_are_narrowed_and_ordered(admin, offer, lab, other_lab):
    offer(code="B", name="Alpha")
    offer(code="A", name="Beta", category="Haematology")

    def codes(**query):
        return [each["code"] for each in admin.get(TESTS, query).json()["results"]]

    assert codes() == ["B", "A"]
    assert codes(ordering="code") == ["A", "B"]
    assert codes(category="Haematology") == ["A"]
    assert codes(status="retired") == []
    assert codes(lab=str(lab.pk)) == ["B", "A"]
    assert codes(lab=str(other_lab.pk)) == []
    for wrong in ({"colour": "red"}, {"ordering": "rank"}, {"status": "gone"}, {"lab": "x"}):
        assert admin.get(TESTS, wrong).status_code == 400


def test_pages_follow_each_other(admin, offer):
    for index in range(5):
        offer(code=f"T{index}", name="The same name")

    address, seen = f"{TESTS}?page_size=2&search=same", []
    while address:
        page = admin.get(address).json()
        seen += [each["code"] for each in page["results"]]
        address = page["next"]

    assert seen == [f"T{index}" for index in range(5)]


def test_categories_are_counted(admin, client_for, clinic_staff, offer, lab, other_lab):
    offer(code="A", category="Haematology")
    offer(code="B")
    retired = offer(code="C")
    admin.post(f"{TESTS}{retired['id']}/retire/")
    clinic, address = client_for(clinic_staff), "/api/catalog/categories/"

    assert admin.get(address).json() == [
        {"category": "Chemistry", "tests": 2},
        {"category": "Haematology", "tests": 1},
    ]
    assert clinic.get(address, {"lab": str(lab.pk)}).json()[0] == {"category": "Chemistry", "tests": 1}
    assert clinic.get(address, {"lab": str(other_lab.pk)}).json() == []


def test_nothing_is_half_written(admin, nothing_changes):
    with nothing_changes():
        assert admin.post(TESTS, body(loinc="2345-6"), format="json").status_code == 400
    assert not CatalogTestVersion.objects.exists()
