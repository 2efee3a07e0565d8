"""PDF: what acts by itself, or carries something else, is refused (ISO 32000-2, sections 7.11 and 12.6)."""

from collections.abc import Iterator
from typing import Any, BinaryIO, Final

import pikepdf

from attachments.inspection.unsafe import Unsafe

_MOST_OBJECTS: Final = 200_000
# Names of entries that hold scripts, other files or forms of another language.
_ENTRIES: Final = {
    "/JS": "contains a script",
    "/JavaScript": "contains a script",
    "/EmbeddedFiles": "contains other files",
    "/EF": "contains other files",
    "/XFA": "contains an XFA form",
    "/RichMedia": "contains media",
    "/RichMediaContent": "contains media",
    "/Collection": "is a collection of other files",
}
# Kinds of actions and annotations that reach out of the document.
_VALUES: Final = {
    "/JavaScript": "contains a script",
    "/Launch": "starts another program",
    "/ImportData": "imports data",
    "/SubmitForm": "sends what is typed to somebody",
    "/GoToE": "contains other files",
    "/GoToR": "opens another file",
    "/Rendition": "contains media",
    "/Movie": "contains media",
    "/Sound": "contains media",
    "/3D": "contains media",
    "/FileAttachment": "contains other files",
    "/RichMedia": "contains media",
    "/Screen": "contains media",
    "/Thread": "opens another file",
    "/RichMediaExecute": "contains media",
    "/GoTo3DView": "contains media",
}
# What a person may follow.
_FOLLOWED: Final = ("http://", "https://", "mailto:")
_TELLING: Final = ("/S", "/Subtype", "/Type")


def check_pdf(content: BinaryIO) -> BinaryIO:
    """Read each object of the document; it is stored as it came, so that signatures stay true.

    Raises:
        Unsafe: closed by a password, broken, or able to act.
    """
    try:
        with pikepdf.open(content) as document:
            if len(document.pages) == 0:
                raise Unsafe("This PDF has no pages.")
            for number, value in enumerate(_walk(document)):
                if number > _MOST_OBJECTS:
                    raise Unsafe("This PDF is too complicated. Print it to a new PDF, then add that.")
                if why := _why_not(value):
                    raise Unsafe(f"This PDF {why}. Print it to a new PDF, then add that.")
    except pikepdf.PasswordError as error:
        raise Unsafe("This PDF is protected by a password. Save it without one, then add it.") from error
    except (pikepdf.PdfError, ValueError, RuntimeError, RecursionError) as error:
        raise Unsafe("This PDF is broken. Save it again, then add it.") from error
    return content


def _walk(document: pikepdf.Pdf) -> Iterator[Any]:
    """Each dictionary, also those that stand directly in others; references are met as objects of their own."""
    waiting: list[Any] = [document.trailer, *document.objects]
    while waiting:
        value = waiting.pop()
        yield value
        if isinstance(value, (pikepdf.Dictionary, pikepdf.Stream)):
            parts = [part for _, part in value.items()]
        elif isinstance(value, pikepdf.Array):
            parts = list(value)
        else:
            continue
        waiting += (
            part
            for part in parts
            if isinstance(part, (pikepdf.Dictionary, pikepdf.Array)) and not part.is_indirect
        )


def _why_not(value: Any) -> str | None:
    if not isinstance(value, (pikepdf.Dictionary, pikepdf.Stream)):
        return None
    keys = set(value.keys())
    for entry, why in _ENTRIES.items():
        if entry in keys:
            return why
    for name in _TELLING:
        if name in keys and str(value[name]) in _VALUES:
            return _VALUES[str(value[name])]
    if isinstance(value, pikepdf.Stream) and "/F" in keys:
        return "opens another file"
    return _why_not_act(value, keys)


def _why_not_act(value: Any, keys: set[str]) -> str | None:
    """What it does by itself, and where it leads."""
    opening = value["/OpenAction"] if "/OpenAction" in keys else None
    acts = isinstance(opening, pikepdf.Dictionary) and str(opening.get("/S")) not in ("/GoTo", "None")
    if acts or "/AA" in keys:
        return "acts by itself when it is opened"
    if str(value.get("/S")) == "/URI" and not str(value.get("/URI", "")).lower().startswith(_FOLLOWED):
        return "leads to something that is no web page"
    return None
