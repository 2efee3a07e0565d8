"""Answers are written by orjson as REST framework's own renderer would write them."""

from collections import OrderedDict
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from uuid import UUID

import pytest
from django.utils.translation import gettext_lazy
from rest_framework.exceptions import ErrorDetail
from rest_framework.renderers import JSONRenderer

from accounts.models import User
from common.rendering import JsonRenderer
from orders.models import Priority
from orders.states import Status

MOMENT = datetime(2026, 3, 29, 1, 30, 0, 123456, UTC)


@pytest.mark.parametrize(
    "value",
    [
        None,
        {},
        {"id": UUID("01a2094b-0a96-7749-9a45-5afe4615126f"), "b": [True, 1.5, -7, None, ""]},
        {"at": MOMENT, "exactly": MOMENT.replace(microsecond=0)},
        {"elsewhere": MOMENT.astimezone(timezone(timedelta(hours=5, minutes=45)))},
        {"day": date(1984, 3, 7), "opens": time(8, 30), "took": timedelta(minutes=90)},
        {"price": Decimal("12.50"), 7: "number as key", "lazy": gettext_lazy("person")},
        [OrderedDict(status=Status.DRAFT, priority=Priority.STAT), ("a", "tuple")],
        {"detail": ErrorDetail("Too long.", code="max_length")},
        {"names": 'Ελένη Παππά, 王小明, محمد, Zoë \u0000 "quoted" \\ / </script> 🧪'},
        {"largest": 2**63 - 1, "smallest": -(2**63)},
    ],
)
def test_written_as_before(value):
    assert JsonRenderer().render(value) == JSONRenderer().render(value)


def test_rows_that_are_still_a_query(clinic_staff):
    names = User.objects.order_by("id").values("username")

    assert JsonRenderer().render({"people": names}) == JSONRenderer().render({"people": names})
