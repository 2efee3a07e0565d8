"""What clinics and labs write is shown to administrators for a reason only, and those concerned hear of it."""

import pytest
from django.test import Client
from django.urls import reverse

from audit.models import AuditEvent
from audit.opening import OPEN_FOR
from common import clock
from notifications.models import EmailDelivery, Notification
from orders.services import transition_order

pytestmark = pytest.mark.django_db

CANARIES = ("CANARY-NOTES", "CANARY-REFERENCE", "CANARY-QUESTION", "CANARY-ANSWER", "CANARY-COLLECTOR")


@pytest.fixture
def admin(administrator) -> Client:
    client = Client()
    client.force_login(administrator)
    return client


@pytest.fixture
def order(order_maker, clinic_staff, lab_staff):
    order = order_maker(
        "in_progress", notes="CANARY-NOTES", client_reference="CANARY-REFERENCE", delivery_method="pickup"
    )
    for actor, action, given in (
        (lab_staff, "hold", {"note": "CANARY-QUESTION"}),
        (clinic_staff, "resume", {"note": "CANARY-ANSWER"}),
        (lab_staff, "complete", {}),
        (lab_staff, "deliver", {"collected_by": "CANARY-COLLECTOR"}),
    ):
        transition_order(order_id=order.pk, action=action, actor=actor, **given)
    Notification.objects.all().delete()
    return order


def page_of(order) -> str:
    return reverse("admin:orders_order_change", args=[order.pk])


def give_reason(admin: Client, order, reason: str = "support", ticket: str = "HELP-12"):
    return admin.post(
        reverse("admin:orders_order_open", args=[order.pk]), {"reason": reason, "ticket": ticket}
    )


def seen_in(answer) -> set[str]:
    text = answer.content.decode()
    return {canary for canary in CANARIES if canary in text}


def test_no_page_shows_content_before_a_reason_was_given(admin, order):
    event_pages = [reverse("admin:orders_orderevent_change", args=[each.pk]) for each in order.events.all()]
    lists = [reverse(f"admin:orders_{model}_changelist") for model in ("order", "orderevent")]
    steps = [reverse(f"admin:orders_order_{name}", args=[order.pk]) for name in ("step", "open", "history")]

    for page in [page_of(order), *event_pages, *lists, *steps]:
        answer = admin.get(page)
        assert answer.status_code == 200
        assert seen_in(answer) == set(), page


def test_a_reason_opens_this_order_for_this_session_and_for_half_an_hour(
    admin, order, order_maker, administrator
):
    other = order_maker("submitted", notes="CANARY-NOTES")

    assert give_reason(admin, order)["Location"] == page_of(order)

    assert seen_in(admin.get(page_of(order))) == set(CANARIES)
    assert seen_in(admin.get(page_of(other))) == set()
    elsewhere = Client()
    elsewhere.force_login(administrator)
    assert seen_in(elsewhere.get(page_of(order))) == set()
    with clock.at(clock.now() + OPEN_FOR):
        assert seen_in(admin.get(page_of(order))) == set()


@pytest.mark.parametrize(
    ("reason", "ticket"),
    [
        ("", "HELP-12"),
        ("curiosity", "HELP-12"),
        ("support", ""),
        ("support", "Jane Doe"),
        ("support", "1970-01-01"),
    ],
)
def test_without_a_reason_of_the_list_and_a_ticket_nothing_opens(
    admin, order, reason, ticket, nothing_changes
):
    with nothing_changes():
        answer = give_reason(admin, order, reason, ticket)

    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert seen_in(admin.get(page_of(order))) == set()
    assert not AuditEvent.objects.filter(action="admin.opened_order").exists()


def test_both_sides_find_it_in_their_record(admin, order, administrator):
    give_reason(admin, order)

    lines = AuditEvent.objects.filter(action="admin.opened_order")
    assert {(line.organization_id, line.actor_id) for line in lines} == {
        (order.clinic_id, administrator.pk),
        (order.lab_id, administrator.pk),
    }
    assert {line.subject_id for line in lines} == {str(order.pk)}
    assert [line.data for line in lines] == [{"reason": "support", "ticket": "HELP-12"}] * 2


def test_the_admins_of_both_sides_are_told_and_cannot_mute_it(
    admin, order, clinic_admin, clinic_staff, lab_admin, other_lab_staff
):
    give_reason(admin, order)

    told = Notification.objects.filter(kind="order_opened_by_administrator")
    assert {(each.recipient_id, each.organization_id) for each in told} == {
        (clinic_admin.user_id, order.clinic_id),
        (lab_admin.user_id, order.lab_id),
    }
    assert {each.message for each in told} == {
        f"Administrator avery opened what was written in order {order.number}: "
        "the clinic or the lab asked for help."
    }
    assert {each.order_id for each in told} == {order.pk}
    assert EmailDelivery.objects.filter(notification__in=told).count() == 2


def test_who_is_an_admin_on_both_sides_is_told_once(admin, order, clinic_admin):
    order.lab.memberships.create(user=clinic_admin.user, role="admin")

    give_reason(admin, order)

    assert [row.organization_id for row in Notification.objects.all()] == [order.clinic_id]


def test_a_draft_is_the_clinics_alone(admin, order_maker, clinic_admin, lab_admin):
    draft = order_maker("draft", notes="CANARY-NOTES")

    give_reason(admin, draft)

    assert [row.recipient_id for row in Notification.objects.all()] == [clinic_admin.user_id]
    assert [line.organization_id for line in AuditEvent.objects.filter(action="admin.opened_order")] == [
        draft.clinic_id
    ]


def test_the_reference_is_found_by_who_knows_it_only(admin, order):
    url = reverse("admin:orders_order_changelist")

    assert admin.get(url, {"q": "canary-reference"}).context["cl"].result_count == 1
    assert admin.get(url, {"q": "CANARY-REF"}).context["cl"].result_count == 0


@pytest.mark.parametrize(
    ("model", "asked"),
    [
        ("order", "notes__startswith=CANARY"),
        ("order", "client_reference__contains=RY-REF"),
        ("order", "status_note__isnull=0"),
        ("order", "requested_by__password__startswith=argon2"),
        ("order", "clinic__memberships__user__password__startswith=argon2"),
        ("orderevent", "note__startswith=CANARY"),
        ("orderevent", "data__collected_by__startswith=CANARY"),
        ("orderevent", "order__notes__startswith=CANARY"),
    ],
)
def test_no_address_asks_what_stands_in_it(admin, order, model, asked):
    assert admin.get(f"/admin/orders/{model}/?{asked}").status_code == 400


def test_nobody_else_opens_anything(clinic_admin, order, nothing_changes):
    client = Client()
    client.force_login(clinic_admin.user)

    with nothing_changes():
        assert give_reason(client, order).status_code == 302
    assert not Notification.objects.exists()


def find(admin: Client, model: str, condition: str) -> int:
    return admin.get(f"{reverse(f'admin:orders_{model}_changelist')}?{condition}").status_code


@pytest.mark.parametrize(
    "condition",
    [
        "notes__startswith=C",
        "notes__icontains=canary",
        "notes__regex=^CANARY",
        "notes=CANARY-NOTES",
        "client_reference__startswith=C",
        "status_note__icontains=e",
    ],
)
def test_content_is_not_guessed_letter_by_letter(admin, order, condition):
    assert find(admin, "order", condition) == 400


@pytest.mark.parametrize(
    "condition", ["note__startswith=C", "data__icontains=C", "data__collected_by__startswith=C"]
)
def test_events_are_not_guessed_either(admin, order, condition):
    assert find(admin, "orderevent", condition) == 400


@pytest.mark.parametrize(
    "condition", ["status__exact=delivered", "late=stuck", "created_at__gte=2026-01-01T00:00Z"]
)
def test_what_the_list_offers_still_narrows_it(admin, order, condition):
    assert find(admin, "order", condition) == 200
