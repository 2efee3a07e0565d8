"""The worker: sends what is due, seals the record, tidies up. A process of its own, or a thread of the embedded one."""

import logging
import threading
import time
from collections.abc import Callable
from typing import Any

from django.db import Error, close_old_connections

from accounts.sessions import forget_ended_sessions
from audit.retention import trim_record
from audit.seal import seal_new_events
from common.idempotency import forget_old_keys
from common.limits import tidy_counters
from notifications.delivery.email import deliver_due_emails
from notifications.letters import forget_old_letters

logger = logging.getLogger(__name__)

PAUSE_S = 2.0
TIDY_EVERY_S = 3600.0
TIDIES = (forget_old_keys, tidy_counters, forget_ended_sessions, forget_old_letters, trim_record)


def work_until(stop: threading.Event) -> None:
    """Go round until ``stop`` is set; a database that is away is waited for."""
    tidy_at = 0.0
    while not stop.is_set():
        jobs: list[Callable[[], Any]] = [deliver_due_emails, seal_new_events]
        if time.monotonic() >= tidy_at:
            jobs += TIDIES
            tidy_at = time.monotonic() + TIDY_EVERY_S
        found_work = [attempt(job) for job in jobs]
        if not any(found_work):
            stop.wait(PAUSE_S)


def attempt(job: Callable[[], Any]) -> bool:
    """Whether the job found something to do. One that fails is tried again later and stops no other."""
    close_old_connections()
    try:
        return bool(job())
    except Error as error:
        logger.error("worker waits for the database: %s", error)
    except Exception:  # one bad row must not end all deliveries
        logger.exception("worker stumbled")
    finally:
        close_old_connections()
    return False


def start_worker_thread() -> threading.Event:
    """Run the worker beside the server; the returned event stops it."""
    stop = threading.Event()
    threading.Thread(target=work_until, args=(stop,), name="worker", daemon=True).start()
    return stop
