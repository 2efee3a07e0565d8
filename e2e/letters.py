"""The letters the server has sent, as files."""

import email
import re
import sys
import urllib.parse
from collections.abc import Iterator
from contextlib import contextmanager
from email import policy

from drills.installation import Part, wait_for
from e2e.server import Server


class Letters:
    def __init__(self, server: Server) -> None:
        self.folder = server.folder / "mail"

    def link(self, to: str, page: str) -> str:
        """The path of the newest link to `page` in a letter to that address, once it is there."""
        found: list[str] = []

        def has_come() -> bool:
            found[:] = [link for text in self.texts(to) for link in re.findall(r"https?://\S+", text)]
            found[:] = [link for link in found if f"/{page}/" in link]
            return bool(found)

        wait_for(has_come, f"no letter to {to} with a link to /{page}/")
        return urllib.parse.urlsplit(found[-1]).path

    def texts(self, to: str) -> Iterator[str]:
        for file in sorted(self.folder.glob("*.log")) if self.folder.is_dir() else ():
            for written in re.split(r"\n-{79}\n", file.read_text(encoding="utf-8")):
                letter = email.message_from_string(written, policy=policy.default)
                body = letter.get_body(("plain",))
                if letter["To"] == to and body is not None:
                    yield body.get_content()


@contextmanager
def working_post(server: Server) -> Iterator[Letters]:
    """The worker beside the server delivers while this lasts."""
    command = [sys.executable, "manage.py", "worker"]
    worker = Part("worker", command, server.environment, server.folder / "worker.txt")
    worker.start()
    try:
        yield Letters(server)
    finally:
        worker.stop()
