"""Orders for administrators: everything to read, and steps through the same table as everybody's."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from accounts.actor import Administrator
from audit.admin_acts import AuditedAdmin
from common.admin import ReadOnlyAdmin, ReadOnlyInline
from common.errors import Problem
from orders.models import Order, OrderEvent
from orders.services import transition_order
from orders.states import ReasonCode, Side, allowed_actions


class TimelineInline(ReadOnlyInline):
    model = OrderEvent
    verbose_name_plural = "timeline"
    fields = (
        "created_at",
        "action",
        "from_status",
        "to_status",
        "who",
        "organization",
        "reason_code",
        "note",
        "data",
    )
    readonly_fields = fields
    ordering = ("version",)

    @admin.display(description="who")
    def who(self, event: OrderEvent) -> str:
        return event.actor.display_name if event.actor else "–"

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("actor", "organization")


class StepForm(forms.Form):
    """One step of the status table, on behalf of whoever should take it."""

    action = forms.ChoiceField(label="Step")
    note = forms.CharField(
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "cols": 60}),
        help_text="Both sides read it.",
    )
    reason_code = forms.ChoiceField(
        required=False,
        label="Reason",
        choices=[("", "–"), *((code.value, code.value.replace("_", " ")) for code in ReasonCode)],
        help_text="For a rejection.",
    )
    carrier = forms.CharField(required=False, max_length=100)
    tracking_number = forms.CharField(required=False, max_length=100, help_text="For a delivery by post.")
    collected_by = forms.CharField(required=False, max_length=200, help_text="For a delivery by pickup.")

    def __init__(self, order: Order, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        steps = allowed_actions(order.status, Side.ADMINISTRATOR)
        self.fields["action"].choices = [(step, step) for step in steps]  # type: ignore[attr-defined]


@admin.register(Order)
class OrderAdmin(AuditedAdmin, ReadOnlyAdmin):
    recorded_view = "order.read"
    recorded_list = "order.listed"
    list_display = ("number", "status", "priority", "clinic", "lab", "due_at", "created_at", "updated_at")
    list_filter = ("status", "priority", "delivery_method", "created_at")
    list_select_related = ("clinic", "lab")
    search_fields = ("number", "client_reference", "clinic__name", "lab__name")
    search_help_text = "Number, client reference, clinic or lab."
    date_hierarchy = "created_at"
    ordering = ("-id",)
    inlines = (TimelineInline,)
    change_form_template = "admin/orders/order/change_form.html"

    def recorded_organization(self, obj: Order) -> UUID:
        return obj.clinic_id  # whose patient it is

    def get_urls(self) -> list[URLPattern]:
        step = path(
            "<uuid:order_id>/step/", self.admin_site.admin_view(self.take_step), name="orders_order_step"
        )
        return [step, *super().get_urls()]

    def take_step(self, request: HttpRequest, order_id: Any) -> HttpResponse:
        """Show the form; on POST take the step and say what became of it."""
        order = Order.objects.with_names().filter(pk=order_id).first()
        if order is None or not request.user.is_superuser:
            self.message_user(request, "There is no such order, or you may not move it.", messages.ERROR)
            return HttpResponseRedirect(reverse("admin:orders_order_changelist"))
        form = StepForm(order, request.POST or None)
        if request.method == "POST" and form.is_valid():
            try:
                moved = transition_order(
                    order_id=order.pk, actor=Administrator(request.user), **form.cleaned_data
                )
            except Problem as problem:
                show_problem(form, problem)
            else:
                self.message_user(request, f"{moved.number} is now {moved.get_status_display().lower()}.")
                return HttpResponseRedirect(reverse("admin:orders_order_change", args=[order.pk]))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "order": order,
            "form": form,
            "title": f"Take a step with {order.number}",
        }
        return TemplateResponse(request, "admin/orders/order/step.html", context)


def show_problem(form: StepForm, problem: Problem) -> None:
    """Put a refusal under its fields, or on top."""
    for error in problem.errors:
        form.add_error(error["field"] if error["field"] in form.fields else None, error["detail"])
    if not problem.errors:
        form.add_error(None, problem.detail)


@admin.register(OrderEvent)
class OrderEventAdmin(AuditedAdmin, ReadOnlyAdmin):
    recorded_view = "order.timeline_read"
    recorded_list = "order.timeline_read"

    def recorded_organization(self, obj: OrderEvent) -> UUID:
        return obj.order.clinic_id

    list_display = ("created_at", "order", "action", "from_status", "to_status", "actor", "organization")
    list_filter = ("action", "created_at")
    list_select_related = ("order", "actor", "organization")
    search_fields = ("order__number", "actor__username")
    ordering = ("-id",)
