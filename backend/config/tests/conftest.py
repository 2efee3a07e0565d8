"""A small world with everybody in it, and a way to try any route of ``access_table`` as any of them."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.contrib.auth.hashers import make_password
from django.core import mail
from rest_framework.test import APIClient

from accounts.models import Membership, Role
from accounts.sessions import start_session
from catalog.serializers.content import read_content
from catalog.services.lab_tests import add_test, retire_test
from catalog.services.panels import add_panel, retire_panel
from catalog.tests.bodies import body
from config.tests.access_table import PASSWORD, ROWS, WHO
from documents.tests.printed import text_of
from notifications.models import Notification
from orders.models import Order
from orders.requisition.usual import make_favourite
from patients.merging import merge_patients
from patients.models import PatientMerge
from patients.services import create_patient
from specimens.models import Specimen
from specimens.services.manifests import send_manifest
from specimens.services.steps import add_specimen, transition_specimen

# What must never reach anybody outside: hidden in every text of the clinic and its order, and in names.
CANARY = "canary-7f3a"
# What must reach no lab either: how to reach a patient, notes, and all of a patient whom no order to it names.
CLINICS_OWN = "canary-own-91c2"


@pytest.fixture
def cast(request, make_member, other_clinic, other_lab, waiting_lab, administrator) -> dict[str, Any]:
    """Everybody of the table, each with a password of their own that happens to be the same."""
    people: dict[str, Any] = {
        "other_clinic_admin": make_member(other_clinic, "olga", Role.ADMIN),
        "other_lab_admin": make_member(other_lab, "otto", Role.ADMIN),
        "waiting_lab_admin": make_member(waiting_lab, "wade", Role.ADMIN),
        "administrator": administrator,
    }
    people |= {name: request.getfixturevalue(name) for name in WHO if name not in people}
    password = make_password(PASSWORD)
    for person in people.values():
        user = getattr(person, "user", person)
        user.password = password
        user.save()
    return people


@pytest.fixture
def world(cast, order_maker, clinic, lab, settings, tmp_path) -> dict[str, str]:
    """An order, a draft, a notification, an invitation and a session; every text of them is a canary."""
    settings.MEDIA_ROOT = tmp_path
    type(clinic).objects.filter(pk=clinic.pk).update(name=f"{CANARY} clinic", address=f"{CANARY} street")
    clinic.refresh_from_db()
    for name in ("clinic_admin", "clinic_staff", "clinic_viewer"):
        cast[name].user.first_name = f"{CANARY} person"
        cast[name].user.save()
    patients = patients_of(cast["clinic_admin"])
    named = patients["patient"]
    offered = tests_of(cast["lab_admin"])
    test = UUID(offered["catalog_test"])
    order = order_maker(
        notes=f"{CANARY} notes",
        client_reference=f"{CANARY} reference",
        patient=named,
        tests=[{"test": test, "panel": None, "answers": {"drugs": f"{CANARY} answer"}}],
        **{name: f"{CANARY} {name}" for name in ("stat_reason", "diagnosis")},
    )
    make_favourite(actor=cast["clinic_staff"], test_id=test)
    attachment = APIClient().post(
        f"/api/orders/{order.pk}/attachments/",
        f"{CANARY} file",
        content_type="text/plain",
        headers={"Content-Disposition": f'attachment; filename="{CANARY}.txt"'},
        **bearer(cast["clinic_staff"]),
    )
    draft = order_maker("draft", notes=f"{CANARY} draft")
    told = Notification.objects.get(recipient=cast["lab_staff"].user)
    invitation = APIClient().post(
        "/api/invitations/",
        {"email": f"{CANARY}@example.org", "role": "staff"},
        **bearer(cast["clinic_admin"]),
    )
    session, _ = start_session(user=cast["clinic_staff"].user, membership=cast["clinic_staff"])
    mail.outbox.clear()
    return {
        "order": str(order.pk),
        "draft": str(draft.pk),
        "attachment": attachment.json()["id"],
        "notification": str(told.pk),
        "invitation": invitation.json()["id"],
        "member": str(cast["clinic_viewer"].pk),
        "session": str(session.pk),
        **offered,
        **specimens_of(order, cast["clinic_staff"]),
        "import_token": import_token_of(cast["lab_admin"]),
        **{name: str(patient_id) for name, patient_id in patients.items()},
        "clinic": str(clinic.pk),
        "lab": str(lab.pk),
    }


def specimens_of(order: Order, worker: Membership) -> dict[str, str]:
    """One that is expected, one that is collected, and one on a manifest."""
    expected = Specimen.objects.get(order=order)
    collected, sent = (
        add_specimen(order_id=order.pk, actor=worker, type=f"{CANARY} type", note=f"{CANARY} note")
        for _ in range(2)
    )
    for each in (collected, sent):
        given = {"collected_by": f"{CANARY} nurse"}
        transition_specimen(specimen_id=each.pk, action="collect", actor=worker, given=given)
    manifest = send_manifest(
        actor=worker, lab_id=order.lab_id, specimen_ids=[sent.pk], note=f"{CANARY} manifest"
    )
    return {
        "specimen": str(expected.pk),
        "accession": expected.accession_number,
        "collected": str(collected.pk),
        "manifest": str(manifest.pk),
    }


def tests_of(admin: Membership) -> dict[str, str]:
    """A test that the lab offers in a panel, one in none, and one that it offers no longer; panels alike."""
    asked = {"key": "drugs", "text": "Which drugs?", "kind": "text"}
    made = {
        key: add_test(actor=admin, code=key, content=read_content(body(analytes=[], questions=[asked])))
        for key in ("catalog_test", "lonely_test", "retired_test")
    }
    retire_test(test_id=made["retired_test"].pk, actor=admin)
    together = {
        "name": "Panel",
        "category": "Chemistry",
        "synonyms": [],
        "tests": [str(made["catalog_test"].pk)],
    }
    panels = {key: add_panel(actor=admin, code=key, content=together) for key in ("panel", "retired_panel")}
    retire_panel(panel_id=panels["retired_panel"].pk, actor=admin)
    return {key: str(item.pk) for key, item in {**made, **panels}.items()}


def import_token_of(admin: Membership) -> str:
    """By which the lab's admin may import the file of ``ROWS`` now."""
    document = ROWS["catalog-bring-in", "post"].body
    response = APIClient().post("/api/catalog/import/preview/", document, **bearer(admin))
    return str(response.json()["token"])


def patients_of(admin: Membership) -> dict[str, UUID]:
    """One whom an order names, one whom none does, and one who was merged into the first."""
    own = {name: f"{CANARY} {CLINICS_OWN} {name}" for name in ("phone", "address", "notes")}
    names = {"patient": CANARY, "nowhere_named": f"{CANARY} {CLINICS_OWN}", "merged": f"{CANARY} twin"}
    patients = {
        key: create_patient(
            actor=admin,
            is_distinct=True,
            details={
                **own,
                "family_name": f"{name} family",
                "given_names": f"{name} given",
                "identifiers": [{"issuer": f"{name} issuer", "value": f"{name} value"}],
            },
        ).pk
        for key, name in names.items()
    }
    merge_patients(patient_id=patients.pop("merged"), into=patients["patient"], actor=admin)
    return {**patients, "merge": PatientMerge.objects.get().pk}


def bearer(actor: Any) -> dict[str, str]:
    membership = actor if isinstance(actor, Membership) else None
    _, tokens = start_session(user=getattr(actor, "user", actor), membership=membership)
    return {"HTTP_AUTHORIZATION": f"Bearer {tokens.access}"}


@pytest.fixture
def attempt(world) -> Callable[..., Any]:
    """``attempt(key, headers, more)``: the answer to the row's request with ``more`` in its body, its streamed body
    read, everything of it in one text.
    """

    def fill(value: Any) -> Any:
        if isinstance(value, str):
            return value.format(**world)
        if isinstance(value, dict):
            return {name: fill(inner) for name, inner in value.items()}
        return [fill(inner) for inner in value] if isinstance(value, list) else value

    def send(key: tuple[str, str], headers: dict[str, str], more: dict[str, Any] | None = None) -> Any:
        body = {**more, **ROWS[key].body} if more else ROWS[key].body
        response = getattr(APIClient(), key[1])(fill(ROWS[key].path), fill(body), **headers)
        body = b"".join(response.streaming_content) if response.streaming else response.content
        text = text_of(body) if body.startswith(b"%PDF") else body.decode()
        response.everything = f"{text} {dict(response.items())} {response.cookies}"
        return response

    return send
