"""What the record can be narrowed by."""

import django_filters as filters
from django.db.models import QuerySet
from django_filters.rest_framework import FilterSet

from audit.actions import ACTIONS, CATEGORIES, actions_in
from audit.models import AuditEvent, Outcome
from common.filtersets import MomentFilter, RepeatableOrCommaWidget


class AuditFilter(FilterSet):
    action = filters.MultipleChoiceFilter(
        choices=[(name, action.sentence) for name, action in ACTIONS.items()],
        distinct=False,
        widget=RepeatableOrCommaWidget,
        help_text="Repeatable, or a comma list.",
    )
    category = filters.MultipleChoiceFilter(
        choices=[(name, name) for name in CATEGORIES],
        method="in_categories",
        widget=RepeatableOrCommaWidget,
        help_text="What actions are grouped by. Repeatable, or a comma list.",
    )
    actor = filters.UUIDFilter(field_name="actor_id", help_text="The person's id.")
    subject = filters.CharFilter(
        field_name="subject_id", max_length=64, help_text="The id of what it was done to, such as an order's."
    )
    outcome = filters.ChoiceFilter(choices=Outcome.choices)
    created_after = MomentFilter(field_name="created_at", lookup_expr="gte")
    created_before = MomentFilter(field_name="created_at", lookup_expr="lt")

    class Meta:
        model = AuditEvent
        fields: tuple[str, ...] = ()

    def in_categories(
        self, events: QuerySet[AuditEvent], name: str, categories: list[str]
    ) -> QuerySet[AuditEvent]:
        return events.filter(action__in=actions_in(*categories)) if categories else events
