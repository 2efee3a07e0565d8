"""What lists of catalogues can be narrowed by."""

import django_filters as filters
from django_filters.rest_framework import FilterSet

from catalog.models import STATUSES
from catalog.querysets import ItemQuerySet


class CatalogFilter(FilterSet):
    """Of tests and of panels."""

    lab = filters.UUIDFilter(field_name="lab_id")
    category = filters.CharFilter(max_length=80)
    status = filters.ChoiceFilter(choices=STATUSES)
    search = filters.CharFilter(
        method="narrow_to_words",
        max_length=200,
        help_text="Name, synonyms, code, LOINC; accents and typing errors are forgiven, the best comes first.",
    )

    def narrow_to_words(self, rows: ItemQuerySet, name: str, words: str) -> ItemQuerySet:
        return rows.matching(words)
