"""Everything for daphne: sockets, and in a one-process installation HTTP and the worker as well."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup(set_prefix=False)

# Only now: these need the apps to be loaded.
from channels.routing import ProtocolTypeRouter, URLRouter  # noqa: E402
from django.conf import settings  # noqa: E402

from common.requests import SocketIds  # noqa: E402
from config.security import SecuredASGIHandler  # noqa: E402
from monitoring.exposition import start_exposition  # noqa: E402
from notifications.graceful_stop import stop_gracefully  # noqa: E402
from notifications.routing import websocket_urlpatterns  # noqa: E402
from notifications.slow_readers import close_slow_readers  # noqa: E402
from notifications.worker import WorkerThread  # noqa: E402

application = ProtocolTypeRouter(
    {"http": SecuredASGIHandler(), "websocket": SocketIds(URLRouter(websocket_urlpatterns))}
)

start_exposition()
close_slow_readers()
if settings.ONE_PROCESS:
    worker = WorkerThread()
    worker.start()
    stop_gracefully(worker)
else:
    stop_gracefully()
