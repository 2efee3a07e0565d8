"""A notification about a manifest names it on the list, in the frame and in the e-mail's link."""

from datetime import timedelta

import pytest
from django.core import mail

from common import clock
from notifications.delivery.email import deliver_due_emails
from notifications.models import Notification
from notifications.realtime import Position, read_batch
from specimens.models import Manifest
from specimens.services.manifests import receive_manifest, send_manifest
from specimens.services.steps import add_specimen, transition_specimen

pytestmark = pytest.mark.django_db


@pytest.fixture
def manifest(order_maker, clinic_staff, lab) -> Manifest:
    order = order_maker()
    specimen = add_specimen(order_id=order.pk, actor=clinic_staff, type="Serum")
    transition_specimen(specimen_id=specimen.pk, action="collect", actor=clinic_staff)
    return send_manifest(actor=clinic_staff, lab_id=lab.pk, specimen_ids=[specimen.pk])


def newest(actor, client_for):
    """By REST, and as the actor's socket hears it."""
    shown = client_for(actor).get("/api/notifications/").json()["results"][0]
    heard = [
        each
        for each in read_batch(actor, Position(), "epoch").frames
        if each["type"] == "notification" and each["id"] == shown["id"]
    ]
    return shown, heard[0]


def test_what_is_on_its_way(manifest, client_for, lab_staff):
    shown, heard = newest(lab_staff, client_for)
    named = {"id": str(manifest.pk), "number": manifest.number}
    assert (shown["kind"], shown["order"], shown["manifest"]) == ("specimens_sent", None, named)
    assert heard["manifest"] == named


def test_what_did_not_arrive(manifest, client_for, clinic_staff, lab_staff, settings):
    receive_manifest(manifest_id=manifest.pk, actor=lab_staff, arrived=[])
    shown, heard = newest(clinic_staff, client_for)
    named = {"id": str(manifest.pk), "number": manifest.number}
    assert (shown["kind"], shown["order"], shown["manifest"]) == ("specimens_missing", None, named)
    assert heard["manifest"] == named
    with clock.at(clock.now() + timedelta(seconds=61)):
        deliver_due_emails()
    [letter] = [each for each in mail.outbox if manifest.number in each.subject]
    assert f"{settings.PUBLIC_URL}/manifests/{manifest.pk}" in letter.body


def test_what_is_about_an_order_names_no_manifest(order_maker, client_for, lab_staff):
    order_maker()
    shown, heard = newest(lab_staff, client_for)
    assert shown["order"]
    assert shown["manifest"] is heard["manifest"] is None
    assert not Notification.objects.exclude(manifest=None).exists()
