"""Keyset pages: each page starts where the last one ended, by value, so depth costs nothing.

DRF's own cursor pages fall back to OFFSET among equal values (thousands of orders share a priority);
a row comparison over the whole ordering does not.
"""

import base64
import binascii
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F, Model, Q
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
    direction and ending in a unique one. The first entry is the default.
    """

    def paginate_queryset(self, queryset: Any, request: Request, view: Any = None) -> list[Any]:
        self.request = request
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

    def _link(self, row: Model, *, backwards: bool) -> str:
        values = [getattr(row, column.lstrip("-")) for column in self.ordering]
        document = {"o": self.ordering_name, "b": int(backwards), "v": [_pack(value) for value in values]}
        cursor = base64.urlsafe_b64encode(json.dumps(document).encode()).decode().rstrip("=")
        return replace_query_param(self.request.build_absolute_uri(), "cursor", cursor)

    def _read_cursor(self, cursor: str | None) -> tuple[list[Any] | None, bool]:
        if not cursor:
            return None, False
        try:
            document = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
            values = [_unpack(value) for value in document["v"]]
            fits = document["o"] == self.ordering_name and len(values) == len(self.ordering)
        except (binascii.Error, ValueError, KeyError, TypeError, UnicodeError):
            fits = False
        if not fits:
            raise Invalid.field(
                "cursor", "invalid", "This cursor does not belong to this list. Start from the first page."
            )
        return values, bool(document["b"])


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


def _pack(value: Any) -> Any:
    if isinstance(value, datetime):
        return {"t": value.isoformat()}
    if isinstance(value, UUID):
        return {"u": value.hex}
    return value


_READERS: dict[str, Callable[[str], Any]] = {"t": datetime.fromisoformat, "u": UUID}


def _unpack(value: Any) -> Any:
    if isinstance(value, dict):
        ((kind, text),) = value.items()
        return _READERS[kind](text)
    return value
