"""``manage.py worker``: deliver e-mails until told to stop."""

import logging
import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand

from monitoring.exposition import start_exposition
from notifications.worker import work_until

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Delivers e-mails and tidies up, until SIGTERM or Ctrl-C."

    def handle(self, *args: Any, **options: Any) -> None:
        stop = threading.Event()
        for each in (signal.SIGTERM, signal.SIGINT):
            signal.signal(each, lambda *_: stop.set())
        start_exposition()
        logger.info("worker ready")
        work_until(stop)
        logger.info("worker stopped")
