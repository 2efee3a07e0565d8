"""An order names a patient and says of them what was known when it was sent, or since corrected."""

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from notifications.models import EmailDelivery, FeedEntry, Notification
from orders.factories import make_order
from orders.models import Order
from orders.services import transition_order
from orders.tests.wire import URL, fields_at_fault, step, url_of
from patients.factories import make_patient
from patients.merging import merge_patients, undo_merge
from patients.models import PatientMerge
from patients.services import change_patient

pytestmark = pytest.mark.django_db

NUMBER = {"issuer": "NHS", "value": "943-476"}
SHOWN = {
    "name": "Müller, Anna",
    "born": "1984-03",
    "sex_for_ranges": "female",
    "gender": "other",
    "identifiers": [NUMBER],
}
OPEN = ("submitted", "pending_review", "in_progress", "on_hold", "completed", "delivered")


@pytest.fixture
def patient(clinic_staff):
    return make_patient(
        clinic_staff,
        "Müller",
        given_names="Anna",
        born="1984-03",
        sex_for_ranges="female",
        gender="other",
        identifiers=[NUMBER],
        phone="CANARY-PHONE",
        notes="CANARY-NOTES",
    )


@pytest.fixture
def at_clinic(client_for, clinic_staff):
    return client_for(clinic_staff)


@pytest.fixture
def at_lab(client_for, lab_staff):
    return client_for(lab_staff)


def correct(patient, actor, **changes):
    return change_patient(patient_id=patient.pk, actor=actor, changes=changes)


def corrections_of(order):
    return [
        each.data["changed"] for each in order.events.filter(action="correct_patient").order_by("version")
    ]


def test_both_sides_see_the_copy_and_the_clinic_alone_whose_it_is(at_clinic, at_lab, lab_staff, patient):
    body = {"lab": str(lab_staff.organization_id), "delivery_method": "email", "patient": str(patient.pk)}

    placed = at_clinic.post(URL, body)

    assert placed.json()["patient"] == {"id": str(patient.pk), **SHOWN}
    seen = at_lab.get(f"{URL}{placed.json()['id']}/")
    assert seen.json()["patient"] == {"id": None, **SHOWN}
    assert b"CANARY" not in seen.content + at_lab.get(URL).content
    assert at_lab.get(URL).json()["results"] == [seen.json()]


@pytest.mark.parametrize("which", ["absent", "foreign", "merged"])
@pytest.mark.parametrize("method", ["post", "patch"])
def test_whom_an_order_cannot_name(
    at_clinic,
    clinic_staff,
    clinic_admin,
    lab_staff,
    other_clinic_staff,
    patient,
    order_maker,
    which,
    method,
    nothing_changes,
):
    merged = make_patient(clinic_staff)
    merge_patients(patient_id=merged.pk, into=patient.pk, actor=clinic_admin)
    named = {
        "absent": "0190aaaa-0000-7000-8000-000000000000",
        "foreign": str(make_patient(other_clinic_staff).pk),
        "merged": str(merged.pk),
    }[which]
    body = {"lab": str(lab_staff.organization_id), "delivery_method": "email", "patient": named}
    url = URL if method == "post" else url_of(order_maker("draft"))

    with nothing_changes():
        response = getattr(at_clinic, method)(url, body)

    assert fields_at_fault(response) == {"patient"}
    code = "patient_merged" if which == "merged" else "does_not_exist"
    assert response.json()["errors"][0]["code"] == code


def test_a_lab_names_nobody(at_lab, patient, order_maker, nothing_changes):
    order = order_maker(patient=patient.pk)

    with nothing_changes():
        assert at_lab.patch(url_of(order), {"patient": None}).status_code == 403
        assert at_lab.patch(url_of(order), {"patient": str(patient.pk)}).status_code == 403


def test_a_draft_says_what_is_known_and_is_sent_with_what_is_known_then(
    at_clinic, clinic_staff, patient, order_maker
):
    draft = order_maker("draft", patient=patient.pk)
    Order.objects.filter(pk=draft.pk).update(demographics={**draft.demographics, "name": "Stale"})

    sent = step(at_clinic, draft, "submit").json()

    assert sent["patient"] == {"id": str(patient.pk), **SHOWN}
    assert [each.action for each in draft.events.all()] == ["submit"]


def test_another_patient_is_an_edit_that_names_both(at_clinic, clinic_staff, patient, order_maker):
    other = make_patient(clinic_staff, "Ng")
    order = order_maker(patient=patient.pk)

    edited = at_clinic.patch(url_of(order), {"patient": str(other.pk)}).json()
    same = at_clinic.patch(url_of(order), {"patient": str(other.pk)}).json()
    emptied = at_clinic.patch(url_of(order), {"patient": None}).json()

    assert (edited["patient"]["name"], edited["version"], same) == ("Ng", 2, edited)
    assert (emptied["patient"], emptied["version"]) == (None, 3)
    edits = order.events.filter(action="edit").order_by("version")
    assert [each.data for each in edits] == [
        {"changed": {"patient": ["Müller, Anna", "Ng"]}},
        {"changed": {"patient": ["Ng", None]}},
    ]
    order.refresh_from_db()
    assert (order.patient_id, order.demographics, order.patient_words) == (None, None, "")


@pytest.mark.parametrize("status", OPEN)
def test_a_correction_reaches_the_lab_with_what_changed(
    at_lab, clinic_staff, lab_staff, lab_admin, patient, order_maker, status
):
    order = order_maker(status, patient=patient.pk)
    version = order.version
    Notification.objects.all().delete()

    correct(patient, clinic_staff, family_name="Möller", born="1984-03-07")

    seen = at_lab.get(url_of(order)).json()
    assert seen["patient"] == {"id": None, **SHOWN, "name": "Möller, Anna", "born": "1984-03-07"}
    assert (seen["version"], seen["status"]) == (version + 1, status)
    assert corrections_of(order) == [
        {"name": ["Müller, Anna", "Möller, Anna"], "born": ["1984-03", "1984-03-07"]}
    ]
    told = Notification.objects.all()
    assert {each.recipient_id for each in told} == {lab_staff.user_id, lab_admin.user_id}
    assert {(each.kind, each.message) for each in told} == {
        ("order_patient_corrected", f"Patient details of order {order.number} were corrected.")
    }
    assert not EmailDelivery.objects.filter(notification__in=told).exists()


@pytest.mark.parametrize("status", ["rejected", "cancelled"])
def test_what_was_refused_or_called_off_stays_as_it_was_read(clinic_staff, patient, order_maker, status):
    order = order_maker(status, patient=patient.pk)

    correct(patient, clinic_staff, family_name="Möller")

    before = order.version, order.demographics
    order.refresh_from_db()
    assert (order.version, order.demographics) == before
    assert corrections_of(order) == []


def test_a_draft_is_corrected_without_an_event(clinic_staff, patient, order_maker):
    draft = order_maker("draft", patient=patient.pk)

    correct(patient, clinic_staff, family_name="Möller")

    draft.refresh_from_db()
    assert (draft.demographics["name"], draft.version) == ("Möller, Anna", 1)
    assert not draft.events.exists()
    assert not Notification.objects.exists()


def test_a_correction_of_many_orders_takes_all_its_numbers_at_once(
    clinic_staff, lab_staff, other_lab, make_member, patient
):
    """Taken one order after the other, those of two labs would be taken in an order in which transactions wait for
    each other in a circle."""
    theirs = make_member(other_lab, "otto")
    for at in (lab_staff, theirs, lab_staff):
        make_order(clinic_staff, at, patient=patient.pk)
    before = FeedEntry.objects.count()

    with CaptureQueriesContext(connection) as seen:
        correct(patient, clinic_staff, family_name="Möller")

    assert sum('INTO "notifications_streamhead"' in query["sql"] for query in seen.captured_queries) == 1
    assert FeedEntry.objects.count() == before + 6
    for organization, entries in (
        (clinic_staff.organization, 6),
        (lab_staff.organization, 4),
        (other_lab, 2),
    ):
        numbers = FeedEntry.objects.filter(organization=organization).values_list("seq", flat=True)
        assert sorted(numbers) == list(range(1, entries + 1))
    assert Notification.objects.filter(kind="order_patient_corrected", recipient=lab_staff.user).count() == 2
    assert Notification.objects.filter(kind="order_patient_corrected", recipient=theirs.user).count() == 1


@pytest.mark.parametrize(("action", "by"), [("reject", "lab"), ("cancel", "clinic")])
def test_what_was_closed_under_a_mistaken_name_gets_its_own_back(
    clinic_admin, clinic_staff, lab_staff, patient, action, by
):
    order = make_order(clinic_staff, lab_staff, patient=patient.pk)
    other = make_patient(clinic_staff, "Sigma", born="1950")
    merge_patients(patient_id=patient.pk, into=other.pk, actor=clinic_admin)
    transition_order(
        order_id=order.pk,
        action=action,
        actor=lab_staff if by == "lab" else clinic_staff,
        note="Not us.",
        reason_code="wrong_lab" if by == "lab" else "",
    )

    undo_merge(patient_id=other.pk, merge_id=PatientMerge.objects.get().pk, actor=clinic_admin)

    order.refresh_from_db()
    assert order.demographics == SHOWN
    assert order.patient_id == patient.pk


def test_how_to_reach_somebody_and_notes_are_no_orders_affair(clinic_staff, patient, order_maker):
    order = order_maker(patient=patient.pk)

    correct(patient, clinic_staff, phone="2", email="a@example.org", address="A", notes="N")

    assert corrections_of(order) == []


def test_a_merge_corrects_whom_it_changes_and_undoing_corrects_back(
    clinic_staff, clinic_admin, patient, order_maker
):
    twin = make_patient(clinic_staff, "Muller", given_names="Anna")
    of_twin, of_patient = order_maker(patient=twin.pk), order_maker(patient=patient.pk)

    merge_patients(patient_id=twin.pk, into=patient.pk, actor=clinic_admin)
    undo_merge(patient_id=patient.pk, merge_id=PatientMerge.objects.get().pk, actor=clinic_admin)

    there, back = corrections_of(of_twin)
    assert there["name"] == ["Muller, Anna", "Müller, Anna"]
    assert back == {name: values[::-1] for name, values in there.items()}
    assert corrections_of(of_patient) == []
    of_twin.refresh_from_db()
    assert of_twin.patient == twin


@pytest.mark.parametrize(
    "text", ["muller", "MUELLER", "ann", "943476", "943-476", "1984", "03.1984", "3/1984", "müller fasting"]
)
def test_a_search_finds_the_patient_of_an_order(at_clinic, at_lab, patient, order_maker, text):
    order = order_maker(patient=patient.pk, notes="Fasting")
    order_maker(notes="Fasting")

    for side in (at_clinic, at_lab):
        rows = side.get(URL, {"search": text}).json()["results"]
        assert [row["number"] for row in rows] == [order.number]
        assert side.get(f"{URL}summary/", {"search": text}).json()["total"] == 1


@pytest.mark.parametrize("text", ["uller", "canary", "7.3.1984", "other", "female", "nhs"])
def test_a_search_finds_nothing_that_a_lab_does_not_see_nor_the_middle_of_words(
    at_clinic, at_lab, patient, order_maker, text
):
    order_maker(patient=patient.pk)

    for side in (at_clinic, at_lab):
        assert side.get(URL, {"search": text}).json()["results"] == []


def test_the_orders_of_a_patient(
    at_clinic, at_lab, client_for, other_clinic_staff, other_lab_staff, patient, order_maker
):
    order, query = order_maker(patient=patient.pk), {"patient": str(patient.pk)}
    order_maker()
    make_order(other_clinic_staff, other_lab_staff)

    def numbers(client):
        return [row["number"] for row in client.get(URL, query).json()["results"]]

    assert numbers(at_clinic) == [order.number]
    assert numbers(at_lab) == numbers(client_for(other_clinic_staff)) == []
    assert fields_at_fault(at_clinic.get(URL, {"patient": "anna"})) == {"patient"}


def test_the_export_names_the_patient_and_runs_no_formula(at_clinic, clinic_staff, patient, order_maker):
    order_maker(patient=patient.pk)
    formula = make_patient(clinic_staff, "=1+1", identifiers=[{"issuer": "@SUM", "value": "1"}])
    order_maker(patient=formula.pk)

    text = b"".join(at_clinic.get(f"{URL}export/").streaming_content).decode()

    second, first = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    shown = ("patient", "patient_born", "patient_identifiers")
    assert [first[name] for name in shown] == ["Müller, Anna", "1984-03", "NHS 943-476"]
    assert [second[name] for name in shown] == ["'=1+1", "", "'@SUM 1"]


def test_no_notification_names_a_patient(clinic_staff, lab_staff, patient, order_maker):
    order = order_maker("on_hold", patient=patient.pk)
    correct(patient, clinic_staff, given_names="Lena")

    assert Notification.objects.filter(order=order).count() > 2
    assert not any("ller" in each.message or "Lena" in each.message for each in Notification.objects.all())
