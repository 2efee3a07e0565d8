"""Logging in to the administration: the password, then the code. Between the steps nobody is logged in: the
browser's session holds a challenge, good for the next step only and for five minutes.
"""

from dataclasses import asdict
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from accounts.cookies import read_known_devices, remember_device
from accounts.models import User
from accounts.services import second_factor
from accounts.services.credentials import check_credentials
from accounts.services.second_factor import Purpose
from accounts.sessions import needs_second_factor
from accounts.who import person
from audit.record import record
from common.admin import show_problem
from common.errors import NotAuthenticated, Problem
from common.requests import client_network

CHALLENGE = "administration.challenge"
SHOWN_SECOND_FACTOR = "administration.second_factor"


class PasswordForm(forms.Form):
    username = forms.CharField(
        label="User name or e-mail address",
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autofocus": True}),
    )
    password = forms.CharField(
        max_length=1000,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class CodeForm(forms.Form):
    code = forms.CharField(
        max_length=20, widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autofocus": True})
    )


def is_enough(request: HttpRequest) -> bool:
    """Whether the browser's session showed as much as this person needs today."""
    user: Any = request.user
    return SHOWN_SECOND_FACTOR in request.session or not needs_second_factor(user, None)


def ask_password(site: AdminSite, request: HttpRequest) -> HttpResponse:
    """The first step. Refusals are those of the API: the same counters, the same words."""
    if request.method == "GET" and site.has_permission(request):
        return HttpResponseRedirect(where_to(request))
    form = PasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            user = find_administrator(request, form)
        except Problem as problem:
            return refuse(site, request, form, problem, "administration/log_in.html")
        return next_step(request, user)
    return show(site, request, form, "administration/log_in.html")


def find_administrator(request: HttpRequest, form: forms.Form) -> User:
    """The active administrator with this name and password.

    Raises:
        NotAuthenticated, Throttled: as at any log-in; who is no administrator reads the same words.
    """
    return check_credentials(
        login=form.cleaned_data["username"],
        password=form.cleaned_data["password"],
        source=client_network(request),
        known_devices=read_known_devices(request),
        administrators_only=True,
    )


def next_step(request: HttpRequest, user: User) -> HttpResponse:
    """To the code, to setting one up, or in."""
    if second_factor.is_enabled(user):
        return hand_challenge(request, user, Purpose.VERIFY, "admin:login_code")
    if needs_second_factor(user, None):
        return hand_challenge(request, user, Purpose.SET_UP, "admin:login_set_up")
    response = HttpResponseRedirect(where_to(request))
    let_in(request, response, user, shown=False)
    return response


def hand_challenge(request: HttpRequest, user: User, purpose: Purpose, page: str) -> HttpResponse:
    request.session.flush()  # whoever was logged in here is not any more
    request.session[CHALLENGE] = {
        "challenge": second_factor.make_challenge(user, purpose),
        "next": where_to(request),
    }
    return HttpResponseRedirect(reverse(page))


def ask_code(site: AdminSite, request: HttpRequest) -> HttpResponse:
    """The second step: a code of the app, or a recovery code."""
    try:
        user = challenged(request, Purpose.VERIFY)
    except NotAuthenticated as problem:
        return back_to_the_start(request, problem)
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            second_factor.verify_code(user, form.cleaned_data["code"])
        except Problem as problem:
            return refuse(site, request, form, problem, "administration/code.html")
        response = HttpResponseRedirect(request.session.pop(CHALLENGE)["next"])
        let_in(request, response, user, shown=True)
        return response
    return show(site, request, form, "administration/code.html")


def set_up_second_factor(site: AdminSite, request: HttpRequest) -> HttpResponse:
    """Where one is required and missing: scan, give a first code, keep the recovery codes; then in."""
    try:
        user = challenged(request, Purpose.SET_UP)
    except NotAuthenticated as problem:
        return back_to_the_start(request, problem)
    state = request.session[CHALLENGE]
    form = CodeForm(request.POST or None)
    try:
        if request.method == "POST" and form.is_valid():
            codes = second_factor.confirm_enrolment(user, form.cleaned_data["code"], session=None)
            del request.session[CHALLENGE]
            return show_recovery_codes(site, request, user, codes, leads_to=state["next"])
        if request.method != "POST":
            # A new secret for each opening of the page: nobody else can have seen it.
            state["enrolment"] = asdict(second_factor.begin_enrolment(user))
            request.session.modified = True
    except Problem as problem:
        return refuse(site, request, form, problem, "administration/set_up.html", **state)
    return show(site, request, form, "administration/set_up.html", **state)


def show_recovery_codes(
    site: AdminSite, request: HttpRequest, user: User, codes: list[str], *, leads_to: str
) -> HttpResponse:
    response = TemplateResponse(request, "administration/recovery_codes.html")
    let_in(request, response, user, shown=True)
    response.context_data = {
        **site.each_context(request),
        "title": "Keep your recovery codes",
        "codes": codes,
        "leads_to": leads_to,
    }
    return response


def challenged(request: HttpRequest, purpose: Purpose) -> User:
    """Whoever has given the right password a moment ago.

    Raises:
        NotAuthenticated: nobody, or too long ago.
    """
    user = second_factor.read_challenge(request.session.get(CHALLENGE, {}).get("challenge", ""), purpose)
    if not user.is_staff:
        raise NotAuthenticated
    return user


def let_in(request: HttpRequest, response: HttpResponse, user: User, *, shown: bool) -> None:
    """Begin the browser's session, and let it be known again (see ``accounts.cookies``)."""
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    if shown:
        request.session[SHOWN_SECOND_FACTOR] = True
    remember_device(response, request, user, path=reverse("admin:index"))
    record(
        "login.done",
        who=person(user),
        subject=user,
        data={"second_factor": shown, "place": "administration"},
    )


def record_log_out(request: HttpRequest) -> None:
    user: Any = request.user
    if user.is_authenticated:
        record("logout", who=person(user), subject=user)


def where_to(request: HttpRequest) -> str:
    """``next`` if it is a page of this installation, else the first page."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    own = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if own else reverse("admin:index")


def back_to_the_start(request: HttpRequest, problem: Problem) -> HttpResponse:
    request.session.pop(CHALLENGE, None)
    messages.warning(request, problem.detail)
    return HttpResponseRedirect(reverse("admin:login"))


def refuse(
    site: AdminSite, request: HttpRequest, form: forms.Form, problem: Problem, template: str, **more: Any
) -> HttpResponse:
    """The page again, with what was wrong; told to come later, with that status."""
    show_problem(form, problem)
    response = show(site, request, form, template, **more)
    if problem.status == 429:
        response.status_code = problem.status
        response.headers["Retry-After"] = problem.headers["Retry-After"]
    return response


def show(
    site: AdminSite, request: HttpRequest, form: forms.Form, template: str, **more: Any
) -> TemplateResponse:
    context = {**site.each_context(request), "title": "Log in", "form": form, "next": where_to(request)}
    return TemplateResponse(request, template, {**context, **more})
