"""How PostgreSQL finds patients among a hundred thousand, as a role that row-level security binds: by index."""

import json
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conftest import vacuum
from orders.tests.test_plans import nodes
from orders.tests.test_second_wall import plain_role
from patients.tests.wire import URL
from patients.views import PatientViewSet

__all__ = ["plain_role"]
pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]

ROWS = 100_000
SHARED = ["sandberg", "lindqvist", "okonkwo", "muller", "garcia", "nguyen", "haddad", "novak"]

# Eight family names that a few thousand share each, and names of their own for the rest.
PATIENTS = """
INSERT INTO patients_patient (
    id, clinic_id, prefix, given_names, family_name, suffix, born_from, born_precision, sex_for_ranges, gender,
    phone, email, address, notes, sort_name, version, created_at, updated_at
)
SELECT ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, %(clinic)s::uuid, '', given, family, '',
    date '1930-01-01' + n %% 30000, 'day', 'unknown', '', '', '', '', '', family || chr(31) || given, 1,
    now() - n * interval '1 minute', now() - n * interval '1 minute'
FROM (
    SELECT n, 'g' || md5('given' || n %% 3000) AS given,
        CASE WHEN n %% 4 = 0
            THEN (%(shared)s::text[])[n / 4 %% 8 + 1]
            ELSE substr(md5(n::text), 1, 9) END AS family
    FROM generate_series(1, %(rows)s) AS n
) AS drawn
"""
WORDS = """
INSERT INTO patients_patientword (clinic_id, patient_id, word)
SELECT clinic_id, id, unnest(ARRAY[family_name, given_names, '@' || born_from, 'n' || right(id::text, 6)])
FROM patients_patient
"""


@pytest.fixture
def large_clinic(clinic_staff, other_clinic_staff):
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = on")
        cursor.execute(
            PATIENTS, {"rows": ROWS, "clinic": str(clinic_staff.organization_id), "shared": SHARED}
        )
        cursor.execute(WORDS)
        vacuum(cursor, "patients_patient")
        vacuum(cursor, "patients_patientword")
    return clinic_staff


SEARCHES = [
    "?search=muller",
    "?search=mu",
    "?search=muller+g1",
    "?search=n0000ff",
    "?search=7.3.1984",
    "?search=03.1984+novak",
    "?search=1984",
    "?search=n-0000-ff",
    "?search=found-nowhere",
    "?search=muller&ordering=-updated_at",
]
# Rows that may be read in vain.
FEW = 2_000
PLAIN = [f"?ordering={name}" for name in PatientViewSet.orderings]


def statements_of(client, url: str, body: dict[str, Any] | None = None) -> list[str]:
    with CaptureQueriesContext(connection) as captured:
        assert (client.post(url, body) if body else client.get(url)).status_code in (200, 201, 409)
    return [
        each["sql"].rpartition("true); ")[2] for each in captured if 'FROM "patients_patient"' in each["sql"]
    ]


def plan_of(statement: str, tenant: Any) -> dict[str, Any]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('clinic_lab.tenant', %s, false)", [str(tenant)])
        cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {statement}")
        ((document,),) = cursor.fetchall()
    return (json.loads(document) if isinstance(document, str) else document)[0]["Plan"]


def faults_of(plan: dict[str, Any], tail: str) -> list[str]:
    """What is wrong with a plan: a whole table read, most of what was read thrown away, or a list sorted."""
    faults = []
    for node in nodes(plan):
        thrown_away = node.get("Rows Removed by Filter", 0) * node["Actual Loops"]
        if node["Node Type"] == "Seq Scan" and node["Relation Name"].startswith("patients_"):
            faults.append(f"reads all of {node['Relation Name']}")
        if thrown_away > FEW:
            faults.append(f"throws {thrown_away} rows of {node.get('Relation Name')} away")
        if "Sort" in node["Node Type"] and tail in PLAIN:
            faults.append("sorts")
    return faults


def test_every_list_every_search_and_every_look_for_duplicates_goes_by_index(
    client_for, large_clinic, plain_role
):
    client, faults, looked_for = client_for(large_clinic), {}, set()
    for tail in SEARCHES + PLAIN:
        for statement in statements_of(client, URL + tail):
            plan = plan_of(statement, large_clinic.organization_id)
            if found := faults_of(plan, tail):
                faults[tail] = found
    # those of a date, or of a name
    for born in ("1984-03-07", "1984", None):
        for statement in statements_of(
            client, URL, {"family_name": "Muller", "given_names": "x", "born": born}
        ):
            if '"sort_name" = ' in statement:
                looked_for.add(born)
                plan = plan_of(statement, large_clinic.organization_id)
                if found := faults_of(plan, ""):
                    faults["likely duplicates", born] = found
    assert faults == {}
    assert looked_for == {"1984-03-07", "1984", None}
