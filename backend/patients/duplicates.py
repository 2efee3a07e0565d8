"""Who of a clinic's patients may be the person that is being written down."""

from functools import partial

from django.db.models import Q

from patients.births import Precision, last_day
from patients.models import Patient
from patients.names import Name, are_near, folded_name, slips_apart

SHOWN = 5


def likely_duplicates(patient: Patient) -> list[Patient]:
    """Patients with a date of birth that may be the same and a near name; or with the same name, where one date is
    unknown. The nearest ``SHOWN``: first those of the same name, of these first those of the same date.
    """
    others = (
        Patient.objects.filter(clinic=patient.clinic_id)
        .not_merged()
        .exclude(pk=patient.pk)
        .filter(_perhaps_born_with(patient) | _same_name_without_date(patient))
        .order_by("sort_name", "id")
    )
    name = _name_of(patient)
    compared = others.only("id", "family_name", "given_names", "born_from", "born_precision")
    near = [each for each in compared if are_near(name, _name_of(each))]
    nearest = [each.pk for each in sorted(near, key=partial(_distance, patient))[:SHOWN]]
    return sorted(others.filter(pk__in=nearest).with_identifiers(), key=lambda each: nearest.index(each.pk))


def _name_of(patient: Patient) -> Name:
    return folded_name(patient.family_name, patient.given_names)


def _distance(one: Patient, other: Patient) -> tuple[bool, bool, int]:
    """Less for who is more likely the same."""
    name, other_name = _name_of(one), _name_of(other)
    return name != other_name, one.born != other.born, slips_apart(name, other_name)


def _perhaps_born_with(patient: Patient) -> Q:
    """The same date; or one that contains the other, as 1984 contains March 1984."""
    if patient.born_from is None:
        return Q(pk=None)
    first, precision = patient.born_from, patient.born_precision
    within = Q(
        born_from__gte=first,
        born_from__lte=last_day(first, precision),
        born_precision__in=_FINER[Precision(precision)],
    )
    this_month = Q(born_from=first.replace(day=1), born_precision=Precision.MONTH)
    this_year = Q(born_from=first.replace(month=1, day=1), born_precision=Precision.YEAR)
    if precision == Precision.YEAR:
        return within
    return within | this_year if precision == Precision.MONTH else within | this_month | this_year


# What may lie within a date of a precision.
_FINER = {
    Precision.DAY: [Precision.DAY],
    Precision.MONTH: [Precision.MONTH, Precision.DAY],
    Precision.YEAR: [Precision.YEAR, Precision.MONTH, Precision.DAY],
}


def _same_name_without_date(patient: Patient) -> Q:
    same = Q(sort_name=patient.name_to_sort_by)
    return same & Q(born_from=None) if patient.born_from else same
