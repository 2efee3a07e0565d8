"""How many statements each address that is read may cost. None of them grows with what there is to read:
``orders/tests/test_query_budgets.py`` and the tests of members show that with many rows."""

from contextlib import contextmanager

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from config.tests.access_table import ROWS
from config.tests.conftest import bearer

TRANSACTIONS = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")
# The session is one of them everywhere; where it is recorded who read, that line is another.
BUDGETS = {
    "order-list": 3,
    "order-summary": 2,
    "order-export": 4,
    "order-detail": 3,
    "order-events": 4,
    "attachment-list": 4,
    "attachment-detail": 4,
    "specimen-list": 3,
    "specimen-detail": 3,
    "specimen-events": 5,
    "manifest-list": 2,
    "manifest-detail": 4,
    "order-document-requisition": 4,
    "order-document-labels": 4,
    "specimen-document-label": 3,
    "manifest-document-document": 4,
    "usual-test-list": 7,
    "patient-list": 4,
    "patient-detail": 4,
    "patient-merges": 6,
    "catalog-test-list": 2,
    "catalog-test-detail": 3,
    "catalog-test-versions": 3,
    "catalog-test-version": 3,
    "catalog-panel-list": 2,
    "catalog-panel-detail": 4,
    "catalog-panel-versions": 3,
    "catalog-panel-version": 4,
    "catalog-compendium-list": 1,
    "catalog-category-list": 2,
    "catalog-export": 5,
    "notification-list": 2,
    "notification-detail": 2,
    "notification-preferences": 2,
    "lab-list": 2,
    "lab-detail": 2,
    "lab-on-time-list": 3,
    "organization": 2,
    "member-list": 2,
    "member-detail": 2,
    "invitation-list": 2,
    "invitation-detail": 2,
    "audit-list": 3,
    "audit-export": 4,
    "profile": 3,
    "session-list": 2,
    "session-detail": 2,
    "second-factor": 4,
}


@contextmanager
def counted():
    """The statements of the block, without the marks of transactions."""
    statements: list[str] = []
    with CaptureQueriesContext(connection) as captured:
        yield statements
    statements += [each["sql"] for each in captured if not each["sql"].startswith(TRANSACTIONS)]


def test_every_address_that_is_read_has_a_budget():
    assert BUDGETS.keys() == {name for name, method in ROWS if method == "get"}


@pytest.mark.parametrize("name", BUDGETS)
def test_it_stays_within_its_budget(attempt, cast, name):
    row = ROWS[name, "get"]
    reader = next(who for who, status in row.statuses.items() if status == 200)
    headers = bearer(cast[reader])
    attempt((name, "get"), headers)  # what is asked once a process

    with counted() as statements:
        assert attempt((name, "get"), headers).status_code == 200

    assert len(statements) <= BUDGETS[name], "\n".join([f"{len(statements)} statements", *statements])
