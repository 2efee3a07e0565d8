"""Reads of the same are done once, but never older than whoever asked."""

import asyncio

import pytest

from notifications import shared_reads
from notifications.shared_reads import read_together


class Library:
    """Counts what was read; nobody gets in before ``open``."""

    def __init__(self) -> None:
        self.open = asyncio.Event()
        self.reads = 0

    def read(self) -> int:
        self.reads += 1
        return self.reads

    async def run(self, function):
        await self.open.wait()
        return function()

    def ask(self, key: str = "shelf") -> "asyncio.Task[int]":
        return asyncio.create_task(read_together(key, self.run, self.read))


async def test_those_who_wait_together_share_one_read():
    library = Library()
    asked = [library.ask() for _ in range(10)]
    other = library.ask("another shelf")
    await asyncio.sleep(0)
    library.open.set()

    assert set(await asyncio.gather(*asked)) == {1}
    assert await other == 2


async def test_who_asks_after_it_began_gets_a_newer_one():
    library = Library()
    began = asyncio.Event()
    finish = asyncio.Event()

    async def slow_run(function):
        answer = function()
        began.set()
        await finish.wait()
        return answer

    first = asyncio.create_task(read_together("shelf", slow_run, library.read))
    await began.wait()
    library.open.set()

    assert await library.ask() == 2
    finish.set()
    assert await first == 1


async def test_one_who_goes_away_leaves_the_others_their_answer():
    library = Library()
    leaves, stays = library.ask(), library.ask()
    await asyncio.sleep(0)
    leaves.cancel()
    await asyncio.sleep(0)
    library.open.set()

    assert await stays == 1
    assert leaves.cancelled()


async def test_a_read_that_never_began_is_not_given_to_later_ones():
    library = Library()

    async def fail(function):
        raise ConnectionError

    with pytest.raises(ConnectionError):
        await read_together("shelf", fail, library.read)
    library.open.set()

    assert await library.ask() == 1


async def test_a_read_may_begin_while_the_next_one_looks_for_it(monkeypatch):
    """A thread begins between any two steps of the loop: here just after the loop has found the key."""

    class BeginsWhenLookedAt(dict):
        def __contains__(self, key: object) -> bool:
            return self.get(key) is not None

        def get(self, key: object, default: object = None) -> object:
            found = super().get(key, default)
            self.pop(key, None)
            return found

    loop = asyncio.get_running_loop()
    monkeypatch.setitem(shared_reads._waiting, loop, BeginsWhenLookedAt())
    library = Library()
    library.open.set()

    assert set(await asyncio.gather(library.ask(), library.ask())) == {1}
