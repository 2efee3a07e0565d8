"""Stored files that no row names are swept up: their process was killed before it committed, or the storage was away
when their row went."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import islice
from typing import Any, Final

from django.core.files.storage import storages

from attachments.files import FOLDER
from attachments.models import Attachment
from audit.who import SYSTEM, acting_as
from common import clock
from monitoring.heartbeat import beat

# No upload takes so long: what is younger may be about to get its row.
OLD: Final = timedelta(hours=24)
# More were never left behind by accident.
MOST: Final = 100
_PIECE: Final = 500


class TooMany(Exception):
    """So many that the storage looks like another installation's, or the database like an older one."""


def sweep_files(*, dry_run: bool = False, most: int | None = MOST) -> list[str]:
    """Remove what is older than a day and no row names; the names of it.

    Args:
        dry_run: only say which.
        most: beyond it, nothing is removed.

    Raises:
        TooMany: more than ``most``.
        OSError: the storage is away.
    """
    storage = storages["default"]
    left = list(islice(_left_behind(), most + 1 if most is not None else None))
    if dry_run:
        return left
    if most is not None and len(left) > most:
        raise TooMany(
            f"More than {most} stored files have no row. Nothing was removed: see manage.py sweep_files --dry-run."
        )
    for name in left:
        beat()
        storage.delete(name)
    return left


def _left_behind() -> Iterator[str]:
    """Names first, then rows: a row that comes in between is seen."""
    storage: Any = storages["default"]
    names = storage.names_before(clock.now() - OLD, FOLDER)
    for piece in _pieces(names):
        beat()
        with acting_as(SYSTEM):  # of whomever else, rows would be hidden and their files taken for nobody's
            known = set(Attachment.objects.filter(stored_as__in=piece).values_list("stored_as", flat=True))
        yield from (name for name in piece if name not in known)


def _pieces(names: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(names)
    while piece := list(islice(rest, _PIECE)):
        yield piece
