"""Everything that is counted, on one screen; ``monitoring.exposition`` shows it. No label holds an id or a path.

What is read from the database instead of counted here is in ``notifications/backlog.py``.
"""

from prometheus_client import Counter, Gauge, Histogram

PREFIX = "clinic_lab"

REQUEST_SECONDS = Histogram(
    "http_request_duration_seconds",
    "Requests by the name of their route, and how long each took to the first byte of its answer.",
    ["route", "method", "status"],
    namespace=PREFIX,
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
)
SOCKETS_OPEN = Gauge(
    "sockets_open", "Sockets that are open now.", namespace=PREFIX, multiprocess_mode="livesum"
)
SOCKETS_OPENED = Counter("sockets_opened", "Sockets that were opened.", namespace=PREFIX)
SOCKETS_CLOSED = Counter(
    "sockets_closed", "Sockets that were closed, by close code.", ["code"], namespace=PREFIX
)
FRAMES_SENT = Counter("socket_frames_sent", "Frames sent to sockets.", namespace=PREFIX)
WAKEUPS = Counter(
    "wakeups",
    "Wake-ups given to Redis: sent, or failed (readers then wait a heartbeat).",
    ["outcome"],
    namespace=PREFIX,
)
EMAILS = Counter(
    "emails", "Tries to send an e-mail: sent, skipped, failed or dead.", ["outcome"], namespace=PREFIX
)
WORKER_ROUND = Gauge(
    "worker_last_round_timestamp_seconds",
    "When the worker last began a round or an e-mail.",
    namespace=PREFIX,
    multiprocess_mode="livemax",
)
