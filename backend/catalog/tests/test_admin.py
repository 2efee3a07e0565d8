"""What administrators see and do of the catalogues."""

import pytest
from django.test import Client
from django.urls import reverse

from audit.models import AuditEvent
from catalog.models import CatalogPanel, CatalogTest
from catalog.tests.bodies import analyte


@pytest.fixture
def desk(administrator) -> Client:
    client = Client()
    client.force_login(administrator)
    return client


@pytest.fixture
def panel(admin, offer):
    """A panel of one test."""
    held = offer(code="HELD", analytes=[])
    content = {"code": "P", "name": "Panel", "category": "Chemistry", "tests": [held["id"]]}
    answer = admin.post("/api/catalog/panels/", content, format="json")
    return CatalogPanel.objects.get(pk=answer.json()["id"])


def act(desk: Client, action: str, item, **more: str):
    url = reverse(f"admin:catalog_{item._meta.model_name}_changelist")
    return desk.post(url, {"action": action, "_selected_action": [str(item.pk)], **more}, follow=True)


def test_pages_show_what_is_offered_and_each_version(desk, offer, panel):
    test = CatalogTest.objects.get(pk=offer(name="Glucose <b>")["id"])

    for item, shown in ((test, "Glucose &lt;b&gt;"), (panel, "HELD")):
        model = item._meta.model_name
        listed = desk.get(reverse(f"admin:catalog_{model}_changelist"), {"q": item.code})
        page = desk.get(reverse(f"admin:catalog_{model}_change", args=[item.pk]))
        assert item.code in listed.content.decode()
        assert shown in page.content.decode()
        assert "Turnaround" in page.content.decode() or model == "catalogpanel"
        assert 'name="_save"' not in page.content.decode()


def test_a_test_is_retired_and_offered_again_on_record(desk, administrator, offer, lab):
    test = CatalogTest.objects.get(pk=offer()["id"])

    act(desk, "retire", test)
    test.refresh_from_db()
    assert test.status == "active"
    for action, status in (("retire", "retired"), ("reactivate", "active")):
        act(desk, action, test, confirmed="1")
        test.refresh_from_db()
        assert test.status == status

    lines = AuditEvent.objects.filter(action__in=["catalog.test_retired", "catalog.test_reactivated"])
    assert [(line.organization_id, line.actor_id) for line in lines] == [(lab.pk, administrator.pk)] * 2
    assert test.versions.get(version=3).changed_by == administrator


def test_a_panel_is_retired(desk, panel):
    act(desk, "retire", panel, confirmed="1")

    panel.refresh_from_db()
    assert (panel.status, panel.version) == ("retired", 2)


def test_what_others_need_stays_and_the_page_says_why(desk, offer, panel):
    read = CatalogTest.objects.get(pk=offer()["id"])
    offer(code="CALC", analytes=[analyte(code="TWICE", loinc="", formula="GLU * 2")])
    held = CatalogTest.objects.get(code="HELD")

    for test, why in (
        (read, "Other tests are calculated from GLU: CALC."),
        (held, "Panels hold this test: P."),
    ):
        answer = act(desk, "retire", test, confirmed="1")
        assert why in answer.content.decode()
        test.refresh_from_db()
        assert (test.status, test.version) == ("active", 1)
