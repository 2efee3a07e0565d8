"""Lists of the administration: their pages, and a filter by one of many organizations or people."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils.functional import cached_property


class BoundedPaginator(Paginator):  # type: ignore[type-arg]
    """Counts and pages the first thousand rows. What lies deeper is found by a filter or a search, not by leafing;
    so no page makes the database count or skip a whole table.
    """

    limit = 1000

    @cached_property
    def count(self) -> int:
        rows: Any = self.object_list
        return int(rows.order_by()[: self.limit].count())


class AutocompleteFilter(admin.RelatedFieldListFilter):
    """One of very many: type a few letters and choose, instead of a list of all."""

    template = "admin/autocomplete_filter.html"

    def __init__(
        self,
        field: Any,
        request: HttpRequest,
        params: Any,
        model: Any,
        model_admin: Any,
        field_path: str,
    ) -> None:
        super().__init__(field, request, params, model, model_admin, field_path)
        self.site = model_admin.admin_site
        self.related_model: Any = field.related_model

    def field_choices(self, field: Any, request: HttpRequest, model_admin: Any) -> list[Any]:
        return []

    def has_output(self) -> bool:
        return True

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        """Nothing chosen narrows nothing."""
        return super().queryset(request, queryset) if self._chosen() else queryset

    def _chosen(self) -> str:
        return (self.lookup_val or [""])[0]

    def choices(self, changelist: Any) -> Iterator[Any]:
        """The form that chooses; it keeps the list's other parameters."""
        others = {
            name: value
            for name, values in changelist.filter_params.items()
            for value in values
            if name != self.lookup_kwarg
        }
        if changelist.query:
            others["q"] = changelist.query
        field = forms.ModelChoiceField(
            self.related_model._default_manager.all(),
            required=False,
            widget=AutocompleteSelect(self.field, self.site, attrs={"aria-label": self.title}),
        )
        form = type("ChoiceForm", (forms.Form,), {self.lookup_kwarg: field})(
            initial={self.lookup_kwarg: self._chosen()}
        )
        yield {
            "widget": form[self.lookup_kwarg],
            "others": others,
            "is_set": bool(self._chosen()),
            "clear": changelist.get_query_string(remove=[self.lookup_kwarg]),
        }


class AutocompleteFilters(admin.ModelAdmin):  # type: ignore[type-arg]
    """Brings what ``AutocompleteFilter`` needs in the browser."""

    @property
    def media(self) -> forms.Media:
        return super().media + forms.Media(
            css={"screen": ["admin/css/vendor/select2/select2.min.css", "admin/css/autocomplete.css"]},
            js=[
                "admin/js/vendor/jquery/jquery.min.js",
                "admin/js/vendor/select2/select2.full.min.js",
                "admin/js/jquery.init.js",
                "admin/js/autocomplete.js",
            ],
        )
