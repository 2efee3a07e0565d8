"""Statements whose text is made once do what the ORM's would."""

import copy

import pytest
from django.db import IntegrityError, transaction
from django.db.transaction import TransactionManagementError

from audit.models import AuditEvent
from audit.record import record
from common.prepared import PreparedInsert


def test_a_row_is_inserted_with_every_value(clinic_admin):
    written = record("order.exported", data={"filters": {"status": ["draft", "ümlaut"]}, "n": 3})

    stored = AuditEvent.objects.get()

    assert vars_of(stored) == vars_of(written)
    assert not written._state.adding
    with pytest.raises(TypeError, match="never edited"):
        written.save()


def test_a_transaction_that_it_fails_in_can_only_be_rolled_back(clinic_admin):
    written = record("order.exported")

    with transaction.atomic():
        with pytest.raises(IntegrityError):
            PreparedInsert(AuditEvent).insert(copy.copy(written))
        with pytest.raises(TransactionManagementError):
            AuditEvent.objects.count()
        transaction.set_rollback(True)

    assert AuditEvent.objects.count() == 1


def vars_of(row: AuditEvent) -> dict[str, object]:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
