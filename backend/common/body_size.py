"""How large a request may be."""

import re

from django.conf import settings


def largest_body(path: str) -> int:
    """How many bytes a body at this path may have."""
    larger = (size for pattern, size in settings.LARGER_BODIES if re.fullmatch(pattern, path))
    return int(next(larger, settings.DATA_UPLOAD_MAX_MEMORY_SIZE))
