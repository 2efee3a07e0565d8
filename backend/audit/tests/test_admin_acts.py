"""What administrators do and look at stands in the record, under their names."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Membership, Organization
from audit.models import AuditEvent
from orders.models import OrderEvent

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(administrator) -> Client:
    client = Client()
    client.force_login(administrator)
    return client


def lines(**of) -> list[AuditEvent]:
    return list(AuditEvent.objects.filter(actor_kind="administrator", **of).order_by("id"))


def test_looking_at_an_order_stands_in_its_clinics_record(admin, administrator, order_maker, clinic):
    order = order_maker()

    assert admin.get(reverse("admin:orders_order_change", args=[order.pk])).status_code == 200

    (line,) = lines()
    assert (line.action, line.subject_id, line.organization_id) == ("order.read", str(order.pk), clinic.pk)
    assert (line.actor_id, line.actor_name, line.address) == (administrator.pk, "avery", "127.0.0.1")


def test_a_list_names_the_orders_on_it(admin, order_maker):
    orders = [order_maker(), order_maker()]

    admin.get(reverse("admin:orders_order_changelist"))

    (line,) = lines()
    assert (line.action, line.data["ids"]) == ("order.listed", [str(order.pk) for order in reversed(orders)])


@pytest.mark.parametrize("name", ["orders_orderevent_changelist", "orders_orderevent_change"])
def test_looking_at_the_log_is_recorded(admin, order_maker, name):
    order_maker()
    args = [OrderEvent.objects.get().pk] if name.endswith("change") else []

    assert admin.get(reverse(f"admin:{name}", args=args)).status_code == 200

    assert [line.action for line in lines()] == ["order.timeline_read"]


def test_a_step_is_recorded_once_with_its_event(admin, order_maker, clinic):
    order = order_maker()

    admin.post(reverse("admin:orders_order_step", args=[order.pk]), {"action": "review"})

    (line,) = lines()
    assert (line.action, line.organization_id) == ("order.review", clinic.pk)
    assert line.witness_id == OrderEvent.objects.latest("id").pk


def test_adding_changing_and_deleting(admin, clinic_staff, lab):
    add = reverse("admin:accounts_membership_add")
    admin.post(add, {"user": str(clinic_staff.user_id), "organization": str(lab.pk), "role": "staff"})
    membership = Membership.objects.get(organization=lab)
    change = reverse("admin:accounts_membership_change", args=[membership.pk])
    admin.post(change, {"role": "viewer"})
    admin.post(reverse("admin:accounts_membership_delete", args=[membership.pk]), {"post": "yes"})

    written = lines(action__startswith="admin.")
    assert [line.action for line in written] == ["admin.added", "admin.changed", "admin.deleted"]
    assert {(line.subject_id, line.organization_id) for line in written} == {(str(membership.pk), lab.pk)}
    assert written[1].data == {"fields": ["Role"]}


def test_a_chosen_action_is_recorded_with_what_it_was_chosen_for(admin, waiting_lab):
    admin.post(
        reverse("admin:accounts_organization_changelist"),
        {"action": "approve", "_selected_action": [str(waiting_lab.pk)], "confirmed": "1"},
    )

    (line,) = lines(action="admin.acted")
    assert line.data == {"action": "approve", "ids": [str(waiting_lab.pk)]}
    assert Organization.objects.get(pk=waiting_lab.pk).is_approved


def test_nobody_touches_the_record_in_the_admin(admin):
    add = admin.get(reverse("admin:audit_auditevent_add"))
    admin.get(reverse("admin:orders_order_changelist"))
    line = AuditEvent.objects.get()
    page = reverse("admin:audit_auditevent_change", args=[line.pk])

    assert add.status_code == 403
    assert admin.get(page).status_code == 200
    assert admin.get(reverse("admin:audit_auditevent_changelist") + "?category=reading").status_code == 200
    assert admin.post(page, {"outcome": "failed"}).status_code == 403
    assert (
        admin.post(reverse("admin:audit_auditevent_delete", args=[line.pk]), {"post": "yes"}).status_code
        == 403
    )
    assert AuditEvent.objects.get(pk=line.pk).outcome == "done"
