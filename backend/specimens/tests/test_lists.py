"""Lists: who sees what, by which filters, at what cost."""

import pytest

from audit.models import AuditEvent
from orders.tests.test_query_budgets import at_most
from specimens.models import Specimen
from specimens.services.steps import add_specimen
from specimens.tests.wire import MANIFESTS, SPECIMENS, send, step, url_of


def found(client, **query) -> list[str]:
    answer = client.get(SPECIMENS, query)
    assert answer.status_code == 200, answer.content
    return [each["type"] for each in answer.json()["results"]]


@pytest.fixture
def world(at_clinic, order, blood, serum, expected):
    """Blood on a manifest, serum collected, a swab expected."""
    for each in (blood, serum):
        step(at_clinic, each, "collect", {})
    manifest = send(at_clinic, blood).json()
    expected()
    return manifest


def test_filters(world, at_clinic, at_lab, order, order_maker, lab, clinic, other_lab, blood):
    order_maker()
    number = blood.accession_number
    for client in (at_clinic, at_lab):
        assert found(client) == ["Swab", "Serum", "Whole blood"]
        assert found(client, ordering="created_at") == ["Whole blood", "Serum", "Swab"]
        assert found(client, ordering="-updated_at") == ["Swab", "Whole blood", "Serum"]
        assert found(client, status="collected,expected") == ["Swab", "Serum", "Whole blood"]
        assert found(client, status="collected") == ["Serum", "Whole blood"]
        assert found(client, ready_to_send="true") == ["Serum"]
        assert found(client, manifest=world["id"]) == ["Whole blood"]
        assert found(client, order=str(order.pk), lab=str(lab.pk), clinic=str(clinic.pk)) != []
        assert found(client, lab=str(other_lab.pk)) == []
        assert found(client, search=number.lower()) == ["Whole blood"]
        assert found(client, search=f"{number[:3]} {number[3:]}") == ["Whole blood"]
        assert found(client, search=number[:7]) == ["Swab", "Serum", "Whole blood"]
        assert len(found(client, search=order.number)) == 3
        assert len(found(client, search="okafor")) == 3
        assert found(client, search="nobody") == []
        assert found(client, search=" ") == ["Swab", "Serum", "Whole blood"]
        assert client.get(SPECIMENS, {"patient": "x"}).status_code == 400
        assert client.get(SPECIMENS, {"ordering": "patient"}).status_code == 400


def test_pages(world, at_clinic):
    first = at_clinic.get(SPECIMENS, {"page_size": 2}).json()
    second = at_clinic.get(first["next"]).json()

    assert [each["type"] for each in first["results"]] == ["Swab", "Serum"]
    assert [each["type"] for each in second["results"]] == ["Whole blood"]
    assert second["next"] is None


@pytest.mark.parametrize("side", ["at_clinic", "at_lab"])
def test_costs(world, order, clinic_staff, side, request):
    client = request.getfixturevalue(side)
    for number in range(50):
        add_specimen(order_id=order.pk, actor=clinic_staff, type=f"Type {number}")
    with at_most(3):
        assert len(client.get(SPECIMENS).json()["results"]) == 50
    with at_most(3):
        client.get(SPECIMENS, {"search": "okafor", "status": "expected"})
    with at_most(3):
        client.get(MANIFESTS)
    with at_most(4):
        client.get(f"{MANIFESTS}{world['id']}/")


def test_lists_of_orders_cost_nothing_more(world, at_clinic, at_lab):
    for client in (at_clinic, at_lab):
        with at_most(3):
            client.get("/api/orders/")


def test_reading_is_recorded_like_reading_its_order(world, at_lab, order, lab_staff):
    AuditEvent.objects.filter(action="order.listed").count()
    for path in (SPECIMENS, url_of(Specimen.objects.first()), url_of(Specimen.objects.first(), "events/")):
        before = AuditEvent.objects.count()
        at_lab.get(path)
        line = AuditEvent.objects.order_by("created_at").last()
        assert AuditEvent.objects.count() == before + 1
        assert (line.action, line.actor_id) == ("order.listed", lab_staff.user_id)
        assert line.data["ids"] == [str(order.pk)]


def test_steps_are_in_the_record_without_words(at_clinic, blood, order):
    step(at_clinic, blood, "collect", {"collected_by": "Nurse Joy"})

    line = AuditEvent.objects.get(action="order.specimen_collected")
    assert (line.subject_id, line.data["specimen"]) == (str(order.pk), str(blood.pk))
    assert "Joy" not in str(line.data)
