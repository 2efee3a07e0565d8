"""The worker: sends what is due, seals the record, tidies up. A process of its own, or a thread of the embedded one."""

import logging
import threading
import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import Error, close_old_connections

from accounts.sessions import forget_ended_sessions
from attachments.sweep import sweep_files
from audit.retention import trim_record
from audit.seal import seal_new_events
from common.idempotency import forget_old_keys
from common.limits import tidy_counters
from monitoring.exceptions import name_of
from monitoring.heartbeat import beat
from notifications.backlog import LOOKS
from notifications.delivery.email import deliver_due_emails
from notifications.letters import forget_old_letters
from turnaround.counting import count_on_time

logger = logging.getLogger(__name__)

PAUSE_S = 2.0
TIDY_EVERY_S = 3600.0
SWEEP_EVERY_S = 24 * 3600.0
TIDIES = (
    forget_old_keys,
    tidy_counters,
    forget_ended_sessions,
    forget_old_letters,
    trim_record,
    count_on_time,
)


def work_until(stop: threading.Event) -> None:
    """Go round until ``stop`` is set; a database that is away is waited for."""
    next_at: dict[Callable[[], Any], float] = {}
    while not stop.is_set():
        beat()
        found_work = [attempt(job) for job in (deliver_due_emails, seal_new_events)]
        for job, every_s in chores().items():
            if time.monotonic() >= next_at.get(job, 0.0):
                next_at[job] = time.monotonic() + every_s
                attempt(job)
        if not any(found_work):
            stop.wait(PAUSE_S)


def chores() -> dict[Callable[[], Any], float]:
    """What is done now and then, and every how many seconds."""
    tidies: dict[Callable[[], Any], float] = dict.fromkeys(TIDIES, TIDY_EVERY_S)
    tidies[sweep_files] = SWEEP_EVERY_S
    return tidies | LOOKS if settings.METRICS_PORT else tidies


def attempt(job: Callable[[], Any]) -> bool:
    """Whether the job found something to do. One that fails is tried again later and stops no other."""
    close_old_connections()
    try:
        return bool(job())
    except Error as error:
        logger.error("worker waits for the database: %s", name_of(error))
    except Exception:  # one bad row must not end all deliveries
        logger.exception("worker stumbled")
    finally:
        close_old_connections()
    return False


class WorkerThread(threading.Thread):
    """The worker beside the server."""

    def __init__(self) -> None:
        super().__init__(name="worker", daemon=True)
        self._leaving = threading.Event()

    def run(self) -> None:
        work_until(self._leaving)

    def leave(self) -> None:
        """End after the round it is in, so that an e-mail on its way is written down as sent."""
        self._leaving.set()
