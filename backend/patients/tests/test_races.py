"""Two people at once, on PostgreSQL: one wins, the other is told, and orders say what is known."""

import pytest

from common.tests.parallel import at_once, statuses
from orders.factories import make_order
from orders.models import Order
from orders.tests import wire as orders_wire
from patients.factories import make_patient
from patients.models import Patient, PatientIdentifier, PatientMerge
from patients.tests.wire import URL, number, url_of

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]
ROUNDS = pytest.mark.parametrize("round_number", range(5))


def merge_into(client, gone, stays):
    return lambda: client.post(url_of(gone, "merge/"), {"into": str(stays.pk)})


@ROUNDS
def test_two_merges_towards_each_other(client_for, clinic_admin, clinic_staff, round_number):
    one, other = make_patient(clinic_staff, "One"), make_patient(clinic_staff, "Other")
    client = client_for(clinic_admin)

    answers = at_once(merge_into(client, one, other), merge_into(client, other, one))

    assert statuses(answers) == {200: 1, 409: 1}
    assert next(each for each in answers if each.status_code == 409).json()["code"] == "patient_merged"
    assert PatientMerge.objects.count() == Patient.objects.exclude(merged_into=None).count() == 1


@ROUNDS
def test_one_patient_merged_twice(client_for, clinic_admin, clinic_staff, lab_staff, round_number):
    gone, one, other = (make_patient(clinic_staff, name) for name in ("Gone", "One", "Other"))
    order = make_order(clinic_staff, lab_staff, patient=gone.pk)
    client = client_for(clinic_admin)

    answers = at_once(merge_into(client, gone, one), merge_into(client, gone, other))

    assert statuses(answers) == {200: 1, 409: 1}
    order.refresh_from_db()
    gone.refresh_from_db()
    assert order.patient_id == gone.merged_into_id
    assert order.demographics["name"] == order.patient.name


@ROUNDS
def test_a_merge_and_a_correction_of_who_goes(
    client_for, clinic_admin, clinic_staff, lab_staff, round_number
):
    gone, stays = make_patient(clinic_staff, "Gone", phone="1"), make_patient(clinic_staff, "Stays")
    order = make_order(clinic_staff, lab_staff, patient=gone.pk)
    client = client_for(clinic_admin)

    merged, changed = at_once(
        merge_into(client, gone, stays), lambda: client.patch(url_of(gone), {"phone": "2"})
    )

    assert (merged.status_code, changed.status_code) in {(200, 200), (200, 409)}
    stays.refresh_from_db()
    order.refresh_from_db()
    assert stays.phone == ("2" if changed.status_code == 200 else "1")
    assert (order.patient_id, order.demographics["name"]) == (stays.pk, "Stays")


@ROUNDS
def test_one_identifier_twice(client_for, clinic_staff, clinic_admin, round_number):
    clients = [client_for(clinic_staff), client_for(clinic_admin)]

    answers = at_once(
        *(
            lambda client=client, name=name: client.post(
                URL, {"family_name": name, "identifiers": [number("1")]}
            )
            for client, name in zip(clients, ("Ng", "Ox"), strict=True)
        )
    )

    assert statuses(answers) == {201: 1, 409: 1}
    assert next(each for each in answers if each.status_code == 409).json()["code"] == "identifier_taken"
    assert (Patient.objects.count(), PatientIdentifier.objects.count()) == (1, 1)


@ROUNDS
@pytest.mark.parametrize("other", ["place", "submit", "swap"])
def test_an_order_and_a_correction(client_for, clinic_admin, clinic_staff, lab_staff, other, round_number):
    """Whoever is first: the order that was sent says what is known now."""
    patient, nobody = make_patient(clinic_staff, "Before"), make_patient(clinic_staff, "Nobody")
    status, named = {
        "place": ("submitted", nobody),
        "submit": ("draft", patient),
        "swap": ("submitted", nobody),
    }[other]
    order = make_order(clinic_staff, lab_staff, status, patient=named.pk)
    clinic, admin = client_for(clinic_staff), client_for(clinic_admin)
    lab, chosen = str(lab_staff.organization_id), str(patient.pk)
    act = {
        "place": lambda: clinic.post(
            orders_wire.URL, {"lab": lab, "delivery_method": "email", "patient": chosen}
        ),
        "submit": lambda: orders_wire.step(clinic, order, "submit"),
        "swap": lambda: clinic.patch(orders_wire.url_of(order), {"patient": chosen}),
    }[other]

    answers = at_once(act, lambda: admin.patch(url_of(patient), {"family_name": "After"}))

    assert [answer.status_code for answer in answers] == [201 if other == "place" else 200, 200]
    (sent,) = Order.objects.filter(patient=patient)
    assert (sent.submitted_at is not None, sent.demographics["name"]) == (True, "After")
    assert "after" in sent.patient_words


@ROUNDS
@pytest.mark.parametrize("other", ["place", "submit", "swap"])
def test_an_order_and_a_merge(client_for, clinic_admin, clinic_staff, lab_staff, other, round_number):
    gone, stays = make_patient(clinic_staff, "Gone"), make_patient(clinic_staff, "Stays")
    order = make_order(clinic_staff, lab_staff, "draft", patient=gone.pk if other == "submit" else None)
    clinic, admin = client_for(clinic_staff), client_for(clinic_admin)
    lab, chosen = str(lab_staff.organization_id), str(gone.pk)
    act = {
        "place": lambda: clinic.post(
            orders_wire.URL, {"lab": lab, "delivery_method": "email", "patient": chosen}
        ),
        "submit": lambda: orders_wire.step(clinic, order, "submit"),
        "swap": lambda: clinic.patch(orders_wire.url_of(order), {"patient": chosen}),
    }[other]

    answer, merged = at_once(act, merge_into(admin, gone, stays))

    assert merged.status_code == 200
    assert answer.status_code in (200, 201) or answer.json()["errors"][0]["code"] == "patient_merged"
    assert not Order.objects.filter(patient=gone).exists()
    for each in Order.objects.exclude(patient=None):
        assert each.demographics["name"] == "Stays"
