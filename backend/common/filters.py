"""Query parameters: an unknown one is refused, not ignored, so that a typing error is not a wrong list."""

from collections.abc import Collection

from drf_spectacular.utils import OpenApiParameter
from rest_framework.request import Request

from common.errors import Invalid

# What every list understands.
LIST_PARAMETERS = frozenset({"cursor", "page_size", "ordering"})

LONGEST_SEARCH = 200
SEARCH = OpenApiParameter("search", str, description="Words to look for.")


def refuse_unknown_parameters(request: Request, known: Collection[str]) -> None:
    """Raise ``unknown_filter`` for parameters that the list does not understand."""
    unknown = sorted(set(request.query_params) - set(known) - LIST_PARAMETERS)
    if unknown:
        listed = ", ".join(sorted(known)) or "none"
        raise Invalid(
            f"Unknown filter: {', '.join(unknown)}. Known: {listed}.",
            code="unknown_filter",
            errors=[
                {"field": name, "code": "unknown_filter", "detail": "This list has no such filter."}
                for name in unknown
            ],
        )


def search_words(request: Request) -> list[str]:
    """The words of ``?search=``; a NUL character, which PostgreSQL cannot look for, is refused."""
    text = request.query_params.get("search", "")
    if "\x00" in text or len(text) > LONGEST_SEARCH:
        raise Invalid.field("search", "invalid", f"Give up to {LONGEST_SEARCH} printable characters.")
    return text.split()
