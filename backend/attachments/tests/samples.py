"""Files of every kind that is taken, and files that should better not be."""

import io
import struct
import zipfile
from collections.abc import Callable
from typing import Any, Final

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from PIL import Image

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"

_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType="{}"/></Types>'
)
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"
_RELATION = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}"'
    ' Target="https://example.org/x" TargetMode="External"/></Relationships>'
)


def make_pdf(change: Callable[[pikepdf.Pdf], Any] = lambda pdf: None, **saving: Any) -> bytes:
    document = pikepdf.new()
    document.add_blank_page(page_size=(200, 200))
    change(document)
    written = io.BytesIO()
    document.save(written, **saving)
    return written.getvalue()


def make_image(form: str, size: tuple[int, int] = (40, 20), mode: str = "RGB", **saving: Any) -> bytes:
    written = io.BytesIO()
    Image.new(mode, size).save(written, form, **saving)
    return written.getvalue()


def make_docx(parts: dict[str, str | bytes] | None = None, main_type: str = _WORD) -> bytes:
    content = {
        "[Content_Types].xml": _TYPES.format(main_type),
        "word/document.xml": "<w:document xmlns:w='w'><w:body/></w:document>",
        **(parts or {}),
    }
    return make_zip(content)


def make_zip(content: dict[str, str | bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in content.items():
            package.writestr(name, text)
    return written.getvalue()


def _with_metadata() -> bytes:
    exif = Image.Exif()
    exif[0x010E] = "canary-description"
    exif[0x0112] = 6  # turned by 90 degrees
    return make_image("JPEG", exif=exif.tobytes())


def _link_to_the_web(pdf: pikepdf.Pdf) -> None:
    goal = Dictionary(S=Name.URI, URI=String("https://example.org"))
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=goal)
    pdf.pages[0].Annots = Array([link])
    pdf.Root.OpenAction = Array([pdf.pages[0].obj, Name.Fit])


GOOD: Final[dict[str, tuple[bytes, str, str]]] = {
    "pdf": (make_pdf(), "application/pdf", "letter.pdf"),
    "signed-looking pdf": (
        make_pdf(lambda pdf: pdf.Root.__setitem__("/Perms", Dictionary())),
        "application/pdf",
        "letter.pdf",
    ),
    "pdf without a password to read": (
        make_pdf(encryption=pikepdf.Encryption(owner="secret", user="")),
        "application/pdf",
        "letter.pdf",
    ),
    "jpeg": (_with_metadata(), "image/jpeg", "letter.jpg"),
    "png": (make_image("PNG", mode="RGBA"), "image/png", "letter.png"),
    "palette png": (make_image("PNG", mode="P"), "image/png", "letter.png"),
    "tiff": (make_image("TIFF"), "image/tiff", "letter.tiff"),
    "docx": (
        make_docx({"word/_rels/document.xml.rels": _RELATION.format("hyperlink")}),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "letter.docx",
    ),
    "pdf with a link": (
        make_pdf(_link_to_the_web),
        "application/pdf",
        "letter.pdf",
    ),
    "docx with the date and page numbers": (
        make_docx(
            {"word/document.xml": "<w:d xmlns:w='w'><w:instrText>PAGE </w:instrText><w:t>Link</w:t></w:d>"}
        ),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "letter.docx",
    ),
    "utf-8": ("Grüße, Ελληνικά\n".encode(), "text/plain", "letter.txt"),
    "cp1252": ("Grüße".encode("cp1252"), "text/plain", "letter.txt"),
}


def _action(kind: str, **more: Any) -> Callable[[pikepdf.Pdf], Any]:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.Root.OpenAction = Dictionary(S=Name(kind), **more)

    return change


def _annotation(kind: str, **more: Any) -> Callable[[pikepdf.Pdf], Any]:
    def change(pdf: pikepdf.Pdf) -> None:
        box = Array([0, 0, 9, 9])
        pdf.pages[0].Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name(kind), Rect=box, **more)])

    return change


def _embed(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["virus.exe"] = b"MZ"


def _script_deep_inside(pdf: pikepdf.Pdf) -> None:
    inner = Dictionary(Next=Array([Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))]), S=Name.URI)
    pdf.pages[0].AA = Dictionary(O=inner)


def _script_in_a_stream(pdf: pikepdf.Pdf) -> None:
    stream = pdf.make_stream(b"app.alert(1)")
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("x"), stream])))


def _forgotten_script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Unused = pdf.make_indirect(Dictionary(S=Name.JavaScript, JS=String("x")))


def _bomb_of_pixels() -> bytes:
    """A PNG whose header alone promises 60,000 × 60,000 pixels."""
    image = bytearray(make_image("PNG"))
    image[16:24] = struct.pack(">II", 60_000, 60_000)
    import zlib

    image[29:33] = struct.pack(">I", zlib.crc32(image[12:29]))
    return bytes(image)


def _tiff_of_pages(pages: int) -> bytes:
    written = io.BytesIO()
    first, *others = [Image.new("1", (8, 8)) for _ in range(pages)]
    first.save(written, "TIFF", save_all=True, append_images=others)
    return written.getvalue()


def _lying_zip() -> bytes:
    """Its directory says less than its parts hold."""
    package = bytearray(make_docx({"word/styles.xml": "<a>" + "x" * 5000 + "</a>"}))
    at = package.index(b"word/styles.xml", package.index(b"PK\x01\x02"))
    package[at - 46 + 24 : at - 46 + 28] = struct.pack("<I", 10)
    return bytes(package)


def _address_of_a_page(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].AA = Dictionary(O=Dictionary(S=Name.URI, URI=String("https://example.org")))


def _stream_elsewhere(pdf: pikepdf.Pdf) -> None:
    stream = pdf.make_stream(b"")
    stream["/F"] = String("//host/share")
    pdf.Root.Unused = stream


def _field(*pieces: str) -> str:
    runs = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in pieces)
    return f"<w:document xmlns:w='w'><w:fldChar/>{runs}<w:fldChar/></w:document>"


def _damaged_docx() -> bytes:
    package = bytearray(make_docx())
    start = package.index(b"[Content_Types].xml") + len(b"[Content_Types].xml")
    package[start : start + 20] = b"\xff" * 20
    return bytes(package)


def _damaged_exif() -> bytes:
    image = bytearray(_with_metadata())
    at = image.index(b"Exif\x00\x00") + 6
    image[at + 8 : at + 60] = b"\xff" * 52
    return bytes(image)


def _endless_scans() -> bytes:
    """A progressive JPEG whose last scan comes again and again: each costs a pass over all pixels."""
    image = make_image("JPEG", (64, 64), "L", progressive=True)
    last = image[image.rindex(b"\xff\xda") : -2]
    return image[:-2] + last * 200 + image[-2:]


_BOMB = '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>'
_PDF = GOOD["pdf"][0]
_PNG = GOOD["png"][0]

# What → (the file, status, code)
HOSTILE: Final[dict[str, tuple[bytes, int, str]]] = {
    "script that runs when opened": (make_pdf(_action("/JavaScript", JS=String("x"))), 400, "unsafe_file"),
    "script deep inside": (make_pdf(_script_deep_inside), 400, "unsafe_file"),
    "script in a stream": (make_pdf(_script_in_a_stream), 400, "unsafe_file"),
    "script nothing points to yet": (make_pdf(_forgotten_script), 400, "unsafe_file"),
    "script in packed objects": (
        make_pdf(_script_deep_inside, object_stream_mode=pikepdf.ObjectStreamMode.generate),
        400,
        "unsafe_file",
    ),
    "script behind an empty password": (
        make_pdf(_script_deep_inside, encryption=pikepdf.Encryption(owner="secret", user="")),
        400,
        "unsafe_file",
    ),
    "launch": (make_pdf(_action("/Launch", F=String("cmd.exe"))), 400, "unsafe_file"),
    "submit": (make_pdf(_action("/SubmitForm", F=String("https://example.org"))), 400, "unsafe_file"),
    "import": (make_pdf(_action("/ImportData", F=String("x.fdf"))), 400, "unsafe_file"),
    "other file": (make_pdf(_action("/GoToR", F=String("//host/share"))), 400, "unsafe_file"),
    "embedded go-to": (make_pdf(_action("/GoToE")), 400, "unsafe_file"),
    "media": (make_pdf(_annotation("/RichMedia")), 400, "unsafe_file"),
    "3D": (make_pdf(_annotation("/3D")), 400, "unsafe_file"),
    "attached to a page": (make_pdf(_annotation("/FileAttachment")), 400, "unsafe_file"),
    "embedded program": (make_pdf(_embed), 400, "unsafe_file"),
    "XFA": (
        make_pdf(lambda pdf: pdf.Root.__setitem__("/AcroForm", Dictionary(XFA=String("x")))),
        400,
        "unsafe_file",
    ),
    "password": (make_pdf(encryption=pikepdf.Encryption(owner="a", user="b")), 400, "unsafe_file"),
    "cut pdf": (_PDF[:60], 400, "unsafe_file"),
    "pdf in name only": (b"%PDF-1.7\n" + b"nonsense " * 50, 400, "unsafe_file"),
    "cut png": (_PNG[: len(_PNG) // 2], 400, "unsafe_file"),
    "png in name only": (_PNG[:8] + b"\x00" * 200, 400, "unsafe_file"),
    "bomb of pixels": (_bomb_of_pixels(), 400, "unsafe_file"),
    "too many pixels": (make_image("PNG", (7_100, 7_100), "1"), 400, "unsafe_file"),
    "too many pages": (_tiff_of_pages(51), 400, "unsafe_file"),
    "cut jpeg": (GOOD["jpeg"][0][:40], 400, "unsafe_file"),
    "tiff in name only": (b"II*\x00\xff\xff\xff\x7f", 400, "unsafe_file"),
    "macros": (make_docx({"word/vbaProject.bin": b"x"}), 400, "unsafe_file"),
    "macros by type": (make_docx(main_type=_MACROS), 400, "unsafe_file"),
    "embedded object": (make_docx({"word/embeddings/oleObject1.bin": b"x"}), 400, "unsafe_file"),
    "embedded sheet": (make_docx({"word/embeddings/book.xlsx": b"x"}), 400, "unsafe_file"),
    "ActiveX": (make_docx({"word/activeX/activeX1.xml": "<a/>"}), 400, "unsafe_file"),
    "template from elsewhere": (
        make_docx({"word/_rels/settings.xml.rels": _RELATION.format("attachedTemplate")}),
        400,
        "unsafe_file",
    ),
    "image from elsewhere": (
        make_docx({"word/_rels/document.xml.rels": _RELATION.format("image")}),
        400,
        "unsafe_file",
    ),
    "entities": (make_docx({"word/styles.xml": _BOMB}), 400, "unsafe_file"),
    "zip bomb": (make_docx({"word/big.xml": b"\x00" * (151 * 1024 * 1024)}), 400, "unsafe_file"),
    "lying directory": (_lying_zip(), 400, "unsafe_file"),
    "path out of the package": (make_docx({"../../x.xml": "<a/>"}), 400, "unsafe_file"),
    "broken markup": (make_docx({"word/document.xml": "<a>"}), 400, "unsafe_file"),
    "template from elsewhere, in capitals": (
        make_docx({"word/_rels/settings.xml.RELS": _RELATION.format("attachedTemplate")}),
        400,
        "unsafe_file",
    ),
    "macros elsewhere": (
        make_docx(
            {"word/_rels/document.xml.rels": _RELATION.format("vbaProject").replace("External", "Internal")}
        ),
        400,
        "unsafe_file",
    ),
    "page in the page": (
        make_docx(
            {"word/_rels/document.xml.rels": _RELATION.format("aFChunk").replace("External", "Internal")}
        ),
        400,
        "unsafe_file",
    ),
    "field that starts a program": (
        make_docx({"word/document.xml": _field("DDE", "AUTO c:\\cmd.exe")}),
        400,
        "unsafe_file",
    ),
    "field that fetches": (
        make_docx({"word/document.xml": "<d xmlns:w='w'><w:fldSimple w:instr='includepicture x'/></d>"}),
        400,
        "unsafe_file",
    ),
    "nested without end": (
        make_docx({"word/document.xml": "<a>" * 5000 + "</a>" * 5000}),
        400,
        "unsafe_file",
    ),
    "long list of parts": (
        make_docx({"word/_rels/document.xml.rels": "<a>" + "<b/>" * 300_000 + "</a>"}),
        400,
        "unsafe_file",
    ),
    "damaged packing": (_damaged_docx(), 400, "unsafe_file"),
    "damaged EXIF": (_damaged_exif(), 400, "unsafe_file"),
    "endless scans": (_endless_scans(), 400, "unsafe_file"),
    "address when opened": (make_pdf(_action("/URI", URI=String("https://example.org"))), 400, "unsafe_file"),
    "address of a page": (make_pdf(_address_of_a_page), 400, "unsafe_file"),
    "link to a file": (
        make_pdf(_annotation("/Link", A=Dictionary(S=Name.URI, URI=String("file:///etc/passwd")))),
        400,
        "unsafe_file",
    ),
    "stream elsewhere": (make_pdf(_stream_elsewhere), 400, "unsafe_file"),
    "spreadsheet": (make_zip({"xl/workbook.xml": "<a/>"}), 400, "unsafe_file"),
    "cut zip": (make_docx()[:80], 400, "unsafe_file"),
    "program": (b"MZ\x90\x00" + b"\x00" * 200, 415, "unsupported_file"),
    "ELF": (b"\x7fELF\x02\x01\x01\x00" + b"\x00" * 100, 415, "unsupported_file"),
    "gzip": (b"\x1f\x8b\x08\x00" + b"\x00" * 100, 415, "unsupported_file"),
    "GIF": (make_image("GIF"), 415, "unsupported_file"),
    "UTF-16": ("Hello".encode("utf-16"), 415, "unsupported_file"),
    "terminal escape": (b"Hello \x1b]0;owned\x07", 400, "unsafe_file"),
    "nothing": (b"", 400, "empty_file"),
}
