"""Plain text, as practice systems and devices write it."""

import re
from typing import BinaryIO

from attachments.inspection.unsafe import Unsafe

_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f\x7f]")


def check_text(content: BinaryIO) -> BinaryIO:
    """Stored as it came.

    Raises:
        Unsafe: neither UTF-8 nor Windows-1252, or with signs that steer a terminal.
    """
    text = content.read()
    if _CONTROL.search(text):
        raise Unsafe("This text contains control characters. Save it as plain text, then add it.")
    for encoding in ("utf-8", "cp1252"):
        try:
            text.decode(encoding)
        except UnicodeDecodeError:
            continue
        return content
    raise Unsafe("This text has an unknown encoding. Save it as UTF-8, then add it.")
