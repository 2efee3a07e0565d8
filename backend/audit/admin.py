"""The record in the Django admin: everything to read, nothing to touch."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from audit.actions import ACTIONS, CATEGORIES, actions_in
from audit.models import AuditEvent
from common.admin import ReadOnlyAdmin


class CategoryFilter(admin.SimpleListFilter):
    """A dozen categories are easier to choose from than every action."""

    title = "what"
    parameter_name = "category"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(category, category.capitalize()) for category in CATEGORIES]

    def queryset(self, request: HttpRequest, queryset: QuerySet[AuditEvent]) -> QuerySet[AuditEvent]:
        if self.value() not in CATEGORIES:
            return queryset
        return queryset.filter(action__in=actions_in(str(self.value())))


@admin.register(AuditEvent)
class AuditEventAdmin(ReadOnlyAdmin):
    list_display = ("created_at", "who", "did", "subject", "outcome", "address")
    list_filter = (CategoryFilter, "outcome", "actor_kind", "created_at")
    search_fields = ("=subject_id", "=subject_label", "=actor_name", "=request_id", "=address")
    search_help_text = "Exactly: a name, an order's number, an id, an address or a request id."
    ordering = ("-created_at", "-id")

    @admin.display(description="who", ordering="actor_name")
    def who(self, event: AuditEvent) -> str:
        return event.actor_name or event.actor_kind

    @admin.display(description="did")
    def did(self, event: AuditEvent) -> str:
        return ACTIONS[event.action].sentence

    @admin.display(description="to")
    def subject(self, event: AuditEvent) -> str:
        return f"{event.subject_type} {event.subject_label or event.subject_id}".strip()
