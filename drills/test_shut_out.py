"""A session that ends takes its socket along across processes: within 5 s, and within 30 s while Redis is away."""

import asyncio
import json
import time

import pytest
import websockets

from drills.installation import Installation
from drills.people import Person

ENDED = 4503


async def listen(installation: Installation, person: Person) -> websockets.ClientConnection:
    """An open socket that has caught up."""
    line = await websockets.connect(installation.socket_url, origin=installation.origin, open_timeout=10)
    await line.send(json.dumps({"type": "auth", "token": person.token}))
    while json.loads(await asyncio.wait_for(line.recv(), 10))["type"] != "synced":
        pass
    return line


@pytest.mark.parametrize(("redis_is_away", "within_s"), [(False, 5), (True, 30)])
async def test_a_log_out_closes_the_socket(
    installation: Installation, capsys, redis_is_away: bool, within_s: int
) -> None:
    leaves, stays = Person(installation, "amara"), Person(installation, "mateo")
    line, other = await listen(installation, leaves), await listen(installation, stays)
    if redis_is_away:
        installation.redis.kill()

    answer = await asyncio.to_thread(leaves.try_once, "POST", "/api/auth/logout/", {}, "one")
    began = time.monotonic()
    await asyncio.wait_for(line.wait_closed(), within_s)
    took = time.monotonic() - began

    assert answer is not None
    assert answer.status_code == 204
    assert line.close_code == ENDED
    assert other.close_code is None
    await other.close()
    with capsys.disabled():
        away = "Redis away" if redis_is_away else "Redis there"
        print(f"\ndrill: socket closed {took:.1f} s after the log-out, {away}")  # noqa: T201 - the figure
