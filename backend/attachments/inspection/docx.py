"""Word documents (ECMA-376): no macros, no embedded objects, nothing fetched from elsewhere, no bombs."""

import re
import zipfile
import zlib
from typing import Any, BinaryIO, Final
from xml.etree.ElementTree import ParseError  # nosec B405: what is raised, not what reads
from xml.sax import SAXException  # nosec B406: likewise
from xml.sax.handler import ContentHandler  # nosec B406: what listens

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from defusedxml.sax import parse

from attachments.inspection.unsafe import Unsafe

_MOST_PARTS: Final = 2_000
_MOST_BYTES: Final = 150 * 1024 * 1024
# What says what the parts are and where they lead is short.
_LONGEST_LIST: Final = 1024 * 1024
_BROKEN: Final = (
    *(zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, LookupError, OSError),
    *(ParseError, SAXException),
)
_MAIN: Final = "word/document.xml"
_TYPES: Final = "[Content_Types].xml"
_MAIN_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
# What carries programs or other files.
_ACTIVE_FOLDERS: Final = ("word/embeddings/", "word/activex/", "customui/", "word/vba")
_ACTIVE_ENDINGS: Final = (".bin", ".exe", ".dll", ".ole", ".vml.rels.bin", ".docm", ".dotm")
# Relations to these, wherever they lie.
_CARRYING: Final = (
    *("/vbaproject", "/wordvbadata", "/oleobject", "/package", "/control", "/activexcontrolbinary"),
    *("/afchunk", "/subdocument", "/frame", "/keymapcustomizations", "/attachedtoolbars"),
)
# Fields that fetch, or start another program, when they are brought up to date.
_ACTING: Final = re.compile(
    r"\b(DDE|DDEAUTO|INCLUDE|INCLUDEPICTURE|INCLUDETEXT|IMPORT|LINK|DATABASE|MACROBUTTON)\b", re.I
)
_DEEPEST: Final = 500
_MOST_FIELDS: Final = 20_000
# A link that a person follows is no fetching.
_FOLLOWED: Final = "/hyperlink"


def check_docx(content: BinaryIO) -> BinaryIO:
    """Stored as it came.

    Raises:
        Unsafe: no Word document, broken, or able to act.
    """
    try:
        with zipfile.ZipFile(content) as package:
            _check_parts(package.infolist())
            _check_type(package)
            for part in package.infolist():
                if part.filename.lower().endswith(".rels"):
                    _check_relations(package, part)
                elif part.filename.lower().endswith(".xml"):
                    _check_markup(package, part)
    except _BROKEN as error:
        raise Unsafe("This is no Word document that can be read. Save it again, then add it.") from error
    except (DefusedXmlException, ValueError) as error:
        raise Unsafe("This Word document contains what none needs. Save it again, then add it.") from error
    return content


def _check_parts(parts: list[zipfile.ZipInfo]) -> None:
    names = [part.filename.lower() for part in parts]
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_BYTES:
        raise Unsafe("This Word document unpacks to more than it should. Save it again, then add it.")
    if len(set(names)) < len(names) or any(name.startswith("/") or ".." in name.split("/") for name in names):
        raise Unsafe("This is no Word document that can be read. Save it again, then add it.")
    if _MAIN not in names or _TYPES.lower() not in names:
        raise Unsafe("This is a ZIP archive and no Word document. Send what is in it.")
    if any(name.startswith(_ACTIVE_FOLDERS) or name.endswith(_ACTIVE_ENDINGS) for name in names):
        raise Unsafe("This Word document contains macros or other files. Save it without them, or as PDF.")


def _check_type(package: zipfile.ZipFile) -> None:
    types = fromstring(_read(package, package.getinfo(_TYPES)), forbid_dtd=True)
    main = [each.get("ContentType") for each in types if (each.get("PartName") or "").lower() == f"/{_MAIN}"]
    if main != [_MAIN_TYPE]:
        raise Unsafe("This Word document contains macros or is a template. Save it as .docx or PDF.")


def _check_markup(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Read it from end to end without keeping it: a part may unpack to much."""
    with package.open(part) as stream:
        reader = _Reader()
        parse(stream, reader, forbid_dtd=True)
    if _ACTING.search("".join(reader.fields)):
        raise _fetches()


class _Reader(ContentHandler):
    """Collects the instructions of fields, which may be written in pieces."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: list[str] = []
        self._depth = 0
        self._in_field = False

    def startElement(self, name: str, attrs: Any) -> None:  # noqa: N802 (its name for it)
        self._depth += 1
        if self._depth > _DEEPEST:
            raise ValueError("nested deeper than any text")
        local = name.rpartition(":")[2]
        self._in_field = local == "instrText"
        if local == "fldChar":
            self.fields.append(" ")
        elif local == "fldSimple":
            self.fields.append(" ".join(["", *attrs.values(), ""]))
        if sum(map(len, self.fields[-1:])) > _LONGEST_LIST or len(self.fields) > _MOST_FIELDS:
            raise ValueError("more fields than any text has")

    def endElement(self, name: str) -> None:  # noqa: N802
        self._depth -= 1
        self._in_field = False

    def characters(self, content: str) -> None:
        if self._in_field:
            self.fields.append(content)


def _check_relations(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    for relation in fromstring(_read(package, part), forbid_dtd=True):
        if (relation.get("Type") or "").lower().endswith(_CARRYING):
            raise Unsafe(
                "This Word document contains macros or other files. Save it without them, or as PDF."
            )
        if relation.get("TargetMode") == "External" and not (relation.get("Type") or "").endswith(_FOLLOWED):
            raise _fetches()


def _fetches() -> Unsafe:
    return Unsafe("This Word document fetches something from elsewhere. Save it as PDF, then add that.")


def _read(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    """A part, not longer than it says it is, and than a list of parts can be."""
    if part.file_size > _LONGEST_LIST:
        raise Unsafe("This Word document unpacks to more than it should. Save it again, then add it.")
    with package.open(part) as stream:
        content = stream.read(part.file_size + 1)
    if len(content) > part.file_size:
        raise zipfile.BadZipFile("a part is longer than it says")
    return content
