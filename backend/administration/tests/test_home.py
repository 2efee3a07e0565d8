"""The first page says what waits, how much of it, and leads there."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from accounts.services.credentials import GUESSES_OF_NAME
from audit.record import record
from common import clock
from common.limits import count_try
from notifications.letters import write_letter
from notifications.models import EmailDelivery, Letter

pytestmark = pytest.mark.django_db


def tasks(admin) -> dict[str, tuple[int, list[str]]]:
    found = admin.get(reverse("admin:index")).context["tasks"]
    return {task.title: (task.count, [line.text for line in task.lines]) for task in found}


def make_trouble(order_maker, waiting_lab, clinic_staff) -> None:
    """Something of each kind."""
    with clock.at(clock.now() - timedelta(days=9)):
        order_maker("in_progress")
        order_maker("on_hold")
    order_maker("submitted")
    EmailDelivery.objects.update(status="dead", finished_at=clock.now(), last_error="refused")
    write_letter("password_changed", to_address="jonas@example.org")
    Letter.objects.update(status="dead", finished_at=clock.now())
    for _ in range(GUESSES_OF_NAME.allowed):
        count_try(GUESSES_OF_NAME, "jonas", user_id=clinic_staff.user_id)
    record("login.failed", subject=clinic_staff.user, outcome="refused")
    with clock.at(clock.now() - timedelta(days=2)):
        record("login.failed", outcome="refused")


def test_nothing_waits_in_a_quiet_installation(admin):
    assert [count for count, _ in tasks(admin).values() if count] == []


def test_everything_that_waits_is_counted_and_named(admin, order_maker, waiting_lab, clinic_staff):
    make_trouble(order_maker, waiting_lab, clinic_staff)
    seen = tasks(admin)

    assert seen["Labs waiting for approval"] == (1, ["Waiting Lab"])
    assert seen["Locked accounts"] == (1, ["jonas"])
    assert seen["Failed log-ins of the last 24 hours"] == (1, ["jonas from nowhere"])
    assert seen["Letters that could not be delivered"] == (1, ["Password changed, to jonas@example.org"])
    assert seen["E-mails that could not be delivered"][0] == EmailDelivery.objects.count() > 0
    assert seen["Orders stuck: in progress"][0] == seen["Orders stuck: on hold"][0] == 1
    assert "Orders stuck: submitted" not in seen


def test_each_count_leads_to_exactly_these(admin, order_maker, waiting_lab, clinic_staff):
    make_trouble(order_maker, waiting_lab, clinic_staff)

    for task in admin.get(reverse("admin:index")).context["tasks"]:
        if task.count and not task.title.startswith("Lines of the record"):
            page = admin.get(task.link)
            assert page.status_code == 200, task.title
            assert page.context["cl"].result_count == task.count, task.title
        for line in task.lines:
            assert admin.get(line.link).status_code == 200, line


def test_the_oldest_come_first_and_only_a_few_of_them(admin, order_maker):
    for days in range(4, 12):
        with clock.at(clock.now() - timedelta(days=days)):
            order = order_maker("submitted")
    count, lines = tasks(admin)["Orders stuck: submitted"]

    assert (count, len(lines)) == (8, 5)
    assert lines[0].startswith(order.number)


def test_it_costs_the_same_however_much_waits(
    admin, order_maker, waiting_lab, clinic_staff, django_assert_max_num_queries
):
    make_trouble(order_maker, waiting_lab, clinic_staff)
    for _ in range(5):
        with clock.at(clock.now() - timedelta(days=8)):
            order_maker("submitted")

    with django_assert_max_num_queries(12):
        admin.get(reverse("admin:index"))


def test_the_side_bar_speaks_of_the_field_and_shows_no_secrets(admin):
    apps = admin.get(reverse("admin:index")).context["available_apps"]

    assert [(app["name"], [model["object_name"] for model in app["models"]]) for app in apps] == [
        ("Work", ["Order", "OrderEvent"]),
        ("Specimens", ["Specimen", "Manifest"]),
        ("Patients", ["Patient"]),
        ("Catalogue", ["CatalogTest", "CatalogPanel"]),
        ("People", ["Organization", "User", "Membership", "Invitation", "Session"]),
        ("Messages", ["Notification", "EmailDelivery", "Letter"]),
        ("Record", ["AuditEvent"]),
    ]
    for model in (Group, TOTPDevice, StaticDevice):
        assert admin.get(f"/admin/{model._meta.app_label}/{model._meta.model_name}/").status_code == 404
