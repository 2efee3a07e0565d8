"""What is taken and what is refused is decided by what a file holds."""

import io

import pytest
from PIL import Image

from attachments.models import Attachment
from attachments.tests.samples import GOOD, HOSTILE
from orders.models import OrderEvent

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("what", GOOD)
def test_what_clinics_and_labs_send_is_taken(order_maker, clinic_staff, client_for, add, what):
    content, media_type, name = GOOD[what]
    order = order_maker()
    response = add(clinic_staff, order, content)
    assert response.status_code == 201
    added = response.json()
    assert (added["media_type"], added["name"]) == (media_type, name)
    read = client_for(clinic_staff).get(f"/api/orders/{order.pk}/attachments/{added['id']}/")
    stored = b"".join(read.streaming_content)
    assert len(stored) == added["size"]
    if not media_type.startswith("image/"):
        assert stored == content


@pytest.mark.parametrize("what", HOSTILE)
def test_what_could_do_harm_is_refused_and_nothing_stays(order_maker, clinic_staff, add, stored, what):
    content, status, code = HOSTILE[what]
    order = order_maker()
    events = OrderEvent.objects.count()
    response = add(clinic_staff, order, content, "harmless.pdf")
    assert (response.status_code, response.json()["code"]) == (status, code)
    assert not Attachment.objects.exists()
    assert OrderEvent.objects.count() == events
    assert stored() == []


def test_an_image_keeps_its_pixels_upright_and_nothing_else(order_maker, clinic_staff, add, stored):
    content = GOOD["jpeg"][0]
    assert b"canary-description" in content
    add(clinic_staff, order_maker(), content)
    [path] = stored()
    assert b"canary" not in path.read_bytes()
    with Image.open(io.BytesIO(path.read_bytes())) as image:
        assert image.size == (20, 40)
        assert not image.getexif()


def test_pages_of_a_scan_stay_together(order_maker, clinic_staff, add, stored):
    written = io.BytesIO()
    pages = [Image.new("1", (8, 8), index % 2) for index in range(5)]
    pages[0].save(written, "TIFF", save_all=True, append_images=pages[1:])
    assert add(clinic_staff, order_maker(), written.getvalue()).status_code == 201
    with Image.open(stored()[0]) as image:
        assert image.n_frames == 5


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("ECG%20of%20today.PDF", "ECG of today.pdf"),
        ("..%2F..%2Fetc%2Fpasswd", "passwd.pdf"),
        ("C%3A%5Cscans%5Cletter.pdf", "letter.pdf"),
        ("letter.exe", "letter.exe.pdf"),
        ("letter%E2%80%AEfdp.exe", "letter fdp.exe.pdf"),
        ("%CE%95%CE%BE%CE%AD%CF%84%CE%B1%CF%83%CE%B7.pdf", "Εξέταση.pdf"),
        ("", "file.pdf"),
        ("...", "file.pdf"),
        ("a" * 400 + ".pdf", "a" * 120 + ".pdf"),
    ],
)
def test_a_name_says_what_the_file_is_and_misleads_nobody(order_maker, clinic_staff, add, given, kept):
    assert add(clinic_staff, order_maker(), GOOD["pdf"][0], given).json()["name"] == kept
