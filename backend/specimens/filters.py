"""What lists of specimens and manifests can be narrowed by."""

from uuid import UUID

import django_filters as filters
from django_filters.rest_framework import FilterSet

from common.filtersets import RepeatableOrCommaWidget
from specimens.models import Manifest, Specimen
from specimens.querysets import SpecimenQuerySet
from specimens.states import ManifestStatus, Status


class SpecimenFilter(FilterSet):
    order = filters.UUIDFilter(field_name="order_id")
    status = filters.MultipleChoiceFilter(
        choices=[(status.value, status.label) for status in Status],
        distinct=False,  # no join, so nothing comes twice; DISTINCT would sort every row found
        widget=RepeatableOrCommaWidget,
        help_text="Repeatable, or a comma list.",
    )
    lab = filters.UUIDFilter(field_name="lab_id")
    clinic = filters.UUIDFilter(field_name="clinic_id")
    manifest = filters.UUIDFilter(method="narrow_to_manifest", help_text="All that were put on it.")
    ready_to_send = filters.ChoiceFilter(
        choices=[("true", "yes")],
        method="narrow_to_ready",
        help_text="Collected, on no manifest, and the order is not closed.",
    )
    search = filters.CharFilter(
        method="narrow_to_words",
        max_length=200,
        help_text="The accession number or its beginning, the order's number, the patient.",
    )

    class Meta:
        model = Specimen
        fields: tuple[str, ...] = ()

    def narrow_to_manifest(self, rows: SpecimenQuerySet, name: str, manifest_id: UUID) -> SpecimenQuerySet:
        return rows.on_manifest(manifest_id)

    def narrow_to_ready(self, rows: SpecimenQuerySet, name: str, value: str) -> SpecimenQuerySet:
        return rows.ready_to_send()

    def narrow_to_words(self, rows: SpecimenQuerySet, name: str, words: str) -> SpecimenQuerySet:
        return rows.matching(words)


class ManifestFilter(FilterSet):
    status = filters.MultipleChoiceFilter(
        choices=[(status.value, status.value) for status in ManifestStatus],
        distinct=False,
        widget=RepeatableOrCommaWidget,
        help_text="Repeatable, or a comma list.",
    )
    lab = filters.UUIDFilter(field_name="lab_id")
    clinic = filters.UUIDFilter(field_name="clinic_id")

    class Meta:
        model = Manifest
        fields: tuple[str, ...] = ()
