"""Finding patients among a hundred thousand: each typed word is a range of an index."""

from typing import Any
from uuid import UUID

from django.db.models import BooleanField, F, Func, Q, Subquery

from patients.models import PatientWord
from patients.querysets import PatientQuerySet
from patients.words import Beginnings, after, asked_in


class FoundFirst(Func):
    """Whether a column is among what a subquery finds, which is read once and before anything else.

    With IN, PostgreSQL would sooner walk a list sorted by name and look at each patient's words, in the hope to find a
    page of them soon; those of one name stand together, and often far down.
    """

    output_field = BooleanField()
    arg_joiner = " IN "
    template = "%(expressions)s"

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(
            compiler, connection, arg_joiner=" = ANY(ARRAY", template="%(expressions)s)", **context
        )


def search(patients: PatientQuerySet, clinic_id: UUID, text: str) -> PatientQuerySet:
    """Those of a clinic's patients that have all the words people typed, each from its beginning.

    Of many words the longest few are looked for (see ``asked_in``). Text without a letter or a digit asks for nothing
    and finds all.
    """
    found = None
    for ways in asked_in(text):
        found = _having(clinic_id, ways, among=found)
    return patients if found is None else patients.filter(FoundFirst(F("pk"), Subquery(found)))


def _having(clinic_id: UUID, ways: list[Beginnings], among: Any = None) -> Any:
    """The ids of the patients, perhaps only of some, with words that begin in one of these ways."""
    meant = Q()
    for beginnings in ways:
        # the longest, of which there are fewest, is looked for; the others among what it finds
        first, *others = beginnings
        meant |= Q(_begins(first), *(Q(patient__in=_having(clinic_id, [(each,)])) for each in others))
    words = PatientWord.objects.filter(meant, clinic=clinic_id)
    return (words if among is None else words.filter(patient__in=among)).values("patient")


def _begins(beginning: str) -> Q:
    """A comparison that row-level security lets through to the index, as it would not let LIKE."""
    return Q(word__gte=beginning, word__lt=after(beginning))
