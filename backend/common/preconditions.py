"""ETag and If-Match (RFC 9110, sections 8.8.3 and 13.1.1) over a row's ``version``."""

import re

from drf_spectacular.utils import OpenApiParameter
from rest_framework.request import Request

from common.errors import Invalid

IF_MATCH = OpenApiParameter(
    "If-Match",
    str,
    OpenApiParameter.HEADER,
    description="The ETag you last saw; a stale one is refused with 412.",
)
NO_VERSION = 0


def etag_of(version: int) -> str:
    """The ETag of a version."""
    return f'"{version}"'


def expected_version(request: Request) -> int | None:
    """The version named by If-Match; ``None`` without one (or ``*``), ``NO_VERSION`` if it can be none of ours.

    Raises:
        Invalid: a list of tags; this API has one current version.
    """
    header = request.headers.get("If-Match", "").strip()
    if header in ("", "*"):
        return None
    tags = [tag.strip() for tag in header.split(",")]
    if len(tags) > 1:
        raise Invalid.field("If-Match", "invalid", "Send exactly one ETag.")
    match = re.fullmatch(r'(?:W/)?"?(\d{1,9})"?', tags[0], re.ASCII)
    return int(match[1]) if match else NO_VERSION
