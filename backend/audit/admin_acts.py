"""What is done and looked at in the Django admin stands in the record: a mixin for every ``ModelAdmin``."""

from typing import Any
from uuid import UUID

from django.contrib.admin.options import ModelAdmin
from django.http import HttpRequest, HttpResponse

from audit.record import record, record_read


class AuditedAdmin(ModelAdmin):
    """Records additions, changes, deletions and actions; and looking, where the class names an action for it.

    Attributes:
        recorded_view: the action for looking at one row, such as ``order.read``; blank: not recorded.
        recorded_list: the action for looking at a list, such as ``order.listed``; blank: not recorded.
    """

    recorded_view = ""
    recorded_list = ""

    def recorded_organization(self, obj: Any) -> UUID | None:
        """Whose record the act stands in, besides the administrators' own."""
        return getattr(obj, "organization_id", None)

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        self._record("admin.added", obj)
        return super().log_addition(request, obj, message)

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        self._record("admin.changed", obj, data=_changes_in(message))
        return super().log_change(request, obj, message)

    def log_deletions(self, request: HttpRequest, queryset: Any) -> Any:
        for obj in queryset:
            self._record("admin.deleted", obj)
        return super().log_deletions(request, queryset)

    def response_action(self, request: HttpRequest, queryset: Any, *more: Any) -> Any:
        """Record an action that was confirmed, with the rows it was chosen for, also if it then refuses some."""
        chosen = request.POST.getlist("_selected_action")
        if request.POST.get("action") and chosen and "confirmed" in request.POST:
            name = request.POST["action"][:64]
            data = {"action": name, "ids": [each[:64] for each in chosen]}
            record("admin.acted", subject=(str(self.opts.model_name), "", ""), data=data)
        return super().response_action(request, queryset, *more)

    def change_view(self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.recorded_view and request.method == "GET":
            obj = self.get_object(request, object_id)
            if obj is not None and self.has_view_or_change_permission(request, obj):
                record_read(self.recorded_view, subject=obj, organization_id=self.recorded_organization(obj))
        return super().change_view(request, object_id, *args, **kwargs)

    def changelist_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().changelist_view(request, *args, **kwargs)
        shown = getattr(response, "context_data", None) or {}
        if self.recorded_list and "cl" in shown:
            record_read(self.recorded_list, data={"ids": [row.pk for row in shown["cl"].result_list]})
        return response

    def _record(self, action: str, obj: Any, **more: Any) -> None:
        record(action, subject=obj, organization_id=self.recorded_organization(obj), **more)


def _changes_in(message: Any) -> dict[str, Any]:
    """The names of fields and of rows beside them in Django's change message; a sentence of an action has none."""
    parts = [part for part in message if isinstance(part, dict)] if isinstance(message, list) else []
    fields = {field[:64] for part in parts for what in part.values() for field in what.get("fields", ())}
    beside = {
        f"{verb} {what['name']}"[:64] for part in parts for verb, what in part.items() if "name" in what
    }
    return {"fields": sorted(fields), **({"beside": sorted(beside)} if beside else {})}
