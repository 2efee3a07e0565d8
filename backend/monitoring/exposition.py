"""The private port that Prometheus asks. Nobody else should reach it: it stands beside the proxy, not behind it."""

import socket
import threading
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

from django.conf import settings
from prometheus_client import REGISTRY, CollectorRegistry, disable_created_metrics, make_wsgi_app
from prometheus_client.multiprocess import MultiProcessCollector

disable_created_metrics()


def start_exposition() -> None:
    """Show this process's numbers, if ``METRICS_PORT`` says where.

    Raises:
        OSError: another process has the port.
    """
    if settings.METRICS_PORT:
        serve(listen(), REGISTRY)


def listen() -> socket.socket:
    """The port, not answered yet: processes that are forked from here can share it."""
    family = socket.AF_INET6 if ":" in settings.METRICS_HOST else socket.AF_INET
    listener = socket.create_server((settings.METRICS_HOST, settings.METRICS_PORT), family=family, backlog=16)
    # Of several processes that see a caller one gets it, and the others must not wait for the next.
    listener.setblocking(False)
    return listener


def serve(listener: socket.socket, registry: CollectorRegistry) -> None:
    """Answer whoever asks, in a thread beside the work."""
    server = _Exposition(listener, make_wsgi_app(registry))
    threading.Thread(target=server.serve_forever, name="metrics", daemon=True).start()


def registry_of_all() -> CollectorRegistry:
    """The numbers of all processes that share ``PROMETHEUS_MULTIPROC_DIR``."""
    registry = CollectorRegistry()
    MultiProcessCollector(registry)
    return registry


class _Silent(WSGIRequestHandler):
    timeout = 5

    def log_message(self, *arguments: Any) -> None:
        """No line a scrape."""


class _Exposition(ThreadingMixIn, WSGIServer):
    daemon_threads = True

    def __init__(self, listener: socket.socket, application: Any) -> None:
        super().__init__(listener.getsockname(), _Silent, bind_and_activate=False)
        self.socket.close()
        self.socket = listener
        self.server_name, self.server_port = listener.getsockname()[:2]
        self.setup_environ()
        self.set_app(application)
