"""How PostgreSQL reads the lists of a large installation: by index, without sorting whole sets."""

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import Membership, Organization, Role, User
from conftest import vacuum
from orders.models import Order
from orders.tests.wire import URL
from orders.views import OrderViewSet
from patients.models import Patient

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]

PATIENT = "01900000-0000-7000-8000-00000000aaaa"
ROWS, CLINICS, LABS = 50_000, 40, 8

# One a ten minutes for a year, most of them done; the first clinic and the first lab have about a quarter and a third.
INSERT = """
INSERT INTO orders_order (
    id, number, clinic_id, lab_id, requested_by_id, status, held_from, status_note, status_reason_code, priority,
    delivery_method, notes, client_reference, due_at, submitted_at, version, created_at, updated_at
)
SELECT
    ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'N' || n, clinic, lab, requester, status,
    CASE status WHEN 'on_hold' THEN 'submitted' ELSE '' END, '', '', priority,
    'email', 'Note ' || md5(n::text), 'R' || n, made + (ARRAY[4, 24, 72])[priority] * interval '1 hour',
    CASE status WHEN 'draft' THEN NULL ELSE made END, 1, made, made + random() * interval '3 days'
FROM (
    SELECT n, now() - (%(rows)s - n) * interval '10 minutes' AS made,
        (%(clinics)s::uuid[])[floor((%(clinic_count)s + 1) ^ random())] AS clinic,
        (%(labs)s::uuid[])[floor((%(lab_count)s + 1) ^ random())] AS lab,
        %(requester)s::uuid AS requester,
        (ARRAY[1, 2, 2, 3, 3, 3, 3, 3, 3, 3])[ceil(random() * 10)] AS priority,
        CASE WHEN n > %(rows)s - 2000
            THEN (ARRAY['draft', 'submitted', 'submitted', 'pending_review', 'in_progress', 'in_progress', 'on_hold',
                'completed', 'delivered', 'cancelled'])[ceil(random() * 10)]
            ELSE (ARRAY['delivered', 'delivered', 'delivered', 'delivered', 'delivered', 'delivered', 'delivered',
                'completed', 'rejected', 'cancelled'])[ceil(random() * 10)]
        END AS status
    FROM generate_series(1, %(rows)s) AS n
) AS drawn
"""


@pytest.fixture
def large_installation(transactional_db: None) -> dict[str, Membership]:
    """Somebody at the largest and at a small organization of each side."""
    clinics, labs = (
        Organization.objects.bulk_create(
            Organization(kind=kind, name=f"{kind} {n}", is_approved=kind == "lab") for n in range(count)
        )
        for kind, count in (("clinic", CLINICS), ("lab", LABS))
    )
    requester = User.objects.create(username="requester", email="requester@example.org")
    with connection.cursor() as cursor:
        # Else VACUUM may come before the commit is on disk, and marks no page as visible to all.
        cursor.execute("SET synchronous_commit = on")
        cursor.execute("SELECT setseed(0.42)")  # the same installation every time
        cursor.execute(
            INSERT,
            {
                "rows": ROWS,
                "clinics": [str(each.pk) for each in clinics],
                "clinic_count": CLINICS,
                "labs": [str(each.pk) for each in labs],
                "lab_count": LABS,
                "requester": requester.pk,
            },
        )
        Patient.objects.create(pk=PATIENT, clinic=clinics[0], family_name="Ng")
        cursor.execute(
            "UPDATE orders_order SET patient_id = %s WHERE clinic_id = %s AND right(id::text, 1) = '0'",
            [PATIENT, clinics[0].pk],
        )
        vacuum(cursor, "orders_order")
    people = {
        "large clinic": clinics[0],
        "small clinic": clinics[-1],
        "large lab": labs[0],
        "small lab": labs[-1],
    }
    return {
        name: Membership.objects.create(
            user=User.objects.create(username=name, email=f"{organization.pk}@example.org"),
            organization=organization,
            role=Role.STAFF,
        )
        for name, organization in people.items()
    }


def nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for child in plan.get("Plans", []):
        yield from nodes(child)


def plans_of(client: Any, url: str) -> list[dict[str, Any]]:
    """The plans of the queries on orders that a GET runs."""
    with CaptureQueriesContext(connection) as captured:
        response = client.get(url)
        assert response.status_code == 200, response.content
        if response.streaming:
            list(response.streaming_content)
    # What is logged begins with the setting that accounts.tenancy puts in front.
    queries = [q["sql"].rpartition("true); ")[2] for q in captured if 'FROM "orders_order"' in q["sql"]]
    assert queries, f"{url} reads no orders"
    plans = []
    with connection.cursor() as cursor:
        for query in queries:
            cursor.execute(f"EXPLAIN (FORMAT JSON) {query}")
            ((document,),) = cursor.fetchall()
            plans.append((json.loads(document) if isinstance(document, str) else document)[0]["Plan"])
    return plans


def since(**delta: float) -> str:
    return (timezone.now() - timedelta(**delta)).strftime("%Y-%m-%dT%H:%M:%SZ")


OPEN = "submitted,pending_review,in_progress,on_hold"
PLAIN = [f"?ordering={ordering}" for ordering in OrderViewSet.orderings]
FILTERED = [
    "?status=submitted",
    "?status=in_progress&ordering=priority",
    "?status=on_hold",
    "?status=rejected",
    "?status=delivered",
    "?status=delivered&ordering=priority",
    f"?status={OPEN}",
    f"?status={OPEN}&ordering=priority",
    "?status=delivered,rejected,cancelled",
    "?priority=stat",
    "?overdue=true",
    "?overdue=true&ordering=due_at",
    "?overdue=true&ordering=priority",
    "?overdue=false",
    "?needs_attention=true",
    "?needs_attention=false",
    f"?updated_since={since(hours=3)}",
    f"?updated_since={since(hours=3)}&ordering=updated_at",
    f"?created_after={since(hours=3)}",
    f"?created_after={since(days=30)}",
    f"?created_before={since(days=30)}",
    "?search=abc",
    "?search=found-nowhere",
    "summary/",
    "summary/?overdue=true",
    f"summary/?created_after={since(days=30)}",
    "summary/?search=abc",
    "export/",
    "export/?status=submitted",
]
# Asked by clinics alone: a lab finds nothing by it, without a look.
OF_CLINICS = [f"?patient={PATIENT}", f"?patient={PATIENT}&status=delivered"]
USUAL = "usual-tests/?lab={lab}&patient=" + PATIENT
# A filter that leaves few rows may sort them: cheaper than walking a long index for them. The fullest such set here,
# what a large lab has to attend to, is about 500 rows by the planner's estimate, which varies with its sample.
FEW = ROWS // 50


def faults_of(plan: dict[str, Any], *, filtered: bool) -> list[str]:
    """What is wrong with a plan: a whole table read, or more sorted than a filter's few rows."""
    faults = []
    for node in nodes(plan):
        if node["Node Type"] == "Seq Scan" and node.get("Relation Name") == "orders_order":
            faults.append("reads the whole table")
        if "Sort" in node["Node Type"] and (not filtered or node["Plan Rows"] > FEW):
            faults.append(f"sorts {node['Plan Rows']} rows")
    return faults


def test_every_list_of_every_side_goes_by_index(client_for, large_installation):
    faults, used = {}, set()
    for who, member in large_installation.items():
        client = client_for(member)
        assert Order.objects.visible_to(member).count() > 100
        for tail in PLAIN + FILTERED + (OF_CLINICS if who.endswith("clinic") else []):
            for plan in plans_of(client, URL + tail):
                used |= {node["Index Name"] for node in nodes(plan) if "Index Name" in node}
                if found := faults_of(plan, filtered=tail not in PLAIN):
                    faults[who, tail] = found
    for who in ("large clinic", "small clinic"):
        client = client_for(large_installation[who])
        for lab in ("large lab", "small lab"):
            lab_id = large_installation[lab].organization_id
            for plan in plans_of(client, URL + USUAL.format(lab=lab_id)):
                used |= {node["Index Name"] for node in nodes(plan) if "Index Name" in node}
                if found := faults_of(plan, filtered=True):
                    faults[who, lab] = found

    assert faults == {}
    ours = {index.name for index in Order._meta.indexes}
    # PostgreSQL walks the primary key instead while a lab has a few per cent of all orders, as each has here.
    assert ours - used <= {"order_lab_newest"}


def test_a_page_far_inside_starts_by_index(client_for, large_installation):
    faults = {}
    for who in ("large clinic", "large lab"):
        client = client_for(large_installation[who])
        for tail in PLAIN:
            url = f"{URL}{tail}&page_size=200"
            for _ in range(3):
                url = client.get(url).json()["next"]
            (plan,) = plans_of(client, url)
            (scan,) = (node for node in nodes(plan) if node.get("Relation Name") == "orders_order")
            starts = scan.get("Index Cond", "")
            # the page's anchor is part of the index condition, not a filter over rows read before it
            if faults_of(plan, filtered=False) or ("ROW(" not in starts and "(id " not in starts):
                faults[who, tail] = scan
    assert faults == {}
