"""``manage.py sweep_files``: what lies in the storage and belongs to nothing."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from attachments.sweep import MOST, TooMany, sweep_files


class Command(BaseCommand):
    help = "Removes stored files older than a day that no order has (the worker does it once a day)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only say which")
        parser.add_argument(
            "--however-many", action="store_true", help=f"also more than {MOST}: first be sure whose they are"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        dry_run = options["dry_run"]
        most = None if dry_run or options["however_many"] else MOST
        try:
            names = sweep_files(dry_run=dry_run, most=most)
        except (TooMany, OSError) as error:
            raise CommandError(str(error)) from error
        for name in names:
            self.stdout.write(name)
        self.stdout.write(f"{len(names)} {'would go' if dry_run else 'removed'}")
