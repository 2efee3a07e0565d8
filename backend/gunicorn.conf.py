"""How gunicorn serves REST, the administration and the application; it reads this file from the folder it starts in."""

import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

bind = f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
# Processes use the cores; threads wait for PostgreSQL. Each thread keeps a connection (CONN_MAX_AGE).
worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = int(os.environ.get("WEB_THREADS", "8"))
# Longer than the proxy keeps an idle connection: the side that sends is the one that closes.
keepalive = 65
# Told to stop, a process ends what it has begun.
graceful_timeout = 30
# The heartbeat file of each process, in memory: the image's own files are read-only.
_memory = Path("/dev/shm")  # noqa: S108 - gunicorn makes a private file there  # nosec B108
worker_tmp_dir = str(_memory) if _memory.is_dir() else None
# The lines of every process have one shape; the line about a request is ours (config/each_request.py).
logconfig_dict = settings.LOGGING
accesslog = None
# Its files are read-only; signals are enough.
control_socket_disable = True

if settings.METRICS_PORT:
    # One port for all processes, and a folder where they share their numbers: whoever is asked tells them all. The
    # library looks for the folder when it is imported.
    if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = tempfile.mkdtemp(prefix="clinic-lab-metrics-")
    from prometheus_client.multiprocess import mark_process_dead

    from monitoring import exposition

    def on_starting(server: Any) -> None:
        server.metrics = exposition.listen()

    def pre_fork(server: Any, worker: Any) -> None:
        worker.metrics = server.metrics

    def post_worker_init(worker: Any) -> None:
        exposition.serve(worker.metrics, exposition.registry_of_all())

    def child_exit(server: Any, worker: Any) -> None:
        mark_process_dead(worker.pid)

    def on_exit(server: Any) -> None:
        shutil.rmtree(os.environ["PROMETHEUS_MULTIPROC_DIR"], ignore_errors=True)
