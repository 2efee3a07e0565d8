"""A Sentry on this machine: takes envelopes in, and shows them as they came over the wire."""

import gzip
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class SentryServer:
    """``dsn`` is where to send; ``wait_for(1)`` returns once so many events have come."""

    def __init__(self) -> None:
        self.envelopes: list[str] = []
        self._arrived = threading.Condition()
        arrived = self

        class Intake(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                assert self.headers["Content-Encoding"] == "gzip"
                arrived.take(f"{self.path} {dict(self.headers)}\n{gzip.decompress(body).decode()}")
                self.send_response(200)
                self.send_header("Content-Length", "2")
                self.end_headers()
                self.wfile.write(b"{}")

            def log_message(self, *_: Any) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Intake)
        self.dsn = f"http://public@127.0.0.1:{self._server.server_port}/1"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def take(self, envelope: str) -> None:
        with self._arrived:
            self.envelopes.append(envelope)
            self._arrived.notify_all()

    def wait_for(self, count: int) -> list[dict[str, Any]]:
        with self._arrived:
            deadline = time.monotonic() + 10
            assert self._arrived.wait_for(
                lambda: len(self.envelopes) >= count, deadline - time.monotonic()
            ), f"{len(self.envelopes)} of {count} envelopes"
        return [json.loads(envelope.splitlines()[3]) for envelope in self.envelopes]

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()
