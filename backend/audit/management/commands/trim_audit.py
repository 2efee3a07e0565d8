"""``manage.py trim_audit``: let the record's oldest part go, as ``AUDIT_RETENTION_DAYS`` says."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from audit.retention import trim_record


class Command(BaseCommand):
    help = "Removes what is older than AUDIT_RETENTION_DAYS; the worker does the same every hour."

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.AUDIT_RETENTION_DAYS is None:
            raise CommandError("AUDIT_RETENTION_DAYS is not set: the record is kept for ever.")
        self.stdout.write(f"{trim_record()} lines removed.")
