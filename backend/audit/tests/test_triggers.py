"""The database refuses to change the record and the orders' log, whoever asks."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import QuerySet

from audit.models import AuditCheckpoint, AuditEvent, AuditSeal
from audit.record import record
from audit.retention import trim_before
from audit.seal import seal_new_events
from common import clock
from orders.models import OrderEvent

TABLES = {
    AuditEvent: {"outcome": "failed"},
    AuditSeal: {"mac": "0" * 64},
    AuditCheckpoint: {"mac": "0" * 64},
    OrderEvent: {"note": "something else"},
}

each_table = pytest.mark.parametrize("model", TABLES, ids=lambda model: model.__name__)


@pytest.fixture
def written(order_maker) -> None:
    """At least one row in each of the tables."""
    order_maker("in_progress")
    seal_new_events()
    trim_before(clock.now())
    record("logout")
    seal_new_events()


def rows_of(model):
    return list(model._base_manager.order_by("pk").values())


@each_table
def test_an_update_is_refused(written, model):
    before = rows_of(model)

    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        QuerySet(model).update(**TABLES[model])

    assert before
    assert rows_of(model) == before


@each_table
def test_a_deletion_is_refused(written, model):
    before = rows_of(model)

    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        QuerySet(model)._raw_delete("default")

    assert rows_of(model) == before


@each_table
def test_emptying_the_table_is_refused(written, model):
    if connection.vendor == "sqlite":
        return  # knows no TRUNCATE
    before = rows_of(model)

    with (
        pytest.raises(IntegrityError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"SET CONSTRAINTS ALL IMMEDIATE; TRUNCATE {model._meta.db_table} CASCADE")

    assert rows_of(model) == before


@each_table
def test_a_row_cannot_be_replaced(written, model):
    if connection.vendor == "postgresql":
        return  # its ON CONFLICT DO UPDATE is an update
    table, before = model._meta.db_table, rows_of(model)

    with (
        pytest.raises(IntegrityError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")  # noqa: S608

    assert rows_of(model) == before


def test_a_checkpoint_covers_what_is_before_it_alone(written):
    covered = AuditCheckpoint.objects.get().seq

    assert AuditSeal.objects.order_by("seq").first().seq == covered + 1
