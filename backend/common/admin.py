"""What pages of the administration have in common."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import FieldDoesNotExist
from django.http import HttpRequest, HttpResponseRedirect
from django.utils.text import capfirst

from common.admin_lists import BoundedPaginator
from common.errors import Problem


class ListedAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Lists that stay quick however many rows there are."""

    show_full_result_count = False
    paginator = BoundedPaginator
    list_per_page = 50

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """What the list's filters offer, and no other column: Django takes any, and ``?notes__startswith=`` would
        tell letter by letter what the pages do not show.
        """
        try:
            column = self.opts.get_field(lookup.split("__")[0])
        except FieldDoesNotExist:  # a filter of our own; Django ignores the rest
            return super().lookup_allowed(lookup, value, request)
        named = (each[0] if isinstance(each, tuple) else each for each in self.get_list_filter(request))
        offered = {name.split("__")[0] for name in named if isinstance(name, str)}
        return column.name in offered and super().lookup_allowed(lookup, value, request)

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        title = capfirst(str(self.opts.verbose_name_plural))
        return super().changelist_view(request, {"title": title, **(extra_context or {})})


class ShowsRefusals(admin.ModelAdmin):  # type: ignore[type-arg]
    """What a service refuses while a form is saved is said on top of the page, and nothing is changed."""

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        try:
            return super().changeform_view(request, *args, **kwargs)
        except Problem as problem:
            return self._refuse(request, problem)

    def delete_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        try:
            return super().delete_view(request, *args, **kwargs)
        except Problem as problem:
            return self._refuse(request, problem)

    def _refuse(self, request: HttpRequest, problem: Problem) -> HttpResponseRedirect:
        messages.error(request, problem.detail)
        return HttpResponseRedirect(request.get_full_path())


class ReadOnlyAdmin(ListedAdmin):
    """Looks, and touches nothing."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class ReadOnlyInline(admin.TabularInline):  # type: ignore[type-arg]
    """The same, inside another page."""

    extra = 0
    can_delete = False
    show_change_link = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


def show_problem(form: forms.Form, problem: Problem) -> None:
    """Put a refusal under its fields, or on top."""
    for error in problem.errors:
        form.add_error(error["field"] if error["field"] in form.fields else None, error["detail"])
    if not problem.errors:
        form.add_error(None, problem.detail)
