"""How often something may be tried. Each try is counted before it is judged, in one statement that parallel
requests cannot pass, so the n-th try is the n-th whoever is faster.

A window begins with its first try and is fixed from then on; any span as long as the window therefore holds at most
twice the allowance.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import F
from django.utils.crypto import salted_hmac

from common import clock
from common.errors import Throttled
from common.models import RateCounter


@dataclass(frozen=True)
class Limit:
    """At most ``allowed`` tries of one key in ``window``.

    Attributes:
        name: of what is limited; part of the stored key.
        says: what a refused person is told.
    """

    name: str
    allowed: int
    window: timedelta
    says: str = "Too many tries. Wait a while, then try again."

    def key_of(self, subject: str) -> str:
        """What is stored: no name, no address, only their digest (people type passwords into name fields)."""
        return f"{self.name}:{salted_hmac(self.name, subject, algorithm='sha256').hexdigest()[:40]}"


def count_try(limit: Limit, subject: str, *, user_id: UUID | None = None) -> None:
    """Count a try of ``subject``.

    Raises:
        Throttled: the allowance of this window is used up; ``Retry-After`` says when the next begins.
    """
    now = clock.now()
    count, ends_at = _increment(limit.key_of(subject), now, now + limit.window, user_id)
    if count > limit.allowed:
        wait_s = max(1, int((ends_at - now).total_seconds()) + 1)
        raise Throttled(limit.says, retry_after_s=wait_s, is_first=count == limit.allowed + 1)


def take_back(limit: Limit, subject: str) -> None:
    """Un-count a try that turned out to be rightful."""
    RateCounter.objects.filter(pk=limit.key_of(subject), count__gt=0).update(count=F("count") - 1)


def forget_tries(limit: Limit, subjects: Iterable[str]) -> None:
    """Begin anew for these subjects."""
    RateCounter.objects.filter(pk__in=[limit.key_of(each) for each in subjects]).delete()


def tidy_counters() -> int:
    """Delete counters whose window is over; returns how many."""
    return RateCounter.objects.filter(window_ends_at__lt=clock.now()).delete()[0]


def _increment(key: str, now: datetime, ends_at: datetime, user_id: UUID | None) -> tuple[int, datetime]:
    table = connection.ops.quote_name(RateCounter._meta.db_table)
    moment = RateCounter._meta.get_field("window_ends_at")
    owner = RateCounter._meta.get_field("user_id")
    sql = (  # names of our own only, values as parameters
        f"INSERT INTO {table} (key, count, window_ends_at, user_id) VALUES (%s, 1, %s, %s)"  # noqa: S608  # nosec B608
        f" ON CONFLICT (key) DO UPDATE SET"
        f" count = CASE WHEN {table}.window_ends_at <= %s THEN 1 ELSE {table}.count + 1 END,"
        f" window_ends_at = CASE WHEN {table}.window_ends_at <= %s"
        f" THEN excluded.window_ends_at ELSE {table}.window_ends_at END,"
        f" user_id = excluded.user_id"
        f" RETURNING count, window_ends_at"
    )
    start, end = (moment.get_db_prep_value(each, connection) for each in (now, ends_at))
    with connection.cursor() as cursor:
        cursor.execute(sql, [key, end, owner.get_db_prep_value(user_id, connection), start, start])
        count, stored_end = cursor.fetchone()
    return count, _as_datetime(stored_end)


def _as_datetime(value: datetime | str) -> datetime:
    """SQLite answers raw SQL with text."""
    if isinstance(value, str):
        value = datetime.fromisoformat(value)
    return value if value.tzinfo else value.replace(tzinfo=clock.now().tzinfo)
