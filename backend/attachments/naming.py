"""What a file is called: as its sender called it, without what could mislead."""

import re
import unicodedata
from pathlib import PurePosixPath
from urllib.parse import quote

from django.utils.http import parse_header_parameters

LONGEST = 120
# Separators of folders, what file systems refuse, and what turns a name around (Unicode: bidirectional controls).
_UNWANTED = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]')


def name_in(header: str) -> str:
    """The name in a ``Content-Disposition`` (RFC 6266), blank if there is none."""
    try:
        _, parameters = parse_header_parameters(header)
    except (ValueError, LookupError):
        return ""
    return str(parameters.get("filename", ""))


def clean_name(name: str, endings: tuple[str, ...]) -> str:
    """A name that ends as its kind of file does, whatever it was called.

    Args:
        endings: such as ``(".jpg", ".jpeg")``; the first is given to what has none of them.
    """
    text = unicodedata.normalize("NFC", name).encode(errors="ignore").decode()
    text = _UNWANTED.sub(" ", PurePosixPath(text.replace("\\", "/")).name)
    text = " ".join(text.split()).strip(". ") or "file"
    stem, ending = text, PurePosixPath(text).suffix.lower()
    if ending in endings:
        stem = text[: -len(ending)]
    else:
        ending = endings[0]
    return f"{stem[:LONGEST].strip('. ') or 'file'}{ending}"


def disposition(name: str) -> str:
    """The header by which it is saved under ``name``, also by clients that know ASCII alone (RFC 6266, appendix D)."""
    plain = name.encode("ascii", "replace").decode().replace("?", "_").replace('"', "_")
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
