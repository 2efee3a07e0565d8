"""Whoever is refused a step of a specimen or a manifest leaves a line; slips and foreign ids leave none of theirs."""

import pytest

from audit.models import AuditEvent
from specimens.services.manifests import send_manifest
from specimens.services.steps import transition_specimen

URL = "/api/specimens/"


def newest():
    return AuditEvent.objects.order_by("-id").first()


@pytest.mark.parametrize(
    ("actor", "action", "tried", "answer"),
    [
        ("clinic_viewer", "collect", "specimen_transitions", (403, "permission_denied")),
        ("clinic_staff", "receive", "specimen_receive", (403, "permission_denied")),
        ("lab_staff", "store", "specimen_store", (409, "transition_not_allowed")),
    ],
)
@pytest.mark.parametrize("headers", [{}, {"HTTP_IDEMPOTENCY_KEY": "k"}], ids=["plain", "idempotent"])
def test_a_refused_step_is_one_line_of_its_order(
    blood, order, client_for, request, nothing_changes, actor, action, tried, answer, headers
):
    who = request.getfixturevalue(actor)
    client, before = client_for(who), AuditEvent.objects.count()
    body = {"action": action, "storage_place": "CANARY"}
    with nothing_changes():
        response = client.post(f"{URL}{blood.pk}/transitions/", body, **headers)

    line = newest()
    assert (response.status_code, response.json()["code"]) == answer
    assert AuditEvent.objects.count() == before + 1
    assert (line.action, line.outcome) == ("order.refused", "refused")
    assert (line.subject_type, line.subject_id, line.subject_label) == ("order", str(order.pk), order.number)
    assert line.data == {"tried": tried, "code": answer[1]}
    assert (line.actor_id, line.organization_id) == (who.user_id, who.organization_id)


def test_a_refused_step_of_a_manifest_is_one_line(
    blood, lab, client_for, clinic_staff, lab_viewer, lab_staff
):
    transition_specimen(specimen_id=blood.pk, action="collect", actor=clinic_staff)
    manifest = send_manifest(actor=clinic_staff, lab_id=lab.pk, specimen_ids=[blood.pk])
    url = f"/api/manifests/{manifest.pk}/"
    assert client_for(lab_viewer).post(f"{url}receive/", {"arrived": []}).status_code == 403
    line = newest()
    assert (line.subject_type, line.subject_id) == ("manifest", str(manifest.pk))
    assert line.data == {"tried": "manifest_receive", "code": "permission_denied"}

    assert client_for(clinic_staff).post(f"{url}withdraw/").status_code == 200
    assert client_for(clinic_staff).post(f"{url}withdraw/").status_code == 409
    assert newest().data == {"tried": "manifest_withdraw", "code": "already_withdrawn"}


@pytest.mark.parametrize("pk", ["not-an-id", "x" * 300])
def test_what_a_viewer_writes_into_the_path_stays_out(order, client_for, clinic_viewer, pk):
    response = client_for(clinic_viewer).post(f"{URL}{pk}/transitions/", {"action": "collect"})
    assert response.status_code == 403
    assert (newest().action, newest().subject_id, newest().subject_label) == ("order.refused", "", "")


def test_another_organizations_specimen_is_not_named(blood, client_for, make_member, other_lab):
    viewer = make_member(other_lab, "vera", "viewer")
    assert client_for(viewer).post(f"{URL}{blood.pk}/transitions/", {"action": "use"}).status_code == 403
    assert (newest().subject_type, newest().subject_id, newest().subject_label) == ("specimen", "", "")


def test_adding_is_for_staff(order, client_for, lab_viewer):
    body = {"order": str(order.pk), "type": "Urine"}
    assert client_for(lab_viewer).post(URL, body).status_code == 403
    assert newest().data == {"tried": "specimen_create", "code": "permission_denied"}


def test_slips_are_not_recorded(blood, client_for, lab_staff):
    client, before = client_for(lab_staff), AuditEvent.objects.count()
    url = f"{URL}{blood.pk}/transitions/"
    assert client.post(url, {"action": "dance"}).status_code == 400
    assert client.post(url, {"action": "receive"}, headers={"If-Match": '"7"'}).status_code == 412
    assert AuditEvent.objects.count() == before
