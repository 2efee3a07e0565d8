"""The worker: sends what is due and tidies up. A process of its own, or a thread of the embedded installation."""

import logging
import threading
import time

from django.db import Error, close_old_connections

from accounts.sessions import forget_ended_sessions
from common.idempotency import forget_old_keys
from common.limits import tidy_counters
from notifications.delivery.email import deliver_due_emails
from notifications.letters import forget_old_letters

logger = logging.getLogger(__name__)

PAUSE_S = 2.0
TIDY_EVERY_S = 3600.0
TIDIES = (forget_old_keys, tidy_counters, forget_ended_sessions, forget_old_letters)


def work_until(stop: threading.Event) -> None:
    """Go round until ``stop`` is set; a database that is away is waited for."""
    tidy_at = 0.0
    while not stop.is_set():
        try:
            close_old_connections()
            busy = deliver_due_emails() > 0
            if time.monotonic() >= tidy_at:
                for tidy in TIDIES:
                    tidy()
                tidy_at = time.monotonic() + TIDY_EVERY_S
        except Error as error:
            logger.error("worker waits for the database: %s", error)
            busy = False
        except Exception:  # one bad row must not end all deliveries
            logger.exception("worker stumbled")
            busy = False
        finally:
            close_old_connections()
        if not busy:
            stop.wait(PAUSE_S)


def start_worker_thread() -> threading.Event:
    """Run the worker beside the server; the returned event stops it."""
    stop = threading.Event()
    threading.Thread(target=work_until, args=(stop,), name="worker", daemon=True).start()
    return stop
