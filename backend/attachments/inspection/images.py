"""Images are drawn anew: only their pixels are stored, nothing that was hidden beside or behind them."""

import struct
import tempfile
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, Final

from PIL import Image, ImageOps, ImageSequence

from attachments.inspection.unsafe import Unsafe

MOST_PIXELS: Final = 50_000_000
MOST_PAGES: Final = 50
# What Pillow writes of each mode it may have read; what is not named becomes RGB.
_MODES: Final = {
    "JPEG": ("L", "RGB"),
    "PNG": ("1", "L", "LA", "P", "RGB", "RGBA", "I;16"),
    "TIFF": ("1", "L", "RGB", "RGBA", "I;16"),
}
_OPTIONS: Final[dict[str, dict[str, Any]]] = {
    "JPEG": {"quality": 92, "subsampling": 0},
    "PNG": {},
    "TIFF": {"compression": "tiff_lzw"},
}
_MOST_SCANS: Final = 100
_START_OF_SCAN: Final = b"\xff\xda"
_BROKEN: Final = (ValueError, SyntaxError, EOFError, TypeError, struct.error, Image.DecompressionBombError)


def draw_again(form: str) -> Callable[[BinaryIO], BinaryIO]:
    """A check that reads an image of this format and writes it anew."""

    def check(content: BinaryIO) -> BinaryIO:
        """Raises:
        Unsafe: broken, or too large.
        """
        if form == "JPEG":
            _refuse_endless_scans(content)
        try:
            return _draw(content, form)
        except _BROKEN as error:
            raise _broken() from error
        except OSError as error:
            if error.errno is not None:  # the system's word: no room for what is drawn
                raise
            raise _broken() from error

    return check


def _draw(content: BinaryIO, form: str) -> BinaryIO:
    with Image.open(content, formats=[form]) as image:
        _refuse_large(image, form)
        frames = [_pixels_of(page, form) for page in _pages_of(image, form)]
    drawn = tempfile.TemporaryFile()  # noqa: SIM115 — whoever asked closes it
    more = {"save_all": True, "append_images": frames[1:]} if len(frames) > 1 else {}
    frames[0].save(drawn, form, **_OPTIONS[form], **more)
    drawn.seek(0)
    return drawn


def _broken() -> Unsafe:
    return Unsafe("This image is broken. Save it again, then add it.")


def _refuse_endless_scans(content: BinaryIO) -> None:
    """A progressive image is drawn once for each scan, and a scan may be a few bytes."""
    if content.read().count(_START_OF_SCAN) > _MOST_SCANS:
        raise Unsafe("This image is too complicated. Save it again as an ordinary JPEG, then add it.")
    content.seek(0)


def _refuse_large(image: Image.Image, form: str) -> None:
    """All pages together, before any is drawn."""
    pixels = 0
    for number, page in enumerate(_pages_of(image, form)):
        if number == MOST_PAGES:
            raise Unsafe(f"This image has more than {MOST_PAGES} pages. Send them in several files.")
        pixels += page.width * page.height
        if pixels > MOST_PIXELS:
            raise Unsafe(f"This image has more than {MOST_PIXELS // 10**6} million pixels. Make it smaller.")


def _pages_of(image: Image.Image, form: str) -> Iterator[Image.Image]:
    """One after the other, without asking how many there are: that alone takes long of a million."""
    yield from ImageSequence.Iterator(image) if form == "TIFF" else [image]


def _pixels_of(page: Image.Image, form: str) -> Image.Image:
    """As it is meant to be seen: turned as its camera said, and without anything but pixels."""
    upright = ImageOps.exif_transpose(page)
    plain = upright if upright.mode in _MODES[form] else upright.convert("RGB")
    clean = Image.new(plain.mode, plain.size)
    if plain.mode == "P" and (palette := plain.getpalette()):
        clean.putpalette(palette)
    clean.paste(plain)
    if plain.mode == "P" and "transparency" in plain.info:
        clean.info["transparency"] = plain.info["transparency"]
    return clean
