"""``manage.py restore FILE``: fill a new, empty database from a backup."""

import signal
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from backups.problems import BackupFailed
from backups.services import restore_backup


class Command(BaseCommand):
    help = (
        "Fills a new, empty database from a backup, as the role that owns its tables, and compares every row."
    )
    # Its tables are not there yet.
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--identity", type=Path, help="file of the secret key (age-keygen) it was made for"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        # Told to stop, it cleans up after itself like after any failure.
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
        try:
            restored = restore_backup(options["file"], options["identity"])
        except (BackupFailed, OSError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"{restored.rows} rows of {restored.tables} tables, each as it was. Now: manage.py migrate, then start."
        )
        if restored.bucket:
            self.stdout.write(
                f"The files of its orders are not in it: they lie in the bucket {restored.bucket} (docs/backups.md)."
            )
