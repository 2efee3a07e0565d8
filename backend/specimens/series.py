"""Accession numbers are given out one after the other, each once, from the series of their lab."""

import itertools
from collections.abc import Iterator

from django.db import IntegrityError, transaction

from accounts.models import Organization
from audit.who import SYSTEM, acting_as
from specimens.accession import counted_prefix, make_accession_number, prefixes_for
from specimens.models import AccessionSeries


def take_numbers(lab: Organization, count: int) -> list[str]:
    """The next accession numbers of ``lab``; others wait for theirs until the transaction ends.

    The system takes them: the series is the lab's, and it is a clinic whose order needs them.
    """
    with acting_as(SYSTEM):
        series = _lock_series(lab) or _begin_series(lab)
        first = series.last_serial + 1
        series.last_serial += count
        series.save(update_fields=["last_serial"])
    return [make_accession_number(series.prefix, first + index) for index in range(count)]


def _lock_series(lab: Organization) -> AccessionSeries | None:
    return AccessionSeries.objects.select_for_update().filter(lab=lab).first()


def _begin_series(lab: Organization) -> AccessionSeries:
    """With the first prefix that is free. Whoever else begins one at this moment is waited for."""
    for prefix in _wishes(lab.name):
        try:
            with transaction.atomic():
                return AccessionSeries.objects.create(lab=lab, prefix=prefix)
        except IntegrityError:
            begun = _lock_series(lab)
            if begun is not None:
                return begun
    raise AssertionError("every prefix is taken")  # there are more than 300 000


def _wishes(lab_name: str) -> Iterator[str]:
    named = prefixes_for(lab_name)
    taken = set(AccessionSeries.objects.filter(prefix__in=named).values_list("prefix", flat=True))
    yield from (prefix for prefix in named if prefix not in taken)
    # Each series took one prefix at most, so beyond their number most are free.
    yield from map(counted_prefix, itertools.count(AccessionSeries.objects.count()))
