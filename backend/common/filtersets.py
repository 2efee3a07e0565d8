"""What the filters of lists have in common."""

from datetime import UTC, datetime
from typing import Any

import django_filters as filters
from django.core.exceptions import ValidationError
from django_filters.rest_framework import DjangoFilterBackend, FilterSet
from django_filters.utils import translate_validation
from django_filters.widgets import BaseCSVWidget
from rest_framework.request import Request

from common.filters import refuse_unknown_parameters


class RepeatableOrCommaWidget(BaseCSVWidget):  # type: ignore[misc]
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


class MomentFilter(filters.IsoDateTimeFilter):  # type: ignore[misc]
    """A point in time, RFC 3339."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(validators=[refuse_time_without_utc], **kwargs)

    def filter(self, queryset: Any, moment: datetime | None) -> Any:
        # In UTC: PostgreSQL knows no offset beyond 15:59.
        return super().filter(queryset, moment and moment.astimezone(UTC))


class StrictFilterBackend(DjangoFilterBackend):  # type: ignore[misc]
    """Applies the view's ``filterset_class`` to lists; an unknown filter or a wrong value is refused."""

    def filter_queryset(self, request: Request, queryset: Any, view: Any) -> Any:
        return queryset if view.detail else narrow(queryset, view.filterset_class, request)


def narrow(rows: Any, filterset_class: type[FilterSet], request: Request) -> Any:
    """Apply the request's filters.

    Raises:
        Invalid: an unknown filter, or a value that does not fit.
    """
    refuse_unknown_parameters(request, filterset_class.base_filters)
    if request.query_params.keys().isdisjoint(filterset_class.base_filters):
        return rows  # building a form of ten fields to find nothing in it took a tenth of a page's time
    filterset = filterset_class(request.query_params, queryset=rows, request=request)
    if not filterset.is_valid():
        raise translate_validation(filterset.errors)
    return filterset.qs
