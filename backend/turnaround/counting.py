"""Count, for each lab and each test, how many orders were completed in time.

The system counts: a clinic sees its own orders alone, and a lab's word is worth what it is to everybody.
"""

from datetime import timedelta
from typing import Any, Final, NamedTuple
from uuid import UUID

from django.db import connection, transaction

from audit.who import SYSTEM, acting_as
from common import clock
from orders.states import Status
from turnaround.models import OnTimeRate

DAYS: Final = 90
# Of fewer a share says little of the lab, and might say something of one clinic.
FEWEST: Final = 20


class _Dialect(NamedTuple):
    """What an engine calls the lines of an order, and the id of a line's test."""

    lines: str
    test_id: str


_DIALECTS: Final = {
    "postgresql": _Dialect("jsonb_array_elements(completed.tests) AS line", "(line ->> 'test')::uuid"),
    "sqlite": _Dialect(
        "json_each(completed.tests) AS line", "replace(json_extract(line.value, '$.test'), '-', '')"
    ),
}

# A promise stands still from when the lab begins, so the order has the one that was valid when it was completed. An
# order changes no earlier than it is completed: ``updated_at`` finds, ``created_at`` decides.
_COUNT: Final = """
WITH completed AS (
    SELECT orders_order.lab_id, orders_order.tests,
           CASE WHEN step.created_at <= orders_order.due_at THEN 1 ELSE 0 END AS in_time
    FROM orders_order
    JOIN orders_orderevent AS step ON step.order_id = orders_order.id AND step.action = 'complete'
    WHERE orders_order.status IN (%(completed)s, %(delivered)s)
      AND orders_order.submitted_at IS NOT NULL
      AND orders_order.updated_at >= %(since)s
      AND step.created_at >= %(since)s
)
SELECT lab_id, NULL AS test_id, count(*), sum(in_time)
FROM completed
GROUP BY lab_id
HAVING count(*) >= %(fewest)s
UNION ALL
SELECT completed.lab_id, catalog_catalogtest.id, count(*), sum(completed.in_time)
FROM completed
CROSS JOIN {lines}
JOIN catalog_catalogtest
  ON catalog_catalogtest.id = {test_id} AND catalog_catalogtest.lab_id = completed.lab_id
GROUP BY completed.lab_id, catalog_catalogtest.id
HAVING count(*) >= %(fewest)s
"""


def count_on_time() -> int:
    """Write down anew how often labs kept their promises of late; how many rates there are."""
    now = clock.now()
    with acting_as(SYSTEM), transaction.atomic():
        rates = [
            OnTimeRate(lab_id=_id(lab), test_id=_id(test), orders=orders, in_time=in_time, as_of=now)
            for lab, test, orders, in_time in _counted(now - timedelta(days=DAYS))
        ]
        OnTimeRate.objects.all().delete()
        # Where another worker has just written the same, it stays.
        OnTimeRate.objects.bulk_create(rates, batch_size=1000, ignore_conflicts=True)
    return len(rates)


def _counted(since: Any) -> list[tuple[Any, Any, int, int]]:
    dialect = _DIALECTS[connection.vendor]
    values = {
        "completed": Status.COMPLETED,
        "delivered": Status.DELIVERED,
        "since": connection.ops.adapt_datetimefield_value(since),
        "fewest": FEWEST,
    }
    with connection.cursor() as cursor:
        cursor.execute(_COUNT.format(**dialect._asdict()), values)
        return cursor.fetchall()


def _id(value: Any) -> Any:
    """SQLite keeps ids as text."""
    return value if value is None or isinstance(value, UUID) else UUID(value)
