"""The worker goes on, whatever goes wrong in one round."""

import threading

import pytest
from django.db import OperationalError

from audit.models import AuditSeal
from audit.record import record
from notifications import worker


@pytest.mark.django_db
@pytest.mark.parametrize("trouble", [OperationalError("away"), RuntimeError("a bad row")])
def test_one_bad_round_does_not_end_it(trouble, monkeypatch):
    stop, rounds = threading.Event(), []

    def deliver() -> int:
        rounds.append(1)
        if len(rounds) == 1:
            raise trouble
        stop.set()
        return 0

    monkeypatch.setattr(worker, "deliver_due_emails", deliver)
    monkeypatch.setattr(worker, "PAUSE_S", 0)

    worker.work_until(stop)

    assert len(rounds) == 2


@pytest.mark.django_db(transaction=True)
def test_the_record_is_sealed_even_while_no_e_mail_can_be_sent(monkeypatch):
    stop = threading.Event()
    line = record("logout")

    def deliver() -> int:
        stop.set()
        raise RuntimeError("a bad row")

    monkeypatch.setattr(worker, "deliver_due_emails", deliver)

    worker.work_until(stop)

    assert AuditSeal.objects.get().event_id == line.pk
