"""Administrators run the installation; what organizations write in it is none of their business, except for a reason.
What giving one opens, who hears of it and what stands in the record is each app's own.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from common import clock

# How long something stays open for the administrator who gave a reason.
OPEN_FOR = timedelta(minutes=30)
# What a ticket is called; too narrow for a name or a date of birth.
TICKET = r"^[A-Za-z]{0,10}[-#]?[0-9]{1,8}$"
# In the browser's session: id of a row → until when it is open, in seconds since 1970.
_OPENED = "opened"


class Reason(models.TextChoices):
    """Chosen, not written: a reason in people's own words would soon name a patient."""

    SUPPORT = "support", "the clinic or the lab asked for help"
    COMPLAINT = "complaint", "a complaint is looked into"
    INCIDENT = "incident", "a security incident is looked into"
    AUTHORITY = "authority", "an authority demands it"


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


def open_until(request: HttpRequest, row_id: UUID) -> datetime | None:
    """Until when the row's content is shown in this session; ``None``: it is not."""
    until = request.session.get(_OPENED, {}).get(str(row_id), 0)
    return datetime.fromtimestamp(until, tz=UTC) if until > clock.now().timestamp() else None


def keep_open(request: HttpRequest, row_id: UUID) -> None:
    now = clock.now()
    still = {key: until for key, until in request.session.get(_OPENED, {}).items() if until > now.timestamp()}
    request.session[_OPENED] = {**still, str(row_id): (now + OPEN_FOR).timestamp()}


def ask_reason(
    admin: ModelAdmin, request: HttpRequest, row: Any, *, title: str, open_row: Callable[..., None]
) -> HttpResponse:
    """Show the form; on POST call ``open_row(row, by, reason, ticket)``, which records and tells, then show the row.

    Args:
        row: what is to be opened; ``None`` if there is no such row.
    """
    page = f"admin:{admin.opts.app_label}_{admin.opts.model_name}"
    if row is None or not admin.has_view_permission(request, row):
        messages.error(request, "There is nothing here, or you may not look at it.")
        return HttpResponseRedirect(reverse(f"{page}_changelist"))
    form = ReasonForm(request.POST or None)
    minutes = OPEN_FOR.seconds // 60
    if request.method == "POST" and form.is_valid():
        open_row(row, by=request.user, **form.cleaned_data)
        keep_open(request, row.pk)
        messages.warning(request, f"Shown for {minutes} minutes. It is recorded, and was told.")
        return HttpResponseRedirect(reverse(f"{page}_change", args=[row.pk]))
    context = {
        **admin.admin_site.each_context(request),
        "opts": admin.opts,
        "row": row,
        "form": form,
        "title": title,
        "minutes": minutes,
    }
    app, model = admin.opts.app_label, admin.opts.model_name
    return TemplateResponse(request, f"admin/{app}/{model}/open.html", context)
