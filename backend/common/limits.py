"""How often something may be tried. Each try is counted before it is judged, in one statement that parallel
requests cannot pass, so the n-th try is the n-th whoever is faster.

A window begins with its first try and is fixed from then on; any span as long as the window therefore holds at most
twice the allowance.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection
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


Try = tuple[Limit, str]  # and the subject it is counted for
ALL_OF_THEM = 2**31 - 1
_TABLE = f'"{RateCounter._meta.db_table}"'


def count_try(limit: Limit, subject: str, *, user_id: UUID | None = None) -> None:
    """Count a try of ``subject``.

    Raises:
        Throttled: the allowance of this window is used up; ``Retry-After`` says when the next begins.
    """
    count_tries([(limit, subject)], user_id=user_id)


def count_tries(tries: Sequence[Try], *, user_id: UUID | None = None) -> None:
    """Count one try by each of these, in one statement. What one of them stops does not use up those after it.

    Args:
        tries: narrow ones first, and always in the same order: concurrent requests lock in it.

    Raises:
        Throttled: by the first whose allowance of this window is used up; ``Retry-After`` says when its next begins.
    """
    now = clock.now()
    counted = _increment(
        [(limit.key_of(subject), now + limit.window) for limit, subject in tries], now, user_id
    )
    for position, (limit, subject) in enumerate(tries, start=1):
        count, ends_at = counted[limit.key_of(subject)]
        if count > limit.allowed:
            take_back(tries[position:])
            wait_s = max(1, int((ends_at - now).total_seconds()) + 1)
            raise Throttled(limit.says, retry_after_s=wait_s, is_first=count == limit.allowed + 1)


def take_back(tries: Sequence[Try], *, forgetting: Sequence[Try] = ()) -> None:
    """Un-count a try that turned out to be rightful, in one statement.

    Args:
        tries: lose one each, in the order in which they were counted.
        forgetting: were counted before those, and begin anew.
    """
    amounts = [(limit.key_of(subject), ALL_OF_THEM) for limit, subject in forgetting]
    amounts += [(limit.key_of(subject), 1) for limit, subject in tries]
    if amounts:
        _lower(amounts)


def forget_tries(limit: Limit, subjects: Iterable[str]) -> None:
    """Begin anew for these subjects."""
    RateCounter.objects.filter(pk__in=[limit.key_of(each) for each in subjects]).delete()


def tidy_counters() -> int:
    """Delete counters whose window is over; returns how many."""
    return RateCounter.objects.filter(window_ends_at__lt=clock.now()).delete()[0]


def _increment(
    windows: Sequence[tuple[str, datetime]], now: datetime, user_id: UUID | None
) -> dict[str, tuple[int, datetime]]:
    """Key → count and end of its window, one more than before or a new window that ends as given."""
    sql = (  # names of our own only, values as parameters
        f"INSERT INTO {_TABLE} (key, count, window_ends_at, user_id) VALUES {_rows(len(windows))}"  # noqa: S608  # nosec B608
        f" ON CONFLICT (key) DO UPDATE SET"
        f" count = CASE WHEN {_TABLE}.window_ends_at <= %s THEN 1 ELSE {_TABLE}.count + 1 END,"
        f" window_ends_at = CASE WHEN {_TABLE}.window_ends_at <= %s"
        f" THEN excluded.window_ends_at ELSE {_TABLE}.window_ends_at END,"
        f" user_id = excluded.user_id"
        f" RETURNING key, count, window_ends_at"
    )
    owner = _stored("user_id", user_id)
    values = [
        value for key, ends_at in windows for value in (key, 1, _stored("window_ends_at", ends_at), owner)
    ]
    start = _stored("window_ends_at", now)
    with connection.cursor() as cursor:
        cursor.execute(sql, [*values, start, start])
        return {key: (count, _as_datetime(ends_at)) for key, count, ends_at in cursor.fetchall()}


def _lower(amounts: Sequence[tuple[str, int]]) -> None:
    """Take as much from each count. An upsert too, for its rows are locked in the order given, which those of an
    ``UPDATE`` are not; a counter that was tidied away meanwhile comes back as one whose window is over.
    """
    sql = (
        f"INSERT INTO {_TABLE} (key, count, window_ends_at, user_id) VALUES {_rows(len(amounts))}"  # noqa: S608  # nosec B608
        f" ON CONFLICT (key) DO UPDATE SET"
        f" count = CASE WHEN {_TABLE}.count > excluded.count THEN {_TABLE}.count - excluded.count ELSE 0 END"
    )
    over = _stored("window_ends_at", clock.now())
    with connection.cursor() as cursor:
        cursor.execute(sql, [value for key, amount in amounts for value in (key, amount, over, None)])


def _rows(number: int) -> str:
    return ", ".join(["(%s, %s, %s, %s)"] * number)


def _stored(field: str, value: Any) -> Any:
    column: Any = RateCounter._meta.get_field(field)
    return column.get_db_prep_value(value, connection)


def _as_datetime(value: datetime | str) -> datetime:
    """SQLite answers raw SQL with text."""
    if isinstance(value, str):
        value = datetime.fromisoformat(value)
    return value if value.tzinfo else value.replace(tzinfo=clock.now().tzinfo)
