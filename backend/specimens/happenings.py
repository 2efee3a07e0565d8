"""What this app announces besides the events of orders (see ``common.announcements``)."""

from dataclasses import dataclass

from orders.models import OrderEvent
from specimens.models import Manifest


@dataclass(frozen=True)
class ManifestSent:
    """Specimens are on their way; an event of each order concerned."""

    manifest: Manifest
    count: int
    events: tuple[OrderEvent, ...]


@dataclass(frozen=True)
class ManifestReceived:
    """They have arrived, but for ``missing`` of them; an event of each order concerned."""

    manifest: Manifest
    missing: int
    events: tuple[OrderEvent, ...]
