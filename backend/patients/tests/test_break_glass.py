"""Who a clinic's patients are is shown to administrators for a reason only, and the clinic hears of it."""

import pytest
from django.test import Client
from django.urls import reverse

from audit.models import AuditEvent
from audit.opening import OPEN_FOR
from common import clock
from notifications.models import EmailDelivery, Notification
from patients.factories import make_patient

pytestmark = pytest.mark.django_db

DETAILS = {
    "given_names": "CANARY-GIVEN",
    "born": "1984-03-07",
    "phone": "CANARY-PHONE",
    "notes": "CANARY-NOTES",
    "identifiers": [{"issuer": "CANARY-ISSUER", "value": "CANARY-VALUE"}],
}
CANARIES = {
    "CANARY-FAMILY",
    "CANARY-GIVEN",
    "CANARY-PHONE",
    "CANARY-NOTES",
    "CANARY-ISSUER",
    "CANARY-VALUE",
    "1984",
}


@pytest.fixture
def admin(administrator) -> Client:
    client = Client()
    client.force_login(administrator)
    return client


@pytest.fixture
def patient(clinic_staff):
    return make_patient(clinic_staff, "CANARY-FAMILY", **DETAILS)


def page_of(patient, name: str = "change") -> str:
    return reverse(f"admin:patients_patient_{name}", args=[patient.pk])


def give_reason(admin: Client, patient, reason: str = "support", ticket: str = "HELP-12"):
    return admin.post(page_of(patient, "open"), {"reason": reason, "ticket": ticket})


def seen_in(answer) -> set[str]:
    assert answer.status_code == 200
    text = answer.content.decode()
    return {canary for canary in CANARIES if canary in text}


def test_no_page_says_who_it_is_before_a_reason_was_given(admin, patient):
    pages = [page_of(patient, name) for name in ("change", "open", "history")]

    for page in [*pages, reverse("admin:patients_patient_changelist"), reverse("admin:index")]:
        assert seen_in(admin.get(page)) == set(), page


def test_a_reason_opens_this_patient_for_half_an_hour(admin, patient, clinic_staff):
    other = make_patient(clinic_staff, "CANARY-FAMILY", given_names="CANARY-GIVEN")

    assert give_reason(admin, patient)["Location"] == page_of(patient)

    assert seen_in(admin.get(page_of(patient))) == CANARIES
    assert seen_in(admin.get(page_of(other))) == set()
    with clock.at(clock.now() + OPEN_FOR):
        assert seen_in(admin.get(page_of(patient))) == set()


@pytest.mark.parametrize(
    ("reason", "ticket"), [("", "HELP-12"), ("curiosity", "HELP-12"), ("support", "Ann Ng")]
)
def test_without_a_reason_of_the_list_and_a_ticket_nothing_opens(
    admin, patient, reason, ticket, nothing_changes
):
    with nothing_changes():
        assert give_reason(admin, patient, reason, ticket).context["form"].errors
    assert seen_in(admin.get(page_of(patient))) == set()
    assert not AuditEvent.objects.filter(action="admin.opened_patient").exists()


def test_the_clinics_admins_are_told_and_the_record_says_why(
    admin, patient, clinic_admin, clinic_staff, administrator
):
    give_reason(admin, patient)

    (told,) = Notification.objects.all()
    line = AuditEvent.objects.get(action="admin.opened_patient")
    assert (told.kind, told.recipient_id) == ("patient_opened_by_admin", clinic_admin.user_id)
    assert told.message == (
        "Administrator avery opened what you keep of a patient: the clinic or the lab asked for help."
    )
    assert EmailDelivery.objects.filter(notification=told).count() == 1
    assert (line.organization_id, line.actor_id) == (patient.clinic_id, administrator.pk)
    assert (line.subject_id, line.data) == (str(patient.pk), {"reason": "support", "ticket": "HELP-12"})


@pytest.mark.parametrize(
    "asked",
    [
        "family_name__startswith=C",
        "phone__contains=C",
        "identifiers__value__startswith=C",
        "words__word=c",
        "q=CANARY",
    ],
)
def test_no_address_asks_who_it_is(admin, patient, asked):
    answer = admin.get(f"{reverse('admin:patients_patient_changelist')}?{asked}")

    assert answer.status_code == 400 or asked.startswith("q=")
    assert "CANARY-F" not in answer.content.decode()


def test_an_order_hides_its_patient_until_it_is_opened(admin, patient, order_maker):
    order = order_maker(patient=patient.pk)
    page = reverse("admin:orders_order_change", args=[order.pk])

    assert seen_in(admin.get(page)) == set()
    admin.post(
        reverse("admin:orders_order_open", args=[order.pk]), {"reason": "support", "ticket": "HELP-12"}
    )
    assert seen_in(admin.get(page)) == CANARIES - {"CANARY-PHONE", "CANARY-NOTES"}


def test_nobody_else_opens_anything(clinic_admin, patient, nothing_changes):
    client = Client()
    client.force_login(clinic_admin.user)

    with nothing_changes():
        assert give_reason(client, patient).status_code == 302
    assert not Notification.objects.exists()
