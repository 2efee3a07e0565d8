"""What a list of patients can be narrowed by."""

import django_filters as filters
from django_filters.rest_framework import FilterSet

from patients.models import Patient
from patients.querysets import PatientQuerySet
from patients.search import search


class PatientFilter(FilterSet):
    search = filters.CharFilter(
        method="narrow_to_words",
        max_length=200,
        help_text="Names, identifiers and dates of birth, each from its beginning, in any order.",
    )

    class Meta:
        model = Patient
        fields: tuple[str, ...] = ()

    def narrow_to_words(self, patients: PatientQuerySet, name: str, text: str) -> PatientQuerySet:
        return search(patients, self.request.auth.actor.organization_id, text)
