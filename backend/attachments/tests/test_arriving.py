"""What happens to a file on its way."""

import io
import socketserver
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from attachments import services
from attachments.models import Attachment
from attachments.rules import LARGEST_BYTES
from attachments.tests.samples import EICAR, GOOD
from orders.services import transition_order

pytestmark = pytest.mark.django_db
PDF = GOOD["pdf"][0]


def test_a_file_may_have_twenty_megabytes_and_no_byte_more(order_maker, add, clinic_staff, stored):
    order = order_maker()
    assert add(clinic_staff, order, b"a" * LARGEST_BYTES).status_code == 201
    response = add(clinic_staff, order, b"b" * (LARGEST_BYTES + 1))
    assert (response.status_code, response.json()["code"]) == (413, "too_large")
    assert len(stored()) == 1


def test_what_is_cut_off_leaves_nothing(order_maker, client_for, clinic_staff, stored):
    response = client_for(clinic_staff).generic(
        "POST",
        f"/api/orders/{order_maker().pk}/attachments/",
        **{"wsgi.input": io.BytesIO(PDF[:100]), "CONTENT_LENGTH": str(len(PDF))},
    )
    assert (response.status_code, response.json()["code"]) == (400, "cut_off")
    assert not Attachment.objects.exists()
    assert stored() == []


def test_an_order_that_closes_meanwhile_gets_nothing(
    order_maker, add, clinic_staff, lab_staff, stored, monkeypatch
):
    order = order_maker("in_progress")
    look = services.scan

    def close_then_look(content):
        transition_order(
            order_id=order.pk, action="reject", actor=lab_staff, note="Broken.", reason_code="other"
        )
        look(content)

    monkeypatch.setattr(services, "scan", close_then_look)
    response = add(clinic_staff, order, PDF)
    assert (response.status_code, response.json()["code"]) == (409, "attachments_closed")
    assert not Attachment.objects.exists()
    assert stored() == []


def test_a_storage_without_room_says_so(order_maker, add, clinic_staff, media):
    media.parent.mkdir(exist_ok=True)
    media.mkdir()
    (media / "attachments").write_text("a file where a folder should be")
    response = add(clinic_staff, order_maker(), PDF)
    assert (response.status_code, response.json()["code"]) == (503, "unavailable")
    assert not Attachment.objects.exists()


class _Clamd(socketserver.BaseRequestHandler):
    """Speaks INSTREAM as clamd does, and knows one virus."""

    def handle(self) -> None:
        assert self._read(10) == b"zINSTREAM\0"
        content = b""
        while size := struct.unpack(">I", self._read(4))[0]:
            content += self._read(size)
        self.server.seen.append(content)
        verdict = b"stream: Eicar-Signature FOUND" if EICAR in content else b"stream: OK"
        self.request.sendall(self.server.says or verdict + b"\0")

    def _read(self, size: int) -> bytes:
        read = b""
        while len(read) < size:
            read += self.request.recv(size - len(read))
        return read


@contextmanager
def clamd(says: bytes = b"") -> Iterator[socketserver.TCPServer]:
    with socketserver.TCPServer(("127.0.0.1", 0), _Clamd) as server:
        server.seen, server.says = [], says
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def test_the_scanner_sees_all_of_it_before_anything_is_stored(
    order_maker, add, clinic_staff, settings, stored
):
    order = order_maker()
    with clamd() as server:
        settings.CLAMD_ADDRESS = f"127.0.0.1:{server.server_address[1]}"
        assert add(clinic_staff, order, PDF).status_code == 201
        response = add(clinic_staff, order, EICAR)
    assert server.seen == [PDF, EICAR]
    assert (response.status_code, response.json()["code"]) == (400, "infected_file")
    assert len(stored()) == 1


@pytest.mark.parametrize("says", [b"stream: Size limit exceeded. ERROR\0", b"", b"nonsense"])
def test_what_was_not_scanned_is_not_taken(order_maker, add, clinic_staff, settings, stored, says):
    order = order_maker()
    if says:
        with clamd(says) as server:
            settings.CLAMD_ADDRESS = f"127.0.0.1:{server.server_address[1]}"
            response = add(clinic_staff, order, PDF)
    else:
        settings.CLAMD_ADDRESS = "127.0.0.1:1"
        response = add(clinic_staff, order, PDF)
    assert (response.status_code, response.json()["code"]) == (503, "scan_unavailable")
    assert stored() == []
