"""Request bodies: JSON that every reader understands alike, and that we could also write (RFC 8259, RFC 7493)."""

import json
import math
from typing import Any

from django.core.exceptions import RequestDataTooBig
from rest_framework.exceptions import ParseError
from rest_framework.parsers import BaseParser

from common.body_size import largest_body

DEEPEST = 20
MOST_VALUES = 10_000
LARGEST_INTEGER = 2**63 - 1


class StrictJSONParser(BaseParser):
    """UTF-8 whatever the ``charset`` says, as JSON is; what the limits above do not allow is malformed, not a crash."""

    media_type = "application/json"
    most_values = MOST_VALUES

    def parse(self, stream: Any, media_type: Any = None, parser_context: Any = None) -> Any:
        raw = read_within_limit(stream, parser_context)
        try:
            body = json.loads(
                raw.decode("utf-8"),
                object_pairs_hook=_unique_members,
                parse_constant=_no_number,
                parse_float=_finite,
                parse_int=_storable,
            )
            refuse_excess(body, self.most_values)
            json.dumps(body, ensure_ascii=False).encode()
        except RecursionError as error:
            raise too_deep() from error
        except UnicodeEncodeError as error:
            raise ParseError("The body contains half a character (a lone surrogate).") from error
        except ValueError as error:
            raise ParseError(f"The body is not JSON: {error}") from error
        return body


class SheetParser(BaseParser):
    """A sheet as its bytes: which encoding it has is for its reader to find out."""

    media_type = "text/csv"

    def parse(self, stream: Any, media_type: Any = None, parser_context: Any = None) -> Any:
        return read_within_limit(stream, parser_context)


def read_within_limit(stream: Any, parser_context: Any) -> bytes:
    """The whole body.

    Raises:
        RequestDataTooBig: it is larger than its path allows.
    """
    limit = largest_body(parser_context["request"].path_info)
    raw: bytes = stream.read(limit + 1)  # a body in chunks says only by its end how long it is
    if len(raw) > limit:
        raise RequestDataTooBig
    return raw


def refuse_excess(body: Any, most_values: int = MOST_VALUES) -> None:
    """Raise ``ParseError`` for more levels or values than any body of ours has."""
    level, depth, values = [body], 0, 1
    while nested := [value for value in level if isinstance(value, (dict, list))]:
        level = [
            inner for outer in nested for inner in (outer.values() if isinstance(outer, dict) else outer)
        ]
        depth, values = depth + 1, values + len(level)
        if depth > DEEPEST:
            raise too_deep()
        if values > most_values:
            raise ParseError(f"The body holds more than {most_values} values.")


def too_deep() -> ParseError:
    return ParseError(f"The body is nested more than {DEEPEST} levels deep.")


def _unique_members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) < len(pairs):
        raise ValueError("a name stands twice in one object.")
    return members


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no number.")


def _finite(text: str) -> float:
    number = float(text)
    if math.isinf(number):
        raise ValueError("a number is too large.")
    return number


def _storable(text: str) -> int:
    if len(text) > len(str(-LARGEST_INTEGER)) or abs(int(text)) > LARGEST_INTEGER:
        raise ValueError("a number is too large.")
    return int(text)
