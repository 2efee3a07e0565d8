"""The administration's list of orders in a large installation: few queries, quick pages."""

import time

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from common.admin_lists import BoundedPaginator
from orders.tests.test_plans import large_installation  # noqa: F401

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]

QUERIES, SECONDS = 15, 0.3
LISTS = {
    "all": "",
    "deep inside": "?p=20",
    "stuck": "?late=stuck",
    "overdue": "?late=overdue",
    "a status of few": "?status__exact=submitted",
    "a status of most": "?status__exact=delivered",
    "a priority": "?priority__exact=1",
    "a clinic": "?clinic__id__exact={clinic}",
    "a lab": "?lab__id__exact={lab}",
    "a month": "?created_at__gte=2026-01-01T00:00Z&created_at__lt=2026-02-01T00:00Z",
    "by due time": "?o=6",
    "by last change": "?o=7",
    "a number": "?q=N47110",
    "a reference": "?q=R47110",
    "the name of a clinic": "?q=clinic+39",
    "found nowhere": "?q=nowhere",
}


def test_each_list_is_quick(large_installation, administrator):  # noqa: F811
    client = Client()
    client.force_login(administrator)
    sides = {name: large_installation[f"large {name}"].organization_id for name in ("clinic", "lab")}
    took = {}
    for name, tail in LISTS.items():
        url = reverse("admin:orders_order_changelist") + tail.format(**sides)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(url).status_code == 200
        assert len(captured) <= QUERIES, "\n".join(query["sql"] for query in captured)
        took[name] = min(seconds_of(client, url) for _ in range(5))
    assert {name: seconds for name, seconds in took.items() if seconds > SECONDS} == {}


def test_no_page_counts_the_whole_table(large_installation, administrator):  # noqa: F811
    client = Client()
    client.force_login(administrator)

    page = client.get(reverse("admin:orders_order_changelist"))

    assert page.context["cl"].result_count == BoundedPaginator.limit
    assert "The first 1000 orders" in page.content.decode()


def seconds_of(client: Client, url: str) -> float:
    start = time.perf_counter()
    client.get(url)
    return time.perf_counter() - start
