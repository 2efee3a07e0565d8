"""Reading many rows without holding them all, nor the database for as long as their reader takes."""

from collections.abc import Iterator
from typing import TypeVar

from django.db.models import Model, QuerySet

Row = TypeVar("Row", bound=Model)


def take_slowly(rows: QuerySet[Row], size: int) -> Iterator[Row]:
    """The rows, asked for ``size`` at a time as they are taken.

    Which ones, and in which order, is settled at the first; each then comes once, as it is when its turn comes. One
    that no longer fits by then is left out. No transaction and no connection waits for a slow reader.
    """
    keys = list(rows.values_list("pk", flat=True))
    for start in range(0, len(keys), size):
        turn = keys[start : start + size]
        found = {row.pk: row for row in rows.filter(pk__in=turn).order_by()}
        yield from (found[key] for key in turn if key in found)
