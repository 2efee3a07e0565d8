"""``manage.py verify_audit``: is the record as it was written?"""

from argparse import ArgumentParser
from pathlib import Path
from time import perf_counter
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from audit.anchor import read_anchors
from audit.verify import Walk


class Command(BaseCommand):
    help = "Walks the whole record and names the first row that was edited, deleted, inserted, reordered or cut off."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--anchor",
            type=Path,
            default=Path(settings.AUDIT_ANCHOR_FILE) if settings.AUDIT_ANCHOR_FILE else None,
            help="The file that AUDIT_ANCHOR_FILE names, or a copy kept elsewhere.",
        )

    def handle(self, *args: Any, anchor: Path | None, **options: Any) -> None:
        if anchor is not None and not anchor.is_file():
            raise CommandError(f"There is no anchor file {anchor}.")
        walk, started = Walk(read_anchors(anchor) if anchor else ()), perf_counter()
        fault = next(walk.faults(), None)
        if fault is not None:
            raise CommandError(f"{fault.kind}: {fault.row}: {fault.detail}.", returncode=1)
        rate = walk.lines / max(perf_counter() - started, 0.001)
        self.stdout.write(
            f"{walk.lines} lines are as they were written ({rate:.0f}/s), {walk.waiting} wait to be sealed."
        )
