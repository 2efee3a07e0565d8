"""A static host that does what netlify.toml says, for the pages of split hosting."""

import re
import threading
import tomllib
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from drills.installation import ROOT

PLACEHOLDER = "https://api.example.org"


def read_rules(api_url: str) -> dict[str, Any]:
    """netlify.toml with the address of this API in place of the example's."""
    text = (ROOT / "netlify.toml").read_text(encoding="utf-8")
    socket_url = api_url.replace("http", "ws", 1)
    return tomllib.loads(text.replace(PLACEHOLDER, api_url).replace("wss://api.example.org", socket_url))


class StaticHost:
    """Serves a folder by the rules until it is stopped; ``url`` is its origin."""

    def __init__(self, folder: Path, rules: dict[str, Any], port: int) -> None:
        self.url, self.folder, self.rules = f"http://127.0.0.1:{port}", folder, rules
        handler = type("Handler", (_Handler,), {"folder": folder, "rules": rules})
        self._server = ThreadingHTTPServer(("127.0.0.1", port), handler)
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Handler(SimpleHTTPRequestHandler):
    folder: Path
    rules: dict[str, Any]

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, directory=str(self.folder), **options)

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        for rule in self.rules["redirects"]:
            caught = re.fullmatch(re.escape(rule["from"]).replace(r"\*", "(.*)"), path)
            if caught is None:
                continue
            target = rule["to"].replace(":splat", caught.group(1))
            if rule["status"] != HTTPStatus.OK:
                self.send_response(rule["status"])
                self.send_header("Location", target)
                self.end_headers()
                return
            self.asked_for, self.path = path, target
            break
        super().do_GET()

    def end_headers(self) -> None:
        for rule in self.rules["headers"]:
            if re.fullmatch(
                re.escape(rule["for"]).replace(r"\*", ".*"), getattr(self, "asked_for", self.path)
            ):
                for name, value in rule["values"].items():
                    self.send_header(name, value)
        super().end_headers()

    def log_message(self, *arguments: Any) -> None:
        """Say nothing."""
