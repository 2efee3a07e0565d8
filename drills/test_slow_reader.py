"""A reader that stops reading is closed, and the others do not notice."""

import asyncio
import base64
import json
import os
import socket
import time

import psycopg2

from drills.installation import Installation
from drills.people import Person, Reader

# More than the kernel buffers on both ends of a loopback connection.
ROWS, RESUMES = 450, 50
# Seldom, so that resumes and probes together stay below what a client may send (protocol.FRAMES_ALLOWED).
PROBE_EVERY_S = 3
CLOSED_WITHIN_S = 40
LIVE_WITHIN_S = 3


def write_notifications(database_url: str, username: str) -> None:
    """Give a person a long history."""
    connection = psycopg2.connect(database_url)
    with connection, connection.cursor() as cursor:
        cursor.execute(
            """
            WITH person AS (
                SELECT m.user_id, m.organization_id, h.seq FROM accounts_membership m
                JOIN accounts_user u ON u.id = m.user_id
                JOIN notifications_streamhead h ON h.id = m.user_id WHERE u.username = %s
            ), added AS (
                INSERT INTO notifications_notification
                    (id, recipient_id, organization_id, seq, kind, message, in_app, is_read, created_at)
                SELECT gen_random_uuid(), user_id, organization_id, seq + n, 'order_started',
                       repeat('a long sentence ', 30), true, false, now()
                FROM person, generate_series(1, %s) n
            )
            UPDATE notifications_streamhead SET seq = seq + %s WHERE id = (SELECT user_id FROM person)
            """,
            [username, ROWS, ROWS],
        )
    connection.close()


def masked(text: str) -> bytes:
    """A client's text frame (RFC 6455, section 5.2)."""
    payload, mask = text.encode(), os.urandom(4)
    size = len(payload)
    header = bytes([0x81, 0x80 | size]) if size < 126 else bytes([0x81, 0xFE]) + size.to_bytes(2, "big")
    return header + mask + bytes(byte ^ mask[i % 4] for i, byte in enumerate(payload))


def connect_without_reading(installation: Installation) -> socket.socket:
    """A socket that says what it must and reads nothing after the handshake."""
    line = socket.socket()
    line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    line.connect(("127.0.0.1", installation.realtime_port))
    key = base64.b64encode(os.urandom(16)).decode()
    line.sendall(
        f"GET /ws/notifications/ HTTP/1.1\r\nHost: 127.0.0.1:{installation.realtime_port}\r\n"
        f"Origin: http://127.0.0.1:{installation.realtime_port}\r\nUpgrade: websocket\r\n"
        f"Connection: Upgrade\r\nSec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n".encode()
    )
    assert b"101" in line.recv(64)
    return line


def is_cut(line: socket.socket) -> bool:
    try:
        line.sendall(masked('{"type":"ping"}'))
    except OSError:
        return True
    return False


async def test_a_reader_that_stops_is_closed_and_costs_the_others_nothing(installation: Installation) -> None:
    clinic, lab = Person(installation, "amara"), Person(installation, "mateo")
    write_notifications(installation.database.superuser_url, "amara")
    colleague = Reader(installation, Person(installation, "jonas").token)
    reading = asyncio.create_task(colleague.read_forever())
    await colleague.wait_until_live(reading)
    lab_id = next(row["id"] for row in clinic.every("/api/labs/") if row["name"].startswith("Helix"))
    order = await asyncio.to_thread(clinic.place_order, lab_id)

    line = await asyncio.to_thread(connect_without_reading, installation)
    epoch = colleague.cursor["epoch"] if colleague.cursor else ""
    head = max(row["seq"] for row in clinic.every("/api/notifications/"))
    line.sendall(masked(json.dumps({"type": "auth", "token": clinic.token})))
    resume = masked(json.dumps({"type": "resume", "cursor": {"epoch": epoch, "seq": head - ROWS}}))
    for _ in range(RESUMES):
        line.sendall(resume)

    started = time.monotonic()
    await asyncio.to_thread(lab.take_step, order["id"], "review")
    while not any(frame["order"]["id"] == order["id"] for frame in colleague.heard if frame["order"]):
        assert time.monotonic() - started < LIVE_WITHIN_S, "the colleague waited for the slow reader"
        await asyncio.sleep(0.02)
    while not await asyncio.to_thread(is_cut, line):
        assert time.monotonic() - started < CLOSED_WITHIN_S, "the slow reader was not closed"
        await asyncio.sleep(PROBE_EVERY_S)
    reading.cancel()

    log = (installation.folder / "log.txt").read_text()
    assert "reader has stopped reading" in log
    assert colleague.connections == 1
