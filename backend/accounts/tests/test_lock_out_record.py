"""What the record and the counters keep of wrong passwords: enough to see who was guessed at, no more."""

import pytest
from django.apps import apps

from accounts.models import User
from accounts.services.credentials import GUESSES_FROM_SOURCE, GUESSES_OF_NAME_FROM_SOURCE
from accounts.tests.people import give_password, log_in
from audit.models import AuditEvent

OF_PAIR, FROM_SOURCE = GUESSES_OF_NAME_FROM_SOURCE.allowed, GUESSES_FROM_SOURCE.allowed
HOME = "192.0.2.7"


@pytest.fixture
def jonas(clinic_staff) -> User:
    return give_password(clinic_staff).user


def guess(name: str = "jonas"):
    return log_in(name, "not-the-password", REMOTE_ADDR=HOME)


def test_it_is_recorded_for_the_persons_organization(jonas, clinic):
    for _ in range(OF_PAIR + 1):
        guess()

    lines = AuditEvent.objects.filter(organization_id=clinic.pk)
    assert lines.filter(action="login.failed").count() == OF_PAIR
    locked = lines.get(action="login.locked")
    assert (locked.subject_id, locked.address, locked.outcome) == (str(jonas.pk), HOME, "refused")


def test_no_row_holds_the_name_that_was_typed(db):
    """People type passwords into name fields."""
    guess("My-Secret-Password-1")

    rows = str([list(model._base_manager.values()) for model in apps.get_models()]).lower()
    assert "my-secret-password-1" not in rows


def test_whoever_goes_on_does_not_fill_the_record(jonas):
    for number in range(FROM_SOURCE + 20):
        guess()
        guess(f"nobody-{number}")

    lines = AuditEvent.objects.filter(action="login.locked")
    assert [line.subject_id for line in lines.order_by("id")] == [str(jonas.pk), ""]
