"""What the worker finds in the database for Prometheus."""

import threading
from datetime import timedelta

import pytest
from prometheus_client import generate_latest
from prometheus_client.registry import CollectorRegistry

from audit.models import AuditEvent
from audit.record import record
from audit.seal import seal_new_events
from common import clock
from notifications import worker
from notifications.backlog import BACKLOG, LOOKS
from notifications.letters import write_letter
from notifications.models import EmailDelivery, Letter

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_found_yet(monkeypatch):
    monkeypatch.setattr(BACKLOG, "found", {})


def told() -> dict[str, float]:
    registry = CollectorRegistry()
    registry.register(BACKLOG)
    lines = [line for line in generate_latest(registry).decode().splitlines() if not line.startswith("#")]
    return {name: float(number) for name, _, number in (line.rpartition(" ") for line in lines)}


def look() -> dict[str, float]:
    for each in LOOKS:
        each()
    return told()


def test_before_the_first_look_nothing_is_said():
    assert told() == {}


def test_outboxes_by_depth_age_and_what_was_given_up(order_maker):
    order_maker("on_hold")
    letters = [write_letter("password_reset", to_address=f"{n}@example.org") for n in range(4)]
    overdue = clock.now() - timedelta(minutes=7)
    Letter.objects.filter(pk=letters[0].pk).update(next_attempt_at=overdue)
    Letter.objects.filter(pk=letters[1].pk).update(next_attempt_at=clock.now() + timedelta(hours=1))
    Letter.objects.filter(pk=letters[2].pk).update(status="dead")
    Letter.objects.filter(pk=letters[3].pk).update(status="sent")
    waiting = EmailDelivery.objects.filter(status="pending").count()
    assert waiting

    found = look()

    assert found['clinic_lab_outbox_pending{outbox="letter"}'] == 2
    assert found['clinic_lab_outbox_due{outbox="letter"}'] == 1
    assert 420 <= found['clinic_lab_outbox_oldest_due_seconds{outbox="letter"}'] < 440
    assert found['clinic_lab_outbox_dead{outbox="letter"}'] == 1
    assert found['clinic_lab_outbox_pending{outbox="notification"}'] == waiting
    assert found['clinic_lab_outbox_due{outbox="notification"}'] == 0
    assert found['clinic_lab_outbox_oldest_due_seconds{outbox="notification"}'] == 0


def test_orders_by_status_with_those_nobody_has(order_maker):
    for status in ("draft", "submitted", "submitted"):
        order_maker(status)

    found = look()

    orders = {name: number for name, number in found.items() if name.startswith("clinic_lab_orders{")}
    assert len(orders) == 9
    assert orders['clinic_lab_orders{status="submitted"}'] == 2
    assert orders['clinic_lab_orders{status="delivered"}'] == 0


def test_lines_that_wait_for_their_seal():
    record("logout")
    waiting = AuditEvent.objects.count()

    assert look()["clinic_lab_record_unsealed"] == waiting
    seal_new_events()
    assert look()["clinic_lab_record_unsealed"] == 0


@pytest.mark.parametrize(("port", "looks"), [(9100, True), (0, False)])
def test_the_worker_looks_only_if_somebody_asks(settings, port, looks):
    settings.METRICS_PORT = port

    assert (set(LOOKS) <= set(worker.chores())) is looks


def test_the_worker_says_that_it_goes_round(settings, tmp_path, monkeypatch):
    sign, stop = tmp_path / "alive", threading.Event()
    settings.HEARTBEAT_FILE = str(sign)
    monkeypatch.setattr(worker, "deliver_due_emails", stop.set)

    worker.work_until(stop)

    assert sign.exists()


def test_the_worker_goes_on_where_it_cannot_say_so(settings, tmp_path, monkeypatch):
    settings.HEARTBEAT_FILE = str(tmp_path / "missing" / "alive")
    stop = threading.Event()
    monkeypatch.setattr(worker, "deliver_due_emails", stop.set)

    worker.work_until(stop)

    assert stop.is_set()
