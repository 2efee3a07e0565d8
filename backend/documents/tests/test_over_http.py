"""Who sees an order prints it, and every sheet of paper leaves a line in the record."""

import pytest

from audit.models import AuditEvent
from documents.tests.printed import codes_of, pages_of, text_of
from specimens.models import Specimen
from specimens.services.manifests import send_manifest
from specimens.services.steps import add_specimen, transition_specimen

PAPER = "order.printed"


@pytest.fixture
def order(order_maker):
    return order_maker(notes="Call the ward.")


@pytest.fixture
def expect(order, clinic_staff):
    """``expect("Serum")``: a specimen of the order."""
    return lambda kind: add_specimen(order_id=order.pk, actor=clinic_staff, type=kind)


def take(specimen, actor):
    return transition_specimen(specimen_id=specimen.pk, action="collect", actor=actor, given={})


def drop(specimen, actor):
    return transition_specimen(specimen_id=specimen.pk, action="cancel", actor=actor, given={})


@pytest.fixture
def manifest(order, expect, clinic_staff):
    taken = [take(expect(kind), clinic_staff) for kind in ("Serum", "Urine")]
    return send_manifest(
        actor=clinic_staff, lab_id=order.lab_id, specimen_ids=[each.pk for each in taken], note=""
    )


def assert_is_a_file(response, name):
    assert response.status_code == 200
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == f'inline; filename="{name}.pdf"'


def the_line():
    return AuditEvent.objects.get(action=PAPER)


def test_a_requisition_lists_the_specimens_that_count(client_for, clinic_viewer, clinic_staff, order, expect):
    kept, dropped = expect("Serum"), expect("Urine")
    drop(dropped, clinic_staff)

    response = client_for(clinic_viewer).get(f"/api/orders/{order.pk}/requisition/")

    assert_is_a_file(response, f"requisition-{order.number}")
    text = text_of(response.content)
    assert "Call the ward." in text
    assert kept.accession_number in text
    assert dropped.accession_number not in text
    assert (the_line().subject_id, the_line().actor_id) == (str(order.pk), clinic_viewer.user_id)
    assert the_line().data == {"document": "requisition", "ids": [str(order.pk)]}


def test_labels_are_for_what_is_not_at_the_lab_yet(client_for, clinic_staff, lab_staff, order, expect):
    expected, taken, received = expect("Serum"), expect("Urine"), expect("Swab")
    take(taken, clinic_staff)
    transition_specimen(specimen_id=received.pk, action="receive", actor=lab_staff, given={})

    response = client_for(clinic_staff).get(f"/api/orders/{order.pk}/labels/", {"copies": "2"})

    assert_is_a_file(response, f"labels-{order.number}")
    assert [text for _, text in codes_of(response.content)] == [
        *[expected.accession_number] * 2,
        *[taken.accession_number] * 2,
    ]
    assert the_line().data == {"document": "labels", "ids": [str(order.pk)]}


def test_without_a_specimen_there_is_no_label(client_for, clinic_staff, order, expect):
    drop(expect("Serum"), clinic_staff)

    response = client_for(clinic_staff).get(f"/api/orders/{order.pk}/labels/")

    assert (response.status_code, response.json()["code"]) == (409, "nothing_to_print")
    assert not AuditEvent.objects.filter(action=PAPER).exists()


def test_a_label_of_one_specimen(client_for, lab_staff, expect):
    specimen = expect("Serum")

    response = client_for(lab_staff).get(f"/api/specimens/{specimen.pk}/label/", {"copies": "10"})

    assert_is_a_file(response, f"label-{specimen.accession_number}")
    assert len(pages_of(response.content)) == 10
    assert the_line().subject_id == str(specimen.order_id)


@pytest.mark.parametrize("copies", ["0", "11", "-1", "two", "", "1.5", "²", "01"])
def test_copies_are_one_to_ten(client_for, lab_staff, expect, copies):
    path = f"/api/specimens/{expect('Serum').pk}/label/"

    response = client_for(lab_staff).get(path, {"copies": copies})

    assert (response.status_code, response.json()["errors"][0]["field"]) == (400, "copies")
    assert not AuditEvent.objects.filter(action=PAPER).exists()


def test_a_manifest_with_all_that_were_put_on_it(client_for, lab_viewer, manifest):
    response = client_for(lab_viewer).get(f"/api/manifests/{manifest.pk}/document/")

    assert_is_a_file(response, f"manifest-{manifest.number}")
    text = text_of(response.content)
    specimens = Specimen.objects.filter(lines__manifest=manifest)
    assert len(specimens) == 2
    assert all(each.accession_number in text for each in specimens)
    assert the_line().data["document"] == "manifest"


def test_a_draft_is_printed_as_one(client_for, clinic_staff, lab_staff, order_maker):
    draft = order_maker("draft")
    path = f"/api/orders/{draft.pk}/requisition/"

    assert "DRAFT" in text_of(client_for(clinic_staff).get(path).content)
    assert client_for(lab_staff).get(path).status_code == 404


@pytest.mark.parametrize("who", ["other_clinic_staff", "other_lab_staff"])
def test_strangers_print_nothing(request, client_for, order, manifest, who):
    client = client_for(request.getfixturevalue(who))
    specimen = Specimen.objects.filter(order=order).first()

    for path in (
        f"/api/orders/{order.pk}/requisition/",
        f"/api/orders/{order.pk}/labels/",
        f"/api/specimens/{specimen.pk}/label/",
        f"/api/manifests/{manifest.pk}/document/",
    ):
        assert client.get(path).status_code == 404
    assert not AuditEvent.objects.filter(action=PAPER).exists()


def test_a_browser_may_ask_for_a_pdf(client_for, clinic_staff, order):
    path = f"/api/orders/{order.pk}/requisition/"
    client = client_for(clinic_staff)

    assert_is_a_file(client.get(path, headers={"Accept": "application/pdf"}), f"requisition-{order.number}")
    refused = client.get(path, {"page": "1"}, headers={"Accept": "application/pdf"})
    assert (refused.status_code, refused["Content-Type"]) == (400, "application/problem+json")
