"""``manage.py draw_specimens``: bring the diagram in docs/specimens.md up to date."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from specimens.diagram import put_into


class Command(BaseCommand):
    help = "Draws the status table of specimens into docs/specimens.md."

    def handle(self, *args: Any, **options: Any) -> None:
        page = settings.REPOSITORY / "docs" / "specimens.md"
        page.write_text(put_into(page.read_text(encoding="utf-8")), encoding="utf-8")
