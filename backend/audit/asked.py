"""What a list or an export was asked for, as the record keeps it."""

from collections.abc import Collection
from typing import Any

from django_filters.rest_framework import FilterSet
from rest_framework.request import Request

from audit.record import LONGEST_TEXT


def asked_for(
    request: Request, filterset_class: type[FilterSet], *, words: Collection[str] = ()
) -> dict[str, Any]:
    """The filters of a request, already found valid; of those in ``words``, which people type, the names alone."""
    used = sorted(set(request.query_params) & set(filterset_class.base_filters))
    asked: dict[str, Any] = {
        name: sorted({value[:LONGEST_TEXT] for value in request.query_params.getlist(name)})
        for name in used
        if name not in words
    }
    typed = [name for name in used if name in words]
    return {**({"filters": asked} if asked else {}), **({"words_in": typed} if typed else {})}
