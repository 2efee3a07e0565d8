"""The page on which an administrator says why an order's content is to be shown, and how long it stays shown."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from common import clock
from orders.break_glass import OPEN_FOR, TICKET, Reason, open_order
from orders.models import Order

# In the browser's session: order id → until when, in seconds since 1970.
OPENED = "orders.opened"


class ReasonForm(forms.Form):
    reason = forms.TypedChoiceField(
        coerce=Reason,
        choices=[("", "Choose one"), *((reason.value, reason.label.capitalize()) for reason in Reason)],
    )
    ticket = forms.RegexField(
        TICKET,
        max_length=20,
        help_text="Where the request is filed, such as HELP-1234. No names, nothing of patients.",
        error_messages={"invalid": "Give the number of a ticket, such as HELP-1234."},
    )


def open_until(request: HttpRequest, order_id: UUID) -> datetime | None:
    """Until when the order's content is shown in this session; ``None``: it is not."""
    until = request.session.get(OPENED, {}).get(str(order_id), 0)
    return datetime.fromtimestamp(until, tz=UTC) if until > clock.now().timestamp() else None


def keep_open(request: HttpRequest, order_id: UUID) -> None:
    now = clock.now()
    still = {key: until for key, until in request.session.get(OPENED, {}).items() if until > now.timestamp()}
    request.session[OPENED] = {**still, str(order_id): (now + OPEN_FOR).timestamp()}


def ask_reason(admin: ModelAdmin, request: HttpRequest, order_id: UUID) -> HttpResponse:
    """Show the form; on POST record and tell, then show the order with its content."""
    user: Any = request.user
    order = Order.objects.with_names().filter(pk=order_id).first()
    if order is None or not admin.has_view_permission(request, order):
        messages.error(request, "There is no such order, or you may not look at it.")
        return HttpResponseRedirect(reverse("admin:orders_order_changelist"))
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        open_order(order=order, by=user, **form.cleaned_data)
        keep_open(request, order.pk)
        messages.warning(
            request, f"Shown for {OPEN_FOR.seconds // 60} minutes. It is recorded, and was told."
        )
        return HttpResponseRedirect(reverse("admin:orders_order_change", args=[order.pk]))
    context = {
        **admin.admin_site.each_context(request),
        "opts": admin.opts,
        "order": order,
        "form": form,
        "title": f"Show what was written in {order.number}",
        "minutes": OPEN_FOR.seconds // 60,
    }
    return TemplateResponse(request, "admin/orders/order/open.html", context)
