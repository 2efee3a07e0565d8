"""What the proxy logs of a request holds no token of a letter's link and nothing that was searched for."""

import http.server
import os
import ssl
import threading
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from drills.fleet import DEPLOY, proxy_command
from drills.installation import Part, free_port, wait_for

SECRET = "canary-7c1e"


@pytest.fixture
def upstream() -> Iterator[int]:
    """The port of a server that answers every GET."""

    class Answers(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.shutdown()


@pytest.fixture
def log_of(tmp_path: Path, upstream: int) -> Iterator[Callable[[str], str]]:
    """``log_of("/orders")``: what is logged of this request, were each request logged."""
    site = "{$DOMAIN:localhost} {"
    given = (DEPLOY / "Caddyfile").read_text(encoding="utf-8")
    assert given.count(site) == 1
    (tmp_path / "Caddyfile").write_text(given.replace(site, f"{site}\n\tlog"), encoding="utf-8")
    port, written = free_port(), tmp_path / "log.txt"
    environment = {
        **os.environ,
        "HTTP_PORT": str(free_port()),
        "HTTPS_PORT": str(port),
        "WEB": f"127.0.0.1:{upstream}",
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
    }
    proxy = Part("proxy", proxy_command(tmp_path / "Caddyfile"), environment, written, port)

    def ask(path: str) -> str:
        request = urllib.request.Request(
            f"https://localhost:{port}{path}",
            headers={"Referer": f"https://localhost/password-reset/{SECRET}"},
        )
        trusting = ssl._create_unverified_context()  # noqa: S323 - a certificate that the proxy has just made
        with urllib.request.urlopen(request, context=trusting, timeout=5):  # noqa: S310 - our own proxy
            pass
        wait_for(lambda: "handled request" in written.read_text(encoding="utf-8"), "nothing was logged")
        return written.read_text(encoding="utf-8")

    proxy.start()
    try:
        # It listens before it has made its certificate.
        wait_for(
            lambda: "certificate obtained successfully" in written.read_text(encoding="utf-8"),
            f"see {written}",
        )
        yield ask
    finally:
        proxy.stop()


@pytest.mark.parametrize(
    ("path", "logged"),
    [
        (f"/invitation/{SECRET}", "/invitation/"),
        (f"/password-reset/{SECRET}?from=letter", "/password-reset/"),
        (f"/email-change/{SECRET}", "/email-change/"),
        (f"/api/orders/?search={SECRET}", "/api/orders/"),
    ],
)
def test_addresses_are_logged_without_what_they_hold(log_of, path, logged):
    log = log_of(path)

    assert f'"uri":"{logged}"' in log
    assert SECRET not in log
