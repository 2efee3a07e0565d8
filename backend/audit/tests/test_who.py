"""Who acts is known to the whole request, and to nobody after it."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import resolve

from audit.models import AuditEvent
from audit.who import SYSTEM, Who, WhoMiddleware, acting_as, acts_as, current


def test_a_request_begins_as_a_strangers(settings):
    settings.NUM_PROXIES = 1
    seen = []

    def view(request):
        seen.append(current())
        return HttpResponse()

    asked = RequestFactory().get("/", REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR="203.0.113.9")
    WhoMiddleware(view)(asked)

    assert seen == [Who("anonymous", address="203.0.113.9")]


def test_who_acts_keeps_the_address_and_is_forgotten_after(rf):
    seen = []

    def view(request):
        acts_as(Who("user", name="Amara"))
        seen.append(current())
        return HttpResponse()

    WhoMiddleware(view)(rf.get("/", REMOTE_ADDR="192.0.2.7"))

    assert seen == [Who("user", name="Amara", address="192.0.2.7")]
    assert current() == SYSTEM


def test_a_request_that_crashes_leaves_nobody_behind(rf):
    def view(request):
        acts_as(Who("user", name="Amara"))
        raise RuntimeError

    with pytest.raises(RuntimeError):
        WhoMiddleware(view)(rf.get("/"))

    assert current() == SYSTEM


def test_an_administrators_cookie_is_nobody_in_the_api(rf, administrator):
    """The same browser may hold both: a stranger's log-in there must not look like the administrator's."""
    middleware = WhoMiddleware(lambda request: HttpResponse())
    for path, kind in (("/admin/", "administrator"), ("/api/auth/login/", "anonymous")):
        asked = rf.get(path)
        asked.user, asked.resolver_match = administrator, resolve(path)
        with acting_as(Who("anonymous")):
            middleware.process_view(asked)
            assert current().kind == kind


def test_one_request_after_another(client_for, clinic_staff, lab_staff, order_maker):
    order = order_maker()
    for person in (clinic_staff, lab_staff):
        client_for(person).get(f"/api/orders/{order.pk}/")

    readers = AuditEvent.objects.filter(action="order.read").order_by("id")
    assert [line.actor_id for line in readers] == [clinic_staff.user_id, lab_staff.user_id]
    assert current() == SYSTEM
