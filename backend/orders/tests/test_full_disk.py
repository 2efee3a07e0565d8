"""A disk that is full in the middle of a change: said, and nothing of the change is kept."""

import pytest
from django.db import connection

from audit.models import AuditEvent
from orders.models import Order, OrderEvent


@pytest.fixture
def full_disk():
    """SQLite may take no further page."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        cursor.execute(f"PRAGMA max_page_count = {cursor.fetchone()[0]}")
    yield
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA max_page_count = 1073741823")


@pytest.fixture
def read_only():
    """SQLite takes no change."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA query_only = ON")
    yield
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA query_only = OFF")


@pytest.mark.django_db(transaction=True)
def test_an_order_that_found_no_room_is_refused(client_for, clinic_staff, lab, request):
    if connection.vendor != "sqlite":
        pytest.skip("drills/test_parts_away.py does it to PostgreSQL")
    client = client_for(clinic_staff)
    body = {"lab": str(lab.pk), "delivery_method": "email", "notes": "x" * 1900}
    request.getfixturevalue("full_disk")

    answers = [client.post("/api/orders/", body) for _ in range(20)]

    refused = [answer for answer in answers if answer.status_code != 201]
    assert refused, "there was room"
    assert {
        (answer.status_code, answer.json()["code"], answer.headers["Retry-After"]) for answer in refused
    } == {(503, "unavailable", "5")}
    assert Order.objects.count() == OrderEvent.objects.count() == 20 - len(refused)


@pytest.mark.django_db(transaction=True)
def test_a_refusal_that_cannot_be_recorded_is_unavailable(client_for, clinic_viewer, lab, request):
    if connection.vendor != "sqlite":
        pytest.skip("switches SQLite to reading only")
    client = client_for(clinic_viewer)
    body = {"lab": str(lab.pk), "delivery_method": "email"}
    assert client.post("/api/orders/", body).status_code == 403
    written = AuditEvent.objects.count()
    request.getfixturevalue("read_only")

    answer = client.post("/api/orders/", body)

    assert (answer.status_code, answer.json()["code"]) == (503, "unavailable")
    assert answer.headers["Retry-After"] == "5"
    assert Order.objects.count() == 0
    assert AuditEvent.objects.count() == written
