"""Keyset pages: each page starts where the last one ended, by value, so depth costs nothing.

DRF's own cursor pages fall back to OFFSET among equal values (thousands of orders share a priority);
a row comparison over the whole ordering does not.
"""

import base64
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import F, Field, Model, Q
from django.db.models.fields.tuple_lookups import Tuple, TupleGreaterThan, TupleLessThan
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import replace_query_param

from common.errors import Invalid

DEFAULT_PAGE_SIZE = 50
MAX_PAGE_SIZE = 200


class KeysetPagination(BasePagination):
    """``{next, previous, results}`` with an opaque cursor.

    The view names its orderings in ``orderings``: the value of ``?ordering=`` → the columns, all in one
    direction and ending in a unique one. The first entry is the default. Rows are model objects, or named tuples
    that hold at least these columns.
    """

    def paginate_queryset(self, queryset: Any, request: Request, view: Any = None) -> list[Any]:
        self.request, self.model = request, queryset.model
        self.ordering_name, self.ordering = chosen_ordering(request, view.orderings)
        page_size = chosen_page_size(request)
        anchor, backwards = self._read_cursor(request.query_params.get("cursor"))

        columns = reversed_columns(self.ordering) if backwards else self.ordering
        rows_query = queryset.order_by(*columns)
        if anchor is not None:
            rows_query = rows_query.filter(_beyond(anchor, columns))
        rows = list(rows_query[: page_size + 1])
        more = len(rows) > page_size
        rows = rows[:page_size]
        if backwards:
            rows.reverse()

        has_next = more if not backwards else anchor is not None
        has_previous = more if backwards else anchor is not None
        self.next = self._link(rows[-1], backwards=False) if has_next and rows else None
        self.previous = self._link(rows[0], backwards=True) if has_previous and rows else None
        return rows

    def get_paginated_response(self, data: Any) -> Response:
        return Response({"next": self.next, "previous": self.previous, "results": data})

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        link = {"type": ["string", "null"], "format": "uri"}
        return {
            "type": "object",
            "required": ["next", "previous", "results"],
            "properties": {"next": link, "previous": link, "results": schema},
        }

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        def query(name: str, schema: dict[str, Any], description: str) -> dict[str, Any]:
            return {
                "name": name,
                "in": "query",
                "required": False,
                "schema": schema,
                "description": description,
            }

        parameters = [
            query("cursor", {"type": "string"}, "Where the page starts; taken from `next` or `previous`."),
            query(
                "page_size",
                {"type": "integer", "minimum": 1, "maximum": MAX_PAGE_SIZE, "default": DEFAULT_PAGE_SIZE},
                "Rows a page.",
            ),
        ]
        if len(view.orderings) > 1:
            names = list(view.orderings)
            parameters.append(
                query("ordering", {"type": "string", "enum": names, "default": names[0]}, "Sort order.")
            )
        return parameters

    def column_fields(self) -> list[Any]:
        """The fields of the ordering's columns, by which a cursor spells their values."""
        return fields_of(self.model, self.ordering)

    def _link(self, row: Any, *, backwards: bool) -> str:
        values = [field.value_to_string(row) for field in self.column_fields()]
        document = {"o": self.ordering_name, "b": int(backwards), "v": values}
        cursor = base64.urlsafe_b64encode(json.dumps(document).encode()).decode().rstrip("=")
        return replace_query_param(self.request.build_absolute_uri(), "cursor", cursor)

    def _read_cursor(self, cursor: str | None) -> tuple[list[Any] | None, bool]:
        if not cursor:
            return None, False
        try:
            document = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
            if document["o"] != self.ordering_name:
                raise ValueError("made for another ordering")
            fields = self.column_fields()
            values = [read_value(*pair) for pair in zip(fields, document["v"], strict=True)]
            return values, bool(document["b"])
        except (ValueError, KeyError, TypeError, OverflowError, RecursionError, ValidationError) as error:
            raise Invalid.field(
                "cursor", "invalid", "This cursor does not belong to this list. Start from the first page."
            ) from error


def fields_of(model: type[Model], columns: Sequence[str]) -> list["Field[Any, Any]"]:
    """The model's fields behind the columns of an ordering."""
    return [model._meta.get_field(column.lstrip("-")) for column in columns]  # type: ignore[misc]


def read_value(field: "Field[Any, Any]", text: Any) -> Any:
    """A column's value as a cursor spells it; whatever the column could not hold raises."""
    if not isinstance(text, str) or "\x00" in text:
        raise ValueError("not a value of ours")
    text.encode()  # half a character raises
    value = field.to_python(text)
    field.run_validators(value)
    if isinstance(value, datetime) and value.astimezone(UTC).tzinfo != value.tzinfo:
        raise ValueError("not a time of ours")
    return value


def chosen_ordering(request: Request, orderings: Mapping[str, Sequence[str]]) -> tuple[str, Sequence[str]]:
    """The ordering asked for, or the view's first; an unknown one is refused."""
    name = request.query_params.get("ordering") or next(iter(orderings))
    if name not in orderings:
        raise Invalid.field("ordering", "invalid_choice", f"Choose one of: {', '.join(orderings)}.")
    return name, orderings[name]


def chosen_page_size(request: Request) -> int:
    """Rows a page, 1 to 200; anything else is refused."""
    raw = request.query_params.get("page_size")
    if raw is None:
        return DEFAULT_PAGE_SIZE
    size = int(raw) if raw.isascii() and raw.isdigit() and len(raw) < 6 else 0
    if not 1 <= size <= MAX_PAGE_SIZE:
        raise Invalid.field("page_size", "invalid", f"Give a number from 1 to {MAX_PAGE_SIZE}.")
    return size


def reversed_columns(columns: Sequence[str]) -> list[str]:
    """The same columns in the opposite direction."""
    return [column[1:] if column.startswith("-") else f"-{column}" for column in columns]


def _beyond(anchor: list[Any], columns: Sequence[str]) -> Any:
    """``(a, b, id) > (x, y, z)``: one row comparison that one index serves."""
    names = tuple(column.lstrip("-") for column in columns)
    if len(names) == 1:
        return _single(names[0], columns[0], anchor[0])
    comparison = TupleLessThan if columns[0].startswith("-") else TupleGreaterThan
    return comparison(Tuple(*(F(name) for name in names)), tuple(anchor))


def _single(name: str, column: str, value: Any) -> Any:
    return Q(**{f"{name}__{'lt' if column.startswith('-') else 'gt'}": value})
