"""What pages of the administration have in common."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponseRedirect
from django.utils.text import capfirst

from common.admin_lists import BoundedPaginator
from common.errors import Problem


class ListedAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Lists that stay quick however many rows there are."""

    show_full_result_count = False
    paginator = BoundedPaginator
    list_per_page = 50

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest) -> bool:
        """What the list's filters ask, and nothing else: Django would let the address ask whether somebody's password
        hash or an order's notes begin with an A.
        """
        return lookup in _lookups_of(self.get_list_filter(request))

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


# What Django's filters by field add to its name.
_ENDINGS = ("", "__exact", "__isnull", "__gte", "__lt", "__isempty", "__id__exact")


def _lookups_of(filters: Any) -> set[str]:
    """The parameters that these filters read: names of fields, pairs that begin with one, or classes."""
    allowed = set()
    for each in filters:
        if isinstance(each, type):
            allowed.add(str(getattr(each, "parameter_name", "")))
        else:
            name = each if isinstance(each, str) else each[0]
            allowed |= {f"{name}{ending}" for ending in _ENDINGS}
    return allowed


def show_problem(form: forms.Form, problem: Problem) -> None:
    """Put a refusal under its fields, or on top."""
    for error in problem.errors:
        form.add_error(error["field"] if error["field"] in form.fields else None, error["detail"])
    if not problem.errors:
        form.add_error(None, problem.detail)
