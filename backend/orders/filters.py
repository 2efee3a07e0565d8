"""What a list of orders can be narrowed by."""

from uuid import UUID

import django_filters as filters
from django.db.models import QuerySet
from django_filters.rest_framework import FilterSet
from drf_spectacular.utils import extend_schema_field

from common.filtersets import MomentFilter, RepeatableOrCommaWidget
from orders.models import Order, Priority
from orders.querysets import OrderQuerySet
from orders.states import Status

_YES_OR_NO = [("true", "yes"), ("false", "no")]


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
    patient = filters.UUIDFilter(
        method="narrow_to_patient", help_text="One of the clinic's patients; a lab finds nothing by it."
    )
    created_after = MomentFilter(field_name="created_at", lookup_expr="gte")
    created_before = MomentFilter(field_name="created_at", lookup_expr="lt")
    updated_since = MomentFilter(field_name="updated_at", lookup_expr="gte")
    overdue = filters.ChoiceFilter(choices=_YES_OR_NO, method="narrow_to_overdue")
    needs_attention = filters.ChoiceFilter(choices=_YES_OR_NO, method="narrow_to_attention")
    search = filters.CharFilter(
        method="narrow_to_words", max_length=200, help_text="Number, client reference, patient, notes."
    )

    class Meta:
        model = Order
        fields: tuple[str, ...] = ()

    @extend_schema_field({"type": "string", "enum": [p.wire for p in Priority]})
    def narrow_to_priorities(self, orders: QuerySet[Order], name: str, wires: list[str]) -> QuerySet[Order]:
        return orders.filter(priority__in=[Priority[wire.upper()] for wire in wires]) if wires else orders

    def narrow_to_patient(self, orders: OrderQuerySet, name: str, patient_id: UUID) -> OrderQuerySet:
        return orders.of_patient(self.request.auth.actor, patient_id)

    def narrow_to_overdue(self, orders: OrderQuerySet, name: str, value: str) -> OrderQuerySet:
        return _keep(orders, orders.overdue(), value)

    def narrow_to_attention(self, orders: OrderQuerySet, name: str, value: str) -> OrderQuerySet:
        return _keep(orders, orders.needing_attention(self.request.auth.actor), value)

    def narrow_to_words(self, orders: OrderQuerySet, name: str, words: str) -> OrderQuerySet:
        return orders.matching(words)


def _keep(orders: OrderQuerySet, subset: OrderQuerySet, value: str) -> OrderQuerySet:
    return subset if value == "true" else orders.exclude(pk__in=subset.values("pk"))
