"""What the worker throws away, and what it keeps."""

from datetime import timedelta

import pytest
from django.db.models import Q

from accounts.models import Session
from accounts.sessions import ENDED_ARE_KEPT, end_sessions, start_session
from common import clock
from common.limits import Limit, count_try
from common.models import RateCounter
from notifications.letters import SETTLED_ARE_KEPT, write_letter
from notifications.models import Letter
from notifications.worker import TIDIES

pytestmark = pytest.mark.django_db
A_DAY = timedelta(days=1)


def tidy_after(time: timedelta) -> None:
    with clock.at(clock.now() + time):
        for tidy in TIDIES:
            tidy()


def test_sessions_that_ended_long_ago_are_forgotten_and_living_ones_are_not(clinic_staff, lab_staff):
    ended, _ = start_session(user=clinic_staff.user, membership=clinic_staff)
    end_sessions(Q(pk=ended.pk), reason="logout")
    living, _ = start_session(user=lab_staff.user, membership=lab_staff)
    Session.objects.filter(pk=living.pk).update(expires_at=clock.now() + 2 * ENDED_ARE_KEPT)

    tidy_after(ENDED_ARE_KEPT - A_DAY)
    assert set(Session.objects.all()) == {ended, living}
    tidy_after(ENDED_ARE_KEPT + A_DAY)
    assert list(Session.objects.all()) == [living]


@pytest.mark.parametrize(
    ("status", "left"), [("sent", 0), ("skipped", 0), ("dead", 1), ("pending", 1)], ids=str
)
def test_settled_letters_are_forgotten_and_the_rest_waits_for_somebody(status, left):
    letter = write_letter("password_reset", to_address="nadia@example.org")
    Letter.objects.filter(pk=letter.pk).update(status=status, finished_at=clock.now())

    tidy_after(SETTLED_ARE_KEPT - A_DAY)
    assert Letter.objects.count() == 1
    tidy_after(SETTLED_ARE_KEPT + A_DAY)
    assert Letter.objects.count() == left


def test_counters_go_when_their_window_is_over():
    limit = Limit("test", allowed=1, window=timedelta(hours=1))
    count_try(limit, "somebody")

    tidy_after(timedelta(minutes=59))
    assert RateCounter.objects.count() == 1
    tidy_after(timedelta(minutes=61))
    assert RateCounter.objects.count() == 0
