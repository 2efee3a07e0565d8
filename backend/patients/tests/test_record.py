"""Who read and changed patients stands in the record, without a word of who they are."""

import json

import pytest

from audit.models import AuditEvent
from audit.record import CONTENT
from patients.factories import make_patient
from patients.models import PatientMerge
from patients.tests.wire import URL, number, url_of

pytestmark = pytest.mark.django_db

CANARY = "Canaryname"


@pytest.fixture
def client(client_for, clinic_admin):
    return client_for(clinic_admin)


@pytest.fixture
def patient(clinic_staff):
    return make_patient(
        clinic_staff, CANARY, given_names=f"{CANARY}given", identifiers=[number(f"{CANARY}1")]
    )


def lines_since(count: int) -> list[tuple[str, str, dict]]:
    rows = AuditEvent.objects.order_by("id")[count:]
    return [(row.action, row.subject_id, row.data) for row in rows]


def test_each_act_leaves_its_line(client, clinic_staff, patient):
    other = make_patient(clinic_staff, CANARY)
    before = AuditEvent.objects.count()

    made = client.post(URL, {"family_name": f"{CANARY} Third"}).json()["id"]
    client.patch(url_of(patient), {"phone": f"{CANARY}2", "family_name": CANARY.upper()})
    client.post(url_of(other, "merge/"), {"into": str(patient.pk)})
    merge = PatientMerge.objects.get()
    client.post(url_of(patient, f"merges/{merge.pk}/undo/"))
    client.delete(f"{URL}{made}/")

    facts = {
        "merge": str(merge.pk),
        "merged": str(other.pk),
        "moved": {},
        "fields": sorted(merge.filled),
    }
    assert lines_since(before) == [
        ("patient.created", made, {}),
        ("patient.changed", str(patient.pk), {"fields": ["family_name", "phone"], "version": 2}),
        ("patient.merged", str(patient.pk), facts),
        ("patient.merge_undone", str(patient.pk), facts),
        ("patient.deleted", made, {}),
    ]


def test_each_reading_leaves_its_line(client, clinic_staff, patient):
    before = AuditEvent.objects.count()
    own = str(patient.pk)

    client.get(url_of(patient))
    client.get(URL, {"search": CANARY})
    client.get(url_of(patient, "merges/"))
    client.post(URL, {"family_name": CANARY, "given_names": f"{CANARY}given"})
    client.patch(url_of(patient), {})

    assert lines_since(before) == [
        ("patient.read", own, {"version": 1}),
        ("patient.listed", "", {"ids": [own], "words_in": ["search"]}),
        ("patient.listed", "", {"ids": [own]}),
        ("patient.listed", "", {"ids": [own], "because": "likely_duplicate"}),
        ("patient.read", own, {"version": 1}),
    ]


def test_no_line_names_anybody(client, patient, order_maker):
    order_maker(patient=patient.pk)
    client.patch(url_of(patient), {"family_name": f"{CANARY} New", "identifiers": [number(f"{CANARY}9")]})
    client.get(URL, {"search": CANARY})

    lines = AuditEvent.objects.values(*CONTENT)
    assert len(lines) > 3
    assert CANARY not in json.dumps(list(lines), default=str)


def test_the_clinics_admins_read_it(client, patient):
    client.get(url_of(patient))

    rows = client.get("/api/audit/").json()["results"]
    assert {"patient.created", "patient.read"} <= {row["action"] for row in rows}
