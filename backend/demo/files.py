"""Files of the demo world's orders: a letter and a photo, made here and added as everybody adds them."""

import hashlib
import io
import tempfile
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from PIL import Image, ImageDraw
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from accounts.models import Membership
from accounts.who import member
from attachments.receiving import Received
from attachments.services import add_attachment
from audit.who import acting_as
from demo.specimens import Moment
from demo.stories import Step, Story
from orders.models import Order

AT_ONCE: Final = timedelta(minutes=1)
_LETTER: Final = (
    "Dear colleagues,",
    "",
    "please find enclosed what we know so far. The earlier results came from",
    "another laboratory; we would be glad if you compared yours with them.",
    "",
    "Call the desk if anything is not clear.",
)


def write_letter() -> bytes:
    """A page with a few sentences, as a PDF."""
    written = io.BytesIO()
    page = Canvas(written, pagesize=A4, invariant=True)
    page.setTitle("Letter of referral")
    text = page.beginText(72, A4[1] - 96)
    text.setFont("Helvetica", 11, leading=16)
    text.textLines("\n".join(_LETTER))
    page.drawText(text)
    page.save()
    return written.getvalue()


def draw_photo() -> bytes:
    """A tube in a rack, as a PNG."""
    photo = Image.new("RGB", (640, 480), "#dfe5e8")
    pen = ImageDraw.Draw(photo)
    pen.rectangle((0, 360, 640, 480), fill="#9aa7ad")
    pen.rounded_rectangle((280, 90, 360, 400), radius=36, fill="#f7fafb", outline="#7d8b91", width=4)
    pen.rounded_rectangle((286, 220, 354, 394), radius=32, fill="#8c1d24")
    pen.rounded_rectangle((272, 60, 368, 120), radius=10, fill="#7a5ea8")
    written = io.BytesIO()
    photo.save(written, "PNG")
    return written.getvalue()


def attach(
    story: Story,
    placed: Sequence[Order],
    requester: Membership,
    steps: Sequence[tuple[datetime, Step, Membership]],
    moment: datetime,
) -> Iterator[Moment]:
    """The files that are added to one order, the clinic's when it is placed, the lab's as it takes its first step.

    Args:
        placed: holds the order once it is placed.
        steps: the order's, with their moments and who takes them.
        moment: when it is placed.
    """
    if story.has_letter:
        yield moment + AT_ONCE, partial(_add, placed, "Letter of referral.pdf", write_letter(), requester)
    if story.has_photo:
        when, _, actor = next(each for each in steps if each[1].by == "lab")
        yield when - AT_ONCE, partial(_add, placed, "Tube as it arrived.png", draw_photo(), actor)


def _add(placed: Sequence[Order], name: str, content: bytes, worker: Membership) -> None:
    with tempfile.TemporaryFile() as file, acting_as(member(worker)):
        file.write(content)
        received = Received(file, len(content), hashlib.sha256(content).hexdigest())
        add_attachment(order_id=placed[0].pk, actor=worker, name=name, received=received)
