"""The hub's subscription heals by itself, and no socket waits for the channel layer."""

import asyncio

import pytest
from channels.layers import InMemoryChannelLayer

from notifications import hub
from notifications.hub import Hub


class SometimesAway(InMemoryChannelLayer):
    away = False

    async def group_add(self, group: str, channel: str) -> None:
        if self.away:
            raise ConnectionError("away")
        await super().group_add(group, channel)


class Listener:
    def __init__(self) -> None:
        self.heard: asyncio.Queue[str] = asyncio.Queue()

    async def next(self) -> str:
        return await asyncio.wait_for(self.heard.get(), 2)

    async def hears_nothing(self) -> bool:
        await asyncio.sleep(0.1)
        return self.heard.empty()


@pytest.fixture
def layer(monkeypatch):
    layer = SometimesAway()
    monkeypatch.setattr(hub, "get_channel_layer", lambda: layer)
    monkeypatch.setattr(hub, "RETRY_AFTER_S", 0.05)
    return layer


async def send(layer, group):
    await layer.group_send(group, {"type": "wake", "group": group})


async def test_a_group_is_looked_at_once_when_followed_and_then_whenever_woken(layer):
    ours, listener = Hub(), Listener()

    ours.subscribe(["a"], listener.heard.put_nowait)

    assert await listener.next() == "a"
    await send(layer, "a")
    assert await listener.next() == "a"
    await send(layer, "b")
    assert await listener.hears_nothing()


async def test_who_comes_while_the_layer_is_away_hears_once_it_is_back(layer):
    ours, early, late = Hub(), Listener(), Listener()
    ours.subscribe(["early"], early.heard.put_nowait)
    assert await early.next() == "early"

    layer.away = True
    ours.subscribe(["late"], late.heard.put_nowait)
    await send(layer, "early")
    assert await early.next() == "early"
    assert await late.hears_nothing()
    layer.away = False

    assert await late.next() == "late"
    await send(layer, "late")
    assert await late.next() == "late"


async def test_a_group_that_nobody_listens_to_is_left(layer):
    ours, one, two = Hub(), Listener(), Listener()
    ours.subscribe(["a"], one.heard.put_nowait)
    ours.subscribe(["a"], two.heard.put_nowait)
    assert (await one.next(), await two.next()) == ("a", "a")

    ours.unsubscribe(["a"], one.heard.put_nowait)
    await send(layer, "a")
    assert await two.next() == "a"
    assert await one.hears_nothing()
    ours.unsubscribe(["a"], two.heard.put_nowait)
    await send(layer, "a")

    assert await two.hears_nothing()
    assert layer.groups == {}
