"""Specimens and manifests, for administrators to look up. What people wrote of them stays with the order."""

from typing import Any, ClassVar

from django.contrib import admin

from common.admin import ReadOnlyAdmin
from common.admin_lists import AutocompleteFilter, AutocompleteFilters
from specimens.models import Manifest, Specimen


@admin.register(Specimen)
class SpecimenAdmin(AutocompleteFilters, ReadOnlyAdmin):
    list_display = ("accession_number", "order", "type", "status", "clinic", "lab", "updated_at")
    list_filter = ("status", ("clinic", AutocompleteFilter), ("lab", AutocompleteFilter))
    list_select_related = ("order", "clinic", "lab")
    search_fields: ClassVar[tuple[str, ...]] = ("=accession_number", "=order__number")
    search_help_text = "The whole accession number or the order's."
    ordering = ("-id",)
    fields: ClassVar[Any] = (
        ("accession_number", "version"),
        ("status", "reason_code"),
        ("order", "manifest"),
        ("clinic", "lab"),
        ("type", "container", "cap_colour"),
        "is_planned",
        "replaces",
        ("collected_at", "received_at"),
        ("created_at", "updated_at"),
    )


@admin.register(Manifest)
class ManifestAdmin(AutocompleteFilters, ReadOnlyAdmin):
    list_display = ("number", "clinic", "lab", "status", "sent_at", "received_at")
    list_filter = ("status", ("clinic", AutocompleteFilter), ("lab", AutocompleteFilter))
    list_select_related = ("clinic", "lab")
    search_fields: ClassVar[tuple[str, ...]] = ("=number",)
    search_help_text = "The whole number."
    ordering = ("-id",)
    fields: ClassVar[Any] = (
        ("number", "version"),
        "status",
        ("clinic", "lab"),
        ("sent_at", "sent_by"),
        ("received_at", "received_by"),
    )
