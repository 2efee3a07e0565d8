"""What was made to exhaust whoever looks into it ends a process of its own, and nobody else."""

import io
import time
import zlib

import pikepdf
import pytest

from attachments.inspection import apart
from attachments.tests.samples import GOOD, make_docx

pytestmark = pytest.mark.django_db

MEGABYTE = 1024 * 1024


def packed_objects(megabytes: int) -> bytes:
    """A PDF of some kilobytes, one stream of which unpacks to so much and has to be read for its objects."""
    document = pikepdf.new()
    document.add_blank_page()
    written = io.BytesIO()
    document.save(written, object_stream_mode=pikepdf.ObjectStreamMode.generate, compress_streams=False)
    plain = written.getvalue()
    begin = plain.index(b"stream\n", plain.index(b"/ObjStm")) + len(b"stream\n")
    end = plain.index(b"endstream", begin)
    packer = zlib.compressobj(1)
    parts = [packer.compress(plain[begin:end])]
    parts += [packer.compress(b" " * MEGABYTE) for _ in range(megabytes)]
    parts.append(packer.flush())
    head = plain[:begin].replace(b"/Type /ObjStm", b"/Type /ObjStm /Filter /FlateDecode")
    return head + b"".join(parts) + b"\n" + plain[end:]


def test_memory_is_bounded(order_maker, clinic_staff, add, stored, monkeypatch):
    monkeypatch.setattr(apart, "MOST_MEMORY", 400 * MEGABYTE)

    response = add(clinic_staff, order_maker(), packed_objects(600))

    assert (response.status_code, response.json()["code"]) == (400, "unsafe_file")
    assert stored() == []


def test_time_of_the_processor_is_bounded(order_maker, clinic_staff, add, monkeypatch):
    monkeypatch.setattr(apart, "LONGEST_CPU_S", 1)
    many = "<a>" + "<b/>" * 30_000_000 + "</a>"
    began = time.monotonic()

    response = add(clinic_staff, order_maker(), make_docx({"word/styles.xml": many}))

    assert (response.status_code, response.json()["code"]) == (400, "unsafe_file")
    assert "too complicated" in response.json()["detail"]
    assert time.monotonic() - began < apart.LONGEST_S


def test_time_that_passes_is_bounded(order_maker, clinic_staff, add, monkeypatch):
    monkeypatch.setattr(apart, "LONGEST_S", 0.01)

    response = add(clinic_staff, order_maker(), GOOD["pdf"][0])

    assert "too complicated" in response.json()["detail"]


def test_whoever_waits_too_long_for_others_is_asked_to_come_again(
    order_maker, clinic_staff, add, stored, monkeypatch
):
    monkeypatch.setattr(apart, "LONGEST_WAIT_S", 0.01)
    for _ in range(apart.MOST_AT_ONCE):
        apart._turns.acquire()
    try:
        response = add(clinic_staff, order_maker(), GOOD["pdf"][0])
    finally:
        for _ in range(apart.MOST_AT_ONCE):
            apart._turns.release()

    assert (response.status_code, response.json()["code"]) == (503, "unavailable")
    assert response["Retry-After"]
    assert stored() == []
