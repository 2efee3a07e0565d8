"""Everything for daphne: sockets, and in the embedded installation HTTP and the worker as well."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup(set_prefix=False)

# Only now: these need the apps to be loaded.
from channels.routing import ProtocolTypeRouter, URLRouter  # noqa: E402
from django.conf import settings  # noqa: E402

from config.security import SecuredASGIHandler  # noqa: E402
from notifications.routing import websocket_urlpatterns  # noqa: E402
from notifications.slow_readers import close_slow_readers  # noqa: E402
from notifications.worker import start_worker_thread  # noqa: E402

application = ProtocolTypeRouter(
    {"http": SecuredASGIHandler(), "websocket": URLRouter(websocket_urlpatterns)}
)

close_slow_readers()
if settings.EMBEDDED:
    start_worker_thread()
