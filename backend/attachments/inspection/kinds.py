"""Which files an order takes: one table, chosen by what a file holds and never by what it is called."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import BinaryIO, Final

from attachments.inspection.docx import check_docx
from attachments.inspection.images import draw_again
from attachments.inspection.pdfs import check_pdf
from attachments.inspection.texts import check_text
from common.errors import Problem


@dataclass(frozen=True)
class Kind:
    """One kind of file.

    Attributes:
        endings: of its names, the usual one first.
        begins: what its first bytes are, any of these; none: tried last.
    """

    name: str
    media_type: str
    endings: tuple[str, ...]
    begins: tuple[bytes, ...]


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

KINDS: Final = (
    Kind("PDF", "application/pdf", (".pdf",), (b"%PDF-",)),
    Kind("JPEG", "image/jpeg", (".jpg", ".jpeg"), (b"\xff\xd8\xff",)),
    Kind("PNG", "image/png", (".png",), (b"\x89PNG\r\n\x1a\n",)),
    Kind("TIFF", "image/tiff", (".tiff", ".tif"), (b"II*\x00", b"MM\x00*")),
    Kind("DOCX", _WORD, (".docx",), (b"PK\x03\x04",)),
    Kind("TXT", "text/plain", (".txt",), (b"",)),
)
# Name of a kind → what reads all of a file and gives back what is to be stored; it raises ``Unsafe``, and runs apart.
CHECKS: Final[Mapping[str, Callable[[BinaryIO], BinaryIO]]] = {
    "PDF": check_pdf,
    "JPEG": draw_again("JPEG"),
    "PNG": draw_again("PNG"),
    "TIFF": draw_again("TIFF"),
    "DOCX": check_docx,
    "TXT": check_text,
}


class UnsupportedFile(Problem):
    """415: a kind of file that no order takes."""

    status = 415
    code = "unsupported_file"
    detail = f"This kind of file cannot be added. Send one of {', '.join(kind.name for kind in KINDS)}."


def kind_of(content: BinaryIO) -> Kind:
    """What ``content`` says it is by its first bytes.

    Raises:
        UnsupportedFile: none of ours.
    """
    content.seek(0)
    head = content.read(16)
    kind = next(kind for kind in KINDS if head.startswith(kind.begins))
    content.seek(0)
    if kind is KINDS[-1] and _is_binary(content.read(4096)):
        raise UnsupportedFile
    content.seek(0)
    return kind


def _is_binary(head: bytes) -> bool:
    """A NUL stands in no text, and UTF-16 is nobody's clinical note."""
    return b"\x00" in head
