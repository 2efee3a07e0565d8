"""What a printed document says, looked at as a reader and a scanner would."""

from itertools import combinations
from typing import Any, NamedTuple

import pypdfium2
import zxingcpp
from pypdfium2 import raw

A_SCAN = 300
A_LABEL_PRINTER = 203


class Box(NamedTuple):
    left: float
    bottom: float
    right: float
    top: float

    def overlaps(self, other: "Box", by: float = 0.6) -> bool:
        return (
            min(self.right, other.right) - max(self.left, other.left) > by
            and min(self.top, other.top) - max(self.bottom, other.bottom) > by
        )


def pages_of(document: bytes) -> list[Any]:
    return list(pypdfium2.PdfDocument(document))


def texts_of(document: bytes) -> list[str]:
    """The text of each page, in the order of reading, its lines joined."""
    return [" ".join(page.get_textpage().get_text_range().split()) for page in pages_of(document)]


def text_of(document: bytes) -> str:
    return " ".join(texts_of(document))


def codes_of(document: bytes, *, dpi: int = A_SCAN) -> list[tuple[str, str]]:
    """Format and text of each code on each page, as it is printed at ``dpi``."""
    return [
        (str(code.format), code.text)
        for page in pages_of(document)
        for code in zxingcpp.read_barcodes(page.render(scale=dpi / 72, grayscale=True).to_pil())
    ]


def boxes_of(page: Any) -> list[Box]:
    """Around the ink of each piece of text."""
    texts = page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT])
    boxes = [Box(*each.get_bounds()) for each in texts]
    return [box for box in boxes if box.right - box.left > 0.1]


def pieces_of(page: Any) -> list[str]:
    """The pieces of text of one typeface, as they stand from left to right."""
    return [
        each.extract().strip()
        for each in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], textpage=page.get_textpage())
    ]


def assert_neat(document: bytes) -> None:
    """Nothing leaves its page, and no text stands on other text."""
    for page in pages_of(document):
        width, height = page.get_size()
        boxes = boxes_of(page)
        for box in boxes:
            assert 0 <= box.left < box.right <= width, box
            assert 0 <= box.bottom < box.top <= height, box
        for one, other in combinations(boxes, 2):
            assert not one.overlaps(other), (one, other)
