"""Each change makes a version; what was said before stays as it was."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import QuerySet

from audit.models import AuditEvent
from catalog.models import CatalogTest, CatalogTestVersion
from catalog.tests.bodies import TESTS, analyte, body, fields_of

SUM = analyte(code="SUM", name="Sum", loinc="", formula="GLU + 1")


@pytest.fixture
def test(offer):
    return offer()


def address_of(test, rest=""):
    return f"{TESTS}{test['id']}/{rest}"


def test_a_change_replaces_what_it_names_and_nothing_else(admin, test):
    response = admin.patch(address_of(test), {"name": "Sugar", "synonyms": []}, format="json")

    changed = response.json()
    assert response.status_code == 200
    assert response["ETag"] == '"2"'
    expected = {**test, "name": "Sugar", "synonyms": [], "version": 2, "updated_at": changed["updated_at"]}
    assert changed == expected
    line = AuditEvent.objects.get(action="catalog.test_changed")
    assert line.data == {"code": "GLU", "version": 2, "fields": ["name", "synonyms"]}


def test_former_versions_are_answered_as_they_were(admin, test):
    admin.patch(address_of(test), {"name": "Sugar"}, format="json")
    admin.post(address_of(test, "retire/"))

    assert admin.get(address_of(test, "versions/1/")).json() == test
    assert admin.get(address_of(test, "versions/2/")).json()["name"] == "Sugar"
    shown = [(row["version"], row["status"]) for row in admin.get(address_of(test, "versions/")).json()]
    assert shown == [(3, "retired"), (2, "active"), (1, "active")]
    for number in ("0", "4", "9" * 10, "9" * 30):
        assert admin.get(address_of(test, f"versions/{number}/")).status_code == 404


def test_the_same_again_makes_no_version(admin, test, nothing_changes):
    with nothing_changes():
        response = admin.patch(address_of(test), body(), format="json")

    assert response.json() == test


def test_a_code_stays(admin, test, nothing_changes):
    with nothing_changes():
        response = admin.patch(address_of(test), {"code": "SUGAR"}, format="json")

    assert fields_of(response) == [("code", "fixed")]


@pytest.mark.parametrize("act", ["patch", "retire"])
def test_a_stale_version_is_refused(admin, test, lab_admin, nothing_changes, act):
    admin.patch(address_of(test), {"name": "Sugar"}, format="json", HTTP_IF_MATCH='"1"')

    with nothing_changes():
        if act == "patch":
            response = admin.patch(address_of(test), {"name": "Salt"}, format="json", HTTP_IF_MATCH='"1"')
        else:
            response = admin.post(address_of(test, "retire/"), HTTP_IF_MATCH='"1"')

    problem = response.json()
    assert (response.status_code, problem["code"], problem["current_version"]) == (412, "stale_version", 2)
    assert problem["changed_by"] == {"id": str(lab_admin.user_id), "name": "Rupinder"}


def test_retired_and_offered_again(admin, test):
    retired = admin.post(address_of(test, "retire/")).json()
    again = admin.post(address_of(test, "retire/"))
    back = admin.post(address_of(test, "reactivate/")).json()

    assert [retired["status"], back["status"], back["version"]] == ["retired", "active", 3]
    assert (again.status_code, again.json()["code"]) == (409, "already_retired")
    actions = AuditEvent.objects.filter(action__startswith="catalog.").order_by("id")
    assert [line.action for line in actions] == [
        "catalog.test_added",
        "catalog.test_retired",
        "catalog.test_reactivated",
    ]


def test_a_test_that_others_are_calculated_from_stays(admin, test, offer, nothing_changes):
    offer(code="SUM", name="Sum", analytes=[SUM])

    with nothing_changes():
        answers = [
            admin.post(address_of(test, "retire/")),
            admin.patch(address_of(test), {"analytes": [analyte(code="OTHER")]}, format="json"),
        ]

    for answer in answers:
        assert (answer.status_code, answer.json()["code"], answer.json()["tests"]) == (
            *(409, "read_by_formulas"),
            ["SUM"],
        )


def test_what_is_calculated_comes_back_only_with_what_it_reads(admin, test, offer, nothing_changes):
    calculated = offer(code="SUM", name="Sum", analytes=[SUM])
    admin.post(address_of(calculated, "retire/"))
    admin.post(address_of(test, "retire/"))

    with nothing_changes():
        response = admin.post(address_of(calculated, "reactivate/"))

    assert fields_of(response) == [("analytes[0].formula", "unknown_name")]


def test_a_circle_across_tests_is_refused(admin, test, offer, nothing_changes):
    offer(code="SUM", name="Sum", analytes=[SUM])

    with nothing_changes():
        response = admin.patch(address_of(test), {"analytes": [analyte(formula="SUM * 2")]}, format="json")

    assert fields_of(response) == [("analytes[0].formula", "circle")]


class TestTheDatabaseKeepsVersions:
    def rows(self):
        return list(CatalogTestVersion._base_manager.order_by("pk").values())

    def test_no_update(self, test):
        before = self.rows()
        with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
            QuerySet(CatalogTestVersion).update(status="retired")
        assert self.rows() == before != []

    def test_no_deletion(self, test):
        before = self.rows()
        with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
            QuerySet(CatalogTestVersion)._raw_delete("default")
        assert self.rows() == before

    def test_no_replacement(self, test):
        if connection.vendor == "postgresql":
            return  # its ON CONFLICT DO UPDATE is an update
        table, before = "catalog_catalogtestversion", self.rows()
        with (
            pytest.raises(IntegrityError, match="append-only"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")  # noqa: S608
        assert self.rows() == before

    def test_nor_does_python(self, test):
        version = CatalogTestVersion.objects.get()
        for change in (version.save, version.delete, CatalogTestVersion.objects.all().delete):
            with pytest.raises(TypeError, match="never"):
                change()
        assert CatalogTest.objects.get().version == 1


def test_an_older_document_is_read_in_full_and_can_be_changed(admin, test):
    item = CatalogTest.objects.get(pk=test["id"])
    older = {**item.versions.get().content}
    del older["repeat_after_hours"]
    CatalogTestVersion.objects.create(item=item, lab=item.lab, version=2, status=item.status, content=older)
    CatalogTest.objects.filter(pk=item.pk).update(version=2)

    for tail in ("", "versions/2/"):
        assert admin.get(address_of(test, tail)).json()["repeat_after_hours"] is None
    changed = admin.patch(address_of(test), {"repeat_after_hours": 48}, format="json")
    assert (changed.json()["version"], changed.json()["repeat_after_hours"]) == (3, 48)


@pytest.mark.parametrize("hours", [0, -1, 100_001, 1.5, "soon"])
def test_a_test_is_repeated_after_whole_hours(admin, test, hours, nothing_changes):
    with nothing_changes():
        response = admin.patch(address_of(test), {"repeat_after_hours": hours}, format="json")

    assert [field for field, _ in fields_of(response)] == ["repeat_after_hours"]
