"""What is wrong with a body, each at its place: ``analytes[2].reference_ranges[1].low``."""

from collections.abc import Iterator
from typing import Any

from rest_framework import serializers

from catalog.rules.faults import Fault, join

_WHOLE = "non_field_errors"


def forget_unnamed(body: serializers.Serializer[Any]) -> None:
    """Let the serializer of a PATCH know only the members that its body names, each of them in full.

    (``partial=True`` reaches into the rows of lists, and lets them lack what they must have.)
    """
    given = body.initial_data if isinstance(body.initial_data, dict) else {}
    for name in set(body.fields) - set(given):
        del body.fields[name]


def find_body_faults(body: serializers.BaseSerializer[Any]) -> list[Fault]:
    """What of the body's shape is not as the serializer says; none if it is valid."""
    if body.is_valid():
        return []
    errors: Any = body.errors
    return list(_flatten(serializers.ValidationError(errors).get_full_details(), ""))


def _flatten(details: Any, path: str) -> Iterator[Fault]:
    if isinstance(details, dict) and set(details) == {"message", "code"}:
        yield Fault(path, str(details["code"]), str(details["message"]))
    elif isinstance(details, dict):
        for key, inner in details.items():
            name = "" if key == _WHOLE else f"[{key}]" if isinstance(key, int) else str(key)
            yield from _flatten(inner, join(path, name))
    else:
        # The rows of a list, of which those without a fault are empty, or the faults of one value.
        for index, inner in enumerate(details):
            is_row = isinstance(inner, dict) and set(inner) != {"message", "code"}
            yield from _flatten(inner, f"{path}[{index}]" if is_row else path)
