"""Favourites and tests behind PostgreSQL's own wall: with every scope of the application torn down."""

import pytest

from orders.models import FavouriteTest
from orders.querysets import FavouriteTestQuerySet
from orders.requisition.tests.conftest import chosen
from orders.tests.wire import URL

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def no_scope(monkeypatch) -> None:
    monkeypatch.setattr(FavouriteTestQuerySet, "visible_to", lambda self, actor: self.all())


def test_favourites_of_others_are_neither_seen_nor_unmade(
    client_for, clinic_staff, other_clinic_staff, lab_staff, lab, offer, no_scope, plain_role
):
    test, asked = offer("K"), {"lab": str(lab.pk)}
    own, stranger = client_for(clinic_staff), client_for(other_clinic_staff)
    assert own.put(f"{URL}usual-tests/{test.pk}/").status_code == 204

    assert len(own.get(f"{URL}usual-tests/", asked).json()["favourites"]) == 1
    assert stranger.get(f"{URL}usual-tests/", asked).json()["favourites"] == []
    assert stranger.delete(f"{URL}usual-tests/{test.pk}/").status_code == 204
    assert FavouriteTest.objects.count() == 1


def test_a_clinic_orders_and_edits_with_what_the_wall_lets_it_read(
    place, at_clinic, offer, together, plain_role
):
    first, second = offer("K"), offer("NA")
    panel = together("ION", first, second)
    placed = place([{**line, "panel": str(panel.pk)} for line in chosen(first, second)])

    assert placed.status_code == 201
    edited = at_clinic.patch(f"{URL}{placed.json()['id']}/", {"tests": chosen(second)})
    assert [test["code"] for test in edited.json()["tests"]] == ["NA"]
