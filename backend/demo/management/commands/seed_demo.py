"""``manage.py seed_demo``: the demo world, once."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from demo.cast import ADMINISTRATOR, HOUSES, PASSWORD
from demo.world import build_world, is_built


class Command(BaseCommand):
    help = "Loads the demo world if it is not there yet, and prints its log-ins."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO_MODE:
            raise CommandError("The demo world has well-known passwords. Set DEMO_MODE=1 to allow it.")
        if not is_built():
            build_world()
        for house in HOUSES:
            names = ", ".join(f"{person.username} ({person.role})" for person in house.people)
            self.stdout.write(f"{house.kind:6}  {house.name}: {names}")
        self.stdout.write(f"admin   /admin/: {ADMINISTRATOR.username}")
        self.stdout.write(f"The password of all of them: {PASSWORD}")
