"""What labs offer, for administrators: to look up, to retire, to offer again. What is said of it is the lab's."""

import json
from typing import Any, ClassVar

from django.contrib import admin
from django.utils.html import format_html
from django.utils.safestring import SafeString

from catalog import admin_actions
from catalog.models import CatalogPanel, CatalogPanelVersion, CatalogTest, CatalogTestVersion
from common.admin import ReadOnlyAdmin, ReadOnlyInline
from common.admin_lists import AutocompleteFilter, AutocompleteFilters
from common.row_actions import ActsOnRows


class VersionInline(ReadOnlyInline):
    """Every version, the latest first."""

    fields = ("version", "status", "created_at", "changed_by", "says")
    readonly_fields = fields
    ordering = ("-version",)
    verbose_name_plural = "versions"

    def get_queryset(self, request: Any) -> Any:
        return super().get_queryset(request).select_related("changed_by")

    @admin.display(description="What it says")
    def says(self, version: Any) -> SafeString:
        text = json.dumps(version.content, ensure_ascii=False, indent=2)
        return format_html("<details><summary>Show</summary><pre>{}</pre></details>", text)


class TestVersionInline(VersionInline):
    model = CatalogTestVersion


class PanelVersionInline(VersionInline):
    model = CatalogPanelVersion


class ItemAdmin(AutocompleteFilters, ActsOnRows, ReadOnlyAdmin):
    list_display = ("code", "name", "lab", "category", "status", "version", "updated_at")
    list_filter = ("status", ("lab", AutocompleteFilter))
    list_select_related = ("lab",)
    search_fields: ClassVar[tuple[str, ...]] = ("=code", "name", "lab__name")
    search_help_text = "Code, name or lab."
    ordering = ("lab__name", "code")


@admin.register(CatalogTest)
class CatalogTestAdmin(ItemAdmin):
    row_actions = admin_actions.OF_TESTS
    search_fields: ClassVar[tuple[str, ...]] = (*ItemAdmin.search_fields, "=loinc")
    search_help_text = "Code, name, LOINC code or lab."
    fields = (
        ("code", "name"),
        ("lab", "category"),
        ("status", "version"),
        ("loinc", "price"),
        "turnaround_hours",
        "synonyms",
        ("created_at", "updated_at"),
    )
    inlines = (TestVersionInline,)


@admin.register(CatalogPanel)
class CatalogPanelAdmin(ItemAdmin):
    row_actions = admin_actions.OF_PANELS
    fields = (
        ("code", "name"),
        ("lab", "category"),
        ("status", "version"),
        "holds",
        ("created_at", "updated_at"),
    )
    readonly_fields = ("holds",)
    inlines = (PanelVersionInline,)

    @admin.display(description="Tests")
    def holds(self, panel: CatalogPanel) -> str:
        codes = dict(CatalogTest.objects.filter(lab=panel.lab_id).values_list("pk", "code"))
        return ", ".join(codes[key] for key in codes if str(key) in panel.tests)
