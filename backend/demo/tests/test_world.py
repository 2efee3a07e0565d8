"""The demo world: every status, every role, told once."""

from hashlib import sha256

import pytest
from django.core.management import CommandError, call_command

from accounts.models import Membership, Organization
from attachments.models import Attachment
from audit.models import AuditEvent
from catalog.models import CatalogTest
from catalog.rules.questions import KINDS
from catalog.services.compendium import compendium_tests
from common import clock
from demo.cast import HOUSES
from notifications.models import EmailDelivery, Notification
from orders.models import Order, OrderEvent
from orders.states import Status
from specimens.models import Manifest, ManifestLine, Specimen
from specimens.states import Status as SpecimenStatus
from turnaround.counting import count_on_time
from turnaround.models import OnTimeRate

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.DEMO_MODE = True
    call_command("seed_demo")


def test_forty_orders_in_every_status_with_a_past(world):
    assert Order.objects.count() == 40
    assert set(Order.objects.values_list("status", flat=True)) == set(Status)
    oldest = Order.objects.order_by("created_at").first()
    assert (clock.now() - oldest.created_at).days >= 21
    assert not Order.objects.filter(updated_at__gt=clock.now()).exists()
    assert Order.objects.overdue().exists()


def test_most_orders_name_a_patient_of_their_clinic_and_some_nobody(world):
    named = Order.objects.exclude(patient=None).select_related("patient")
    assert 20 <= named.count() < 40
    assert all(order.patient.clinic_id == order.clinic_id for order in named)
    assert {order.demographics["name"] for order in named} > {"王, 小明", "Παπαδοπούλου, Ελένη"}


def test_most_orders_ask_for_tests_of_their_lab_with_answers_and_reasons(world):
    asking = Order.objects.exclude(tests=[])
    assert 20 <= asking.count() < 40
    assert not asking.filter(patient=None).exists()
    lines = [line for order in asking for line in order.tests]
    assert {answer["kind"] for line in lines for answer in line["answers"]} == set(KINDS)
    assert any(line["panel"] for line in lines)
    assert all(not order.submitted_at or order.stat_reason for order in asking.filter(priority=1))
    assert asking.exclude(diagnosis_code="").count() > 10
    assert set(asking.values_list("collection", flat=True)) == {"here", "planned"}
    for order in asking.select_related("lab"):
        ids = {line["test"] for line in order.tests}
        assert CatalogTest.objects.offered_by(order.lab).filter(pk__in=ids).count() == len(ids)


def test_specimens_in_every_status_one_collected_again_and_one_on_its_way(world):
    assert set(Specimen.objects.values_list("status", flat=True)) == set(SpecimenStatus)
    again = Specimen.objects.exclude(replaces=None)
    assert {each.order.status for each in again} == {"on_hold"}
    assert set(Manifest.objects.values_list("status", flat=True)) == {"sent", "received"}
    assert not Specimen.objects.filter(order__submitted_at=None).exists()


def test_a_manifest_came_without_one_of_its_specimens_which_is_on_its_way_again(world):
    [missing] = ManifestLine.objects.filter(arrived=False)
    assert missing.manifest.receipt_note
    assert missing.manifest.lines.filter(arrived=True).exists()
    assert missing.specimen.manifest.status == "sent"
    told = Notification.objects.filter(kind="specimens_missing")
    assert {each.manifest_id for each in told} == {missing.manifest_id}


def test_both_sides_added_files_that_can_be_read(world, client_for):
    files = Attachment.objects.select_related("order", "organization")
    assert {(each.organization.kind, each.media_type) for each in files} == {
        ("clinic", "application/pdf"),
        ("lab", "image/png"),
    }
    reader = Membership.objects.get(user__username="ingrid", organization__name="Helix Diagnostics")
    client = client_for(reader)
    for each in files.filter(order__lab=reader.organization):
        response = client.get(f"/api/orders/{each.order_id}/attachments/{each.pk}/")
        assert sha256(b"".join(response.streaming_content)).hexdigest() == each.sha256


def test_what_is_said_of_promises_was_counted(world):
    said = set(OnTimeRate.objects.values_list("lab", "test", "orders", "in_time"))
    count_on_time()
    assert set(OnTimeRate.objects.values_list("lab", "test", "orders", "in_time")) == said


def test_labs_have_holidays_ahead(world):
    for lab in Organization.objects.filter(kind="lab"):
        assert max(day["date"] for day in lab.holidays) > clock.now().date().isoformat()


def test_staff_with_every_role_and_unread_notifications(world):
    assert set(Membership.objects.values_list("role", flat=True)) == {"admin", "staff", "viewer"}
    for house in HOUSES:
        assert Notification.objects.filter(organization__name=house.name, is_read=False).exists()
    assert not EmailDelivery.objects.filter(status="pending").exists()


def test_each_lab_offers_something_and_one_all_of_the_compendium(world):
    offered = {
        house.key: CatalogTest.objects.filter(lab__name=house.name).count()
        for house in HOUSES
        if house.kind == "lab"
    }
    assert offered["helix"] == len(compendium_tests())
    assert 0 < offered["northgate"] < offered["helix"]


def test_each_history_is_in_order(world):
    for order in Order.objects.exclude(submitted_at=None):
        times = list(
            OrderEvent.objects.filter(order=order).order_by("id").values_list("created_at", flat=True)
        )
        assert times == sorted(times)
        assert times[-1] == order.updated_at


def test_newer_notifications_have_higher_numbers(world):
    for member in Membership.objects.exclude(role="viewer"):
        rows = Notification.objects.filter(recipient=member.user).order_by("seq")
        times = list(rows.values_list("created_at", flat=True))
        assert times == sorted(times)


def test_somebody_works_in_two_houses_and_acts_for_the_first_unless_they_switch(world):
    houses = Membership.objects.filter(user__username="yuki").order_by("id")
    assert list(houses.values_list("organization__name", "role")) == [
        ("Northgate Pathology", "staff"),
        ("Helix Diagnostics", "viewer"),
    ]


def test_the_record_names_the_people_and_not_the_system(world):
    steps = AuditEvent.objects.filter(action__startswith="order.")
    assert steps.exists()
    assert set(steps.values_list("actor_kind", flat=True)) == {"user"}


def test_it_is_told_once(world):
    call_command("seed_demo")

    assert Order.objects.count() == 40


def test_it_is_refused_outside_of_demo_mode(settings):
    settings.DEMO_MODE = False
    with pytest.raises(CommandError):
        call_command("seed_demo")

    assert Order.objects.count() == 0


def test_log_ins_are_offered_in_demo_mode_only(client_for, settings):
    settings.DEMO_MODE = False
    assert client_for(None).get("/api/demo/logins/").status_code == 404
    settings.DEMO_MODE = True
    offered = client_for(None).get("/api/demo/logins/").json()

    assert [person["username"] for person in offered] == [
        person.username for house in HOUSES for person in house.people
    ]
