"""``manage.py draw_statuses``: bring the diagram in docs/architecture.md up to date."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from orders.diagram import put_into


class Command(BaseCommand):
    help = "Draws the status table into docs/architecture.md."

    def handle(self, *args: Any, **options: Any) -> None:
        page = settings.REPOSITORY / "docs" / "architecture.md"
        page.write_text(put_into(page.read_text(encoding="utf-8")), encoding="utf-8")
