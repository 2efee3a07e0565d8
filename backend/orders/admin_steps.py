"""The page on which an administrator takes a step with an order, on behalf of whoever should take it."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from accounts.actor import Administrator
from common.admin import show_problem
from common.errors import Problem
from orders.models import Order
from orders.services import transition_order
from orders.states import ReasonCode, Side, allowed_actions


class StepForm(forms.Form):
    """One step of the status table."""

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


def take_step(admin: ModelAdmin, request: HttpRequest, order_id: UUID) -> HttpResponse:
    """Show the form; on POST take the step and say what became of it."""
    user: Any = request.user
    order = Order.objects.with_names().filter(pk=order_id).first()
    if order is None or not user.has_perm("orders.change_order"):
        messages.error(request, "There is no such order, or you may not move it.")
        return HttpResponseRedirect(reverse("admin:orders_order_changelist"))
    form = StepForm(order, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            moved = transition_order(order_id=order.pk, actor=Administrator(user), **form.cleaned_data)
        except Problem as problem:
            show_problem(form, problem)
        else:
            messages.success(request, f"{moved.number} is now {moved.get_status_display().lower()}.")
            return HttpResponseRedirect(reverse("admin:orders_order_change", args=[order.pk]))
    context = {
        **admin.admin_site.each_context(request),
        "opts": admin.opts,
        "order": order,
        "form": form,
        "title": f"Take a step with {order.number}",
    }
    return TemplateResponse(request, "admin/orders/order/step.html", context)
