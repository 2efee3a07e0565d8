"""``manage.py changepassword jonas``: Django's command by our rules: told, recorded, and every session ends."""

from argparse import ArgumentParser
from getpass import getpass
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.models import User
from accounts.services.passwords import replace_password
from common.errors import Invalid


class Command(BaseCommand):
    help = "Sets a person's password from the console. Their sessions end, they are told, and it is recorded."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username", help="User name or e-mail address.")

    def handle(self, *args: Any, username: str, **options: Any) -> None:
        user = User.objects.find_by_login(username)
        if user is None:
            raise CommandError(f"Nobody is called {username}. Give a user name or an e-mail address.")
        password = getpass(f"New password of {user.username}: ")
        if getpass("Again: ") != password:
            raise CommandError("These two differ. Nothing was changed.")
        try:
            replace_password(user, password)
        except Invalid as refusal:
            said = " ".join(error["detail"] for error in refusal.errors)
            raise CommandError(f"{said} Nothing was changed.") from refusal
        self.stdout.write(f"The password of {user.username} was changed, and every session ended.")
