"""What a list of orders can be narrowed by."""

from datetime import UTC, datetime
from typing import Any

import django_filters as filters
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django_filters.rest_framework import FilterSet
from django_filters.utils import translate_validation
from django_filters.widgets import BaseCSVWidget
from drf_spectacular.utils import extend_schema_field
from rest_framework.request import Request

from common.filters import refuse_unknown_parameters
from orders.models import Order, Priority
from orders.querysets import OrderQuerySet
from orders.states import Status

_YES_OR_NO = [("true", "yes"), ("false", "no")]


class RepeatableOrCommaWidget(BaseCSVWidget):
    """Reads ``?status=a&status=b`` and ``?status=a,b`` alike."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        given = data.getlist(name) if hasattr(data, "getlist") else [data[name]] if name in data else []
        return [part.strip() for value in given for part in value.split(",") if part.strip()]


def refuse_time_without_utc(moment: datetime) -> None:
    """A time whose UTC lies before the year 1 or after 9999 is none that a database can compare."""
    try:
        moment.astimezone(UTC)
    except OverflowError as error:
        raise ValidationError("Enter a time of this era.", code="invalid") from error


class MomentFilter(filters.IsoDateTimeFilter):
    """A point in time, RFC 3339."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(validators=[refuse_time_without_utc], **kwargs)


class OrderFilter(FilterSet):
    status = filters.MultipleChoiceFilter(
        choices=[(status.value, status.label) for status in Status],
        distinct=False,  # no join, so nothing comes twice; DISTINCT would sort every row found
        widget=RepeatableOrCommaWidget,
        help_text="Repeatable, or a comma list.",
    )
    priority = filters.MultipleChoiceFilter(
        choices=[(priority.wire, priority.label) for priority in Priority],
        widget=RepeatableOrCommaWidget,
        method="narrow_to_priorities",
        help_text="Repeatable, or a comma list.",
    )
    lab = filters.UUIDFilter(field_name="lab_id")
    clinic = filters.UUIDFilter(field_name="clinic_id")
    created_after = MomentFilter(field_name="created_at", lookup_expr="gte")
    created_before = MomentFilter(field_name="created_at", lookup_expr="lt")
    updated_since = MomentFilter(field_name="updated_at", lookup_expr="gte")
    overdue = filters.ChoiceFilter(choices=_YES_OR_NO, method="narrow_to_overdue")
    needs_attention = filters.ChoiceFilter(choices=_YES_OR_NO, method="narrow_to_attention")
    search = filters.CharFilter(
        method="narrow_to_words", max_length=200, help_text="Number, client reference, notes."
    )

    class Meta:
        model = Order
        fields: tuple[str, ...] = ()

    @extend_schema_field({"type": "string", "enum": [p.wire for p in Priority]})
    def narrow_to_priorities(self, orders: QuerySet[Order], name: str, wires: list[str]) -> QuerySet[Order]:
        return orders.filter(priority__in=[Priority[wire.upper()] for wire in wires]) if wires else orders

    def narrow_to_overdue(self, orders: OrderQuerySet, name: str, value: str) -> OrderQuerySet:
        return _keep(orders, orders.overdue(), value)

    def narrow_to_attention(self, orders: OrderQuerySet, name: str, value: str) -> OrderQuerySet:
        return _keep(orders, orders.needing_attention(self.request.auth.actor), value)

    def narrow_to_words(self, orders: OrderQuerySet, name: str, words: str) -> OrderQuerySet:
        return orders.matching(words)


def filter_orders(orders: OrderQuerySet, request: Request) -> OrderQuerySet:
    """Apply the request's filters.

    Raises:
        Invalid: an unknown filter, or a value that does not fit.
    """
    refuse_unknown_parameters(request, OrderFilter.base_filters)
    filterset = OrderFilter(request.query_params, queryset=orders, request=request)
    if not filterset.is_valid():
        raise translate_validation(filterset.errors)
    return filterset.qs


def _keep(orders: OrderQuerySet, subset: OrderQuerySet, value: str) -> OrderQuerySet:
    return subset if value == "true" else orders.exclude(pk__in=subset.values("pk"))
