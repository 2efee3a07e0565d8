"""What was stored and never got its row goes after a day; nothing else does. With a folder, and with a bucket."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from accounts.who import member
from attachments import services, sweep
from attachments.models import Attachment
from attachments.sweep import OLD, TooMany, sweep_files
from attachments.tests.samples import GOOD
from audit.who import acting_as
from common import clock
from notifications.worker import chores

pytestmark = pytest.mark.django_db
PDF = GOOD["pdf"][0]
LEFT = "attachments/ab/left"


def later():
    return clock.at(clock.now() + OLD + timedelta(minutes=1))


def test_what_nobody_names_goes_after_a_day_and_not_before(
    stored_names, store, order_maker, add, clinic_staff
):
    store(LEFT)
    add(clinic_staff, order_maker(), PDF)
    kept = Attachment.objects.get().stored_as
    with clock.at(clock.now() + OLD - timedelta(minutes=1)):
        assert sweep_files() == []
    assert set(stored_names()) == {LEFT, kept}
    with later():
        assert sweep_files() == [LEFT]
    assert stored_names() == [kept]


def test_whoever_asks_no_organizations_file_is_taken_for_nobodys(
    stored_names, order_maker, add, clinic_staff, other_lab_staff
):
    add(clinic_staff, order_maker(), PDF)
    with acting_as(member(other_lab_staff)), later():
        assert sweep_files() == []
    assert len(stored_names()) == 1


def test_what_is_not_of_orders_is_left_alone(stored_names, store):
    store("elsewhere/file")
    with later():
        assert sweep_files() == []
    assert stored_names() == ["elsewhere/file"]


def test_an_upload_that_is_going_on_keeps_its_file(
    stored_names, store, order_maker, add, clinic_staff, monkeypatch
):
    store(LEFT)
    swept, lock = [], services.lock_order

    def sweep_then_lock(*given):
        """Between storing and committing."""
        assert len(stored_names()) == 2
        swept.extend(sweep_files())
        return lock(*given)

    monkeypatch.setattr(services, "lock_order", sweep_then_lock)
    assert add(clinic_staff, order_maker(), PDF).status_code == 201
    assert swept == []
    assert Attachment.objects.get().stored_as in stored_names()


def test_a_row_that_comes_while_names_are_read_is_seen(
    stored_names, order_maker, add, clinic_staff, monkeypatch
):
    order, read = order_maker(), sweep._pieces

    def add_then_read(names):
        found = list(names)
        add(clinic_staff, order, PDF)
        return read([*found, Attachment.objects.get().stored_as])

    monkeypatch.setattr(sweep, "_pieces", add_then_read)
    with later():
        assert sweep_files() == []
    assert len(stored_names()) == 1


def test_so_many_are_not_taken_for_left_behind(stored_names, store, monkeypatch):
    names = {store(f"{LEFT}-{number}") for number in range(3)}
    with later(), pytest.raises(TooMany):
        sweep_files(most=2)
    assert set(stored_names()) == names


def test_the_command_says_what_would_go_and_removes_it_when_told(stored_names, store):
    store(LEFT)
    with later():
        said = StringIO()
        call_command("sweep_files", "--dry-run", stdout=said)
        assert said.getvalue().splitlines() == [LEFT, "1 would go"]
        assert stored_names() == [LEFT]
        call_command("sweep_files", stdout=StringIO())
    assert stored_names() == []


def test_the_command_says_that_the_storage_is_away(use_bucket):
    use_bucket("http://127.0.0.1:1")
    with pytest.raises(CommandError, match="did not answer"):
        call_command("sweep_files")


def test_the_worker_sweeps_once_a_day():
    assert chores()[sweep_files] == 24 * 3600
