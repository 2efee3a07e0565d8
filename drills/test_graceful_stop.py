"""A realtime process that is told to stop says goodbye: its readers know when to come back, and lose nothing."""

import asyncio
import json
import signal
from typing import Any

import websockets
from websockets.exceptions import ConnectionClosed

from drills.installation import Installation
from drills.people import Person
from drills.test_shut_out import listen

RESTART = 1012
STOPPED_WITHIN_S = 6


async def hear_to_the_end(line: websockets.ClientConnection) -> list[dict[str, Any]]:
    """Every frame until the other side closes."""
    frames = []
    try:
        while True:
            frames.append(json.loads(await line.recv()))
    except ConnectionClosed:
        return frames


async def test_a_stop_says_goodbye_to_every_socket(installation: Installation, capsys) -> None:
    people = [Person(installation, name) for name in ("amara", "jonas", "mateo")]
    lines = [await listen(installation, person) for person in people]
    process = installation.realtime.process
    assert process is not None

    process.send_signal(signal.SIGTERM)
    heard = [await hear_to_the_end(line) for line in lines]
    code = await asyncio.to_thread(process.wait, STOPPED_WITHIN_S)

    assert code == 0
    for line, frames in zip(lines, heard, strict=True):
        assert frames[-1]["type"] == "goodbye"
        assert 500 <= frames[-1]["retry_after_ms"] <= 5000
        assert line.close_code == RESTART
    with capsys.disabled():
        waits = [frames[-1]["retry_after_ms"] for frames in heard]
        print(f"\ndrill: {len(lines)} sockets told to come back after {waits} ms")  # noqa: T201 - the figure
