"""Orders for administrators: how they stand and who moved them. What is written in them is shown for a reason only
(see ``break_glass``), and steps go through the same table as everybody's.
"""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path

from accounts.models import Organization
from audit.admin_acts import AuditedAdmin
from audit.opening import ask_reason, open_until
from common.admin import ReadOnlyAdmin, ReadOnlyInline
from common.admin_lists import AutocompleteFilter, AutocompleteFilters
from orders.admin_steps import take_step
from orders.break_glass import CONTENT_OF_EVENT, CONTENT_OF_ORDER, open_order
from orders.models import Order, OrderEvent


class LateFilter(admin.SimpleListFilter):
    title = "lateness"
    parameter_name = "late"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("overdue", "Overdue"), ("stuck", "Stuck: overdue and unchanged for as long as was promised")]

    def queryset(self, request: HttpRequest, queryset: Any) -> QuerySet[Order]:
        narrowed = {"overdue": queryset.overdue, "stuck": queryset.stuck}.get(self.value() or "")
        return narrowed() if narrowed else queryset


class TimelineInline(ReadOnlyInline):
    model = OrderEvent
    verbose_name_plural = "timeline"
    readonly_fields = ("who",)
    ordering = ("version",)

    def get_fields(self, request: HttpRequest, obj: Order | None = None) -> tuple[str, ...]:
        shown = ("created_at", "action", "from_status", "to_status", "who", "organization", "reason_code")
        is_open = obj is not None and open_until(request, obj.pk)
        return (*shown, *CONTENT_OF_EVENT) if is_open else shown

    @admin.display(description="who")
    def who(self, event: OrderEvent) -> str:
        return event.actor.display_name if event.actor else "–"

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("actor", "organization")


@admin.register(Order)
class OrderAdmin(AutocompleteFilters, AuditedAdmin, ReadOnlyAdmin):
    recorded_view = "order.read"
    recorded_list = "order.listed"
    list_display = ("number", "status", "priority", "clinic", "lab", "due", "changed")
    list_filter = (
        LateFilter,
        "status",
        "priority",
        ("clinic", AutocompleteFilter),
        ("lab", AutocompleteFilter),
        "created_at",
    )
    list_select_related = ("clinic", "lab")
    search_fields = ("number", "client_reference", "clinic__name", "lab__name")
    search_help_text = "Number, clinic, lab, or exactly the client's reference."
    ordering = ("-id",)
    inlines = (TimelineInline,)
    change_form_template = "admin/orders/order/change_form.html"

    def recorded_organization(self, obj: Order) -> UUID:
        return obj.clinic_id  # whose patient it is

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Order], search_term: str
    ) -> tuple[QuerySet[Order], bool]:
        """The reference is content: found by who knows it, not letter by letter. Names are looked up among the few
        organizations instead of in every order's.
        """
        words = search_term.strip()
        if not words:
            return queryset, False
        named = Organization.objects.filter(name__icontains=words).values("pk")
        fits = Q(number__icontains=words) | Q(client_reference__iexact=words)
        return queryset.filter(fits | Q(clinic__in=named) | Q(lab__in=named)), False

    @admin.display(ordering="due_at")
    def due(self, order: Order) -> str:
        return f"{order.promised_at:%d %b %Y %H:%M}" if order.promised_at else "–"

    @admin.display(ordering="updated_at")
    def changed(self, order: Order) -> str:
        return f"{order.updated_at:%d %b %Y %H:%M}"

    def get_fields(self, request: HttpRequest, obj: Order | None = None) -> tuple[Any, ...]:
        shown = (
            ("number", "version"),
            ("status", "status_reason_code"),
            ("clinic", "lab"),
            ("priority", "delivery_method"),
            ("collection", "collect_at"),
            ("due_at", "submitted_at"),
            ("created_at", "updated_at"),
            "requested_by",
        )
        is_open = obj is not None and open_until(request, obj.pk)
        return (*shown, *CONTENT_OF_ORDER) if is_open else shown

    def get_urls(self) -> list[URLPattern]:
        pages = {"step": take_step, "open": open_page}
        own = [
            path(
                f"<uuid:order_id>/{name}/",
                self.admin_site.admin_view(partial(page, self)),
                name=f"orders_order_{name}",
            )
            for name, page in pages.items()
        ]
        return [*own, *super().get_urls()]

    def change_view(self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().change_view(request, object_id, *args, **kwargs)
        order = getattr(response, "context_data", {}).get("original")
        if order is not None:
            response.context_data["open_until"] = open_until(request, order.pk)  # type: ignore[attr-defined]
        return response


def open_page(admin: OrderAdmin, request: HttpRequest, order_id: UUID) -> HttpResponse:
    """Ask why, then show."""
    order = Order.objects.with_names().filter(pk=order_id).first()
    return ask_reason(
        admin,
        request,
        order,
        title=f"Show what was written in {order}",
        open_row=open_order,
    )


@admin.register(OrderEvent)
class OrderEventAdmin(AuditedAdmin, ReadOnlyAdmin):
    recorded_view = "order.timeline_read"
    recorded_list = "order.timeline_read"
    list_display = ("created_at", "order", "action", "from_status", "to_status", "actor", "organization")
    list_filter = ("action", "created_at")
    list_select_related = ("order", "actor", "organization")
    # What was written is shown with the order alone, for a reason.
    fields = (
        "order",
        "version",
        "created_at",
        "action",
        "from_status",
        "to_status",
        "actor",
        "organization",
        "reason_code",
    )
    search_fields = ("=order__number", "=actor__username")
    search_help_text = "Order number or user name."
    ordering = ("-id",)

    def recorded_organization(self, obj: OrderEvent) -> UUID:
        return obj.order.clinic_id
