"""An administrator's own password."""

from typing import Any

from django import forms
from django.contrib.admin import AdminSite
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from accounts.cookies import remember_device
from accounts.services.passwords import change_password
from common.admin import show_problem
from common.errors import Problem


def _password(label: str, autocomplete: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=1000,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": autocomplete}),
    )


class OwnPasswordForm(forms.Form):
    current_password = _password("Your present password", "current-password")
    new_password = _password("The new one", "new-password")
    again = _password("The new one again", "new-password")

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if given.get("new_password") != given.get("again"):
            self.add_error("again", "These two differ.")
        return given


def change(site: AdminSite, request: HttpRequest) -> HttpResponse:
    """Change it; every other session of the person ends, here and in the product."""
    user: Any = request.user
    form = OwnPasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            change_password(
                user, current=form.cleaned_data["current_password"], new=form.cleaned_data["new_password"]
            )
        except Problem as problem:
            show_problem(form, problem)
        else:
            update_session_auth_hash(request, user)
            response = HttpResponseRedirect(reverse("admin:password_change_done"))
            remember_device(response, request, user, path=reverse("admin:index"))
            return response
    context = {**site.each_context(request), "title": "Change your password", "form": form}
    return TemplateResponse(request, "administration/own_password.html", context)
