"""``manage.py backup FOLDER``: the database and the files, as one verified file."""

import signal
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from backups.problems import BackupFailed
from backups.services import forget_old_backups, make_backup


class Command(BaseCommand):
    help = "Writes a verified backup of the running installation into a folder; encrypted if BACKUP_RECIPIENT is set."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument("--keep-days", type=int, help="afterwards remove backups that are older")

    def handle(self, *args: Any, **options: Any) -> None:
        # Told to stop, it cleans up after itself like after any failure.
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
        try:
            made = make_backup(options["folder"])
        except (BackupFailed, OSError) as error:
            raise CommandError(str(error)) from error
        size = made.path.stat().st_size
        kept = "encrypted" if made.encrypted else "NOT encrypted: set BACKUP_RECIPIENT"
        self.stdout.write(f"{made.path}: {made.rows} rows of {made.tables} tables, {size} bytes, {kept}")
        if made.bucket:
            self.stdout.write(
                f"Without the files of orders: they lie in the bucket {made.bucket}, whose versions have to be kept."
            )
        if options["keep_days"] is not None:
            for path in forget_old_backups(options["folder"], options["keep_days"]):
                self.stdout.write(f"removed {path}")
