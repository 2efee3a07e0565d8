"""``manage.py worker``: deliver e-mails until told to stop."""

import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand

from notifications.worker import work_until


class Command(BaseCommand):
    help = "Delivers e-mails and tidies up, until SIGTERM or Ctrl-C."

    def handle(self, *args: Any, **options: Any) -> None:
        stop = threading.Event()
        for each in (signal.SIGTERM, signal.SIGINT):
            signal.signal(each, lambda *_: stop.set())
        self.stdout.write("worker: ready")
        work_until(stop)
        self.stdout.write("worker: stopped")
