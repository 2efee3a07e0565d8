"""With every scope of the application torn down, PostgreSQL still lets a lab alone write what it offers."""

import pytest
from django.db import DatabaseError, connection, transaction

from accounts.who import who_is
from audit.who import Who, acting_as
from catalog.models import CatalogTest, CatalogTestVersion, CatalogTestWords
from catalog.querysets import ItemQuerySet
from catalog.tests.bodies import TESTS, body

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]

TABLES = (CatalogTest, CatalogTestVersion, CatalogTestWords)


@pytest.fixture
def no_scopes(monkeypatch):
    """The mistake that the wall is for."""
    monkeypatch.setattr(ItemQuerySet, "visible_to", lambda self, actor: self.all())


@pytest.fixture
def test(offer):
    return offer()


def test_everybody_reads_what_an_open_lab_offers(test, plain_role, other_lab_staff, clinic_staff):
    for actor in (other_lab_staff, clinic_staff):
        with acting_as(who_is(actor)), transaction.atomic():
            assert [table.objects.count() for table in TABLES] == [1, 1, 1]


def test_what_a_closed_lab_says_is_its_own(test, lab, lab_staff, clinic_staff, plain_role):
    type(lab).objects.filter(pk=lab.pk).update(is_approved=False)

    with acting_as(who_is(lab_staff)), transaction.atomic():
        assert [table.objects.count() for table in TABLES] == [1, 1, 1]
    for who in (who_is(clinic_staff), Who("anonymous")):
        with acting_as(who), transaction.atomic():
            assert [table.objects.count() for table in TABLES[:2]] == [0, 0]


def test_others_change_nothing(
    test,
    no_scopes,
    client_for,
    other_lab_admin,
    plain_role,
    nothing_changes,
):
    client, address = client_for(other_lab_admin), f"{TESTS}{test['id']}/"

    with nothing_changes():
        answers = [
            client.patch(address, {"name": "Mine"}, format="json"),
            client.post(f"{address}retire/"),
        ]
    assert all(answer.status_code >= 400 for answer in answers)


def test_others_write_no_row_in_its_name(test, lab, other_lab_admin, plain_role):
    who = who_is(other_lab_admin)
    row = CatalogTest.objects.values().get()
    version = CatalogTestVersion.objects.values().get()
    with acting_as(who):
        for table, values in (
            (CatalogTest, {**row, "id": lab.pk, "code": "X"}),
            (CatalogTestVersion, {**version, "id": lab.pk, "version": 9}),
            (CatalogTestWords, {"item_id": lab.pk, "lab_id": lab.pk, "text": "x"}),
        ):
            with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
                table.objects.create(**values)
        with transaction.atomic():
            assert CatalogTest.objects.update(lab_id=other_lab_admin.organization_id) == 0
            assert CatalogTest.objects.update(name="Mine") == 0
            assert CatalogTestWords.objects.update(text="mine") == 0


def test_its_own_people_work_behind_it(plain_role, client_for, lab_admin):
    client = client_for(lab_admin)
    test = client.post(TESTS, body(), format="json").json()
    address = f"{TESTS}{test['id']}/"

    answers = [
        client.patch(address, {"name": "Sugar"}, format="json"),
        client.post(f"{address}retire/"),
        client.post(f"{address}reactivate/"),
        client.get(TESTS, {"search": "suger"}),
    ]

    assert [answer.status_code for answer in answers] == [200] * 4
    assert len(answers[-1].json()["results"]) == 1


def test_a_search_is_served_by_the_trigram_index(test, plain_role, clinic_staff):
    """Also behind the wall, which no trigram operator may pass."""
    rows = CatalogTest.objects.visible_to(clinic_staff).matching("suger").order_by("rank")
    with acting_as(who_is(clinic_staff)), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_nestloop = off")
            cursor.execute("SET LOCAL enable_indexscan = off")
        assert "catalogtest_words" in rows.explain()
