"""The end of the chain, written where the database's owner does not write: into the log, and into a file if named.

Whoever cuts the newest lines off and turns the head back in the database leaves these behind.
"""

import json
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from django.conf import settings

from common import clock
from monitoring.exceptions import name_of

logger = logging.getLogger(__name__)


class Anchor(NamedTuple):
    """The chain had this mac at this place."""

    seq: int
    mac: str


def publish(anchor: Anchor) -> None:
    """Write it down outside of the database; a file that cannot be written is reported and does no harm."""
    logger.info("record sealed up to %s %s", anchor.seq, anchor.mac)
    if not settings.AUDIT_ANCHOR_FILE:
        return
    line = json.dumps({"seq": anchor.seq, "mac": anchor.mac, "at": clock.now().isoformat(timespec="seconds")})
    try:
        with Path(settings.AUDIT_ANCHOR_FILE).open("a", encoding="utf-8") as file:
            file.write(f"{line}\n")
    except OSError as error:
        logger.error("anchor file cannot be written: %s", name_of(error))


def read_anchors(path: Path) -> Iterator[Anchor]:
    """The anchors of a file, oldest first; a line that broke off when the machine stopped is skipped."""
    for line in path.read_text(encoding="utf-8").splitlines():
        try:
            said = json.loads(line)
            yield Anchor(int(said["seq"]), str(said["mac"]))
        except (ValueError, KeyError, TypeError):
            logger.warning("anchor file: a line cannot be read")
