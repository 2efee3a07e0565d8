"""A process that is being stopped sends its sockets away, to come back elsewhere."""

import asyncio
import threading

import pytest
from twisted.internet.error import ReactorNotRunning

from notifications import graceful_stop, open_sockets, realtime, worker
from notifications.tests.sockets import Tab

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def token(token_for, clinic_staff):
    return token_for(clinic_staff)


@pytest.fixture(autouse=True)
def stays_afterwards(monkeypatch):
    monkeypatch.setattr(open_sockets, "_leaving", False)


async def test_every_socket_hears_goodbye_and_is_closed(token):
    tab = Tab()
    await tab.log_in(token)
    await tab.hear_until("synced")

    await open_sockets.say_goodbye()

    frames = await tab.hear_until("goodbye")
    assert frames[0]["code"] == "restart"
    assert 500 <= frames[-1]["retry_after_ms"] <= 5000
    assert await tab.close_code() == 1012
    await tab.disconnect()


async def test_a_new_socket_is_sent_on_at_once(token):
    await open_sockets.say_goodbye()
    tab = Tab()

    assert (await tab.connect())[0]

    assert (await tab.hear_until("goodbye"))[0]["code"] == "restart"
    assert await tab.close_code() == 1012


@pytest.mark.parametrize(("sockets", "longest_ms"), [(0, 5_000), (499, 5_000), (2_000, 20_000)])
def test_more_sockets_come_back_over_a_longer_time(sockets, longest_ms, monkeypatch):
    monkeypatch.setattr(open_sockets, "count_sockets", lambda: sockets)

    waits = [open_sockets.pick_return_ms() for _ in range(2_000)]

    assert 500 <= min(waits) < max(waits) <= longest_ms
    assert max(waits) > longest_ms * 0.9


async def test_who_has_not_yet_said_who_they_are_hears_it_too():
    tab = Tab()
    assert (await tab.connect())[0]

    await open_sockets.say_goodbye()

    assert (await tab.hear_until("goodbye"))[0]["code"] == "restart"
    assert await tab.close_code() == 1012
    await tab.disconnect()


async def test_a_socket_that_is_just_being_let_in_hears_goodbye_and_no_hello(token, monkeypatch):
    asked, let_in = threading.Event(), threading.Event()
    open_socket = realtime.open_socket

    def linger(*args):
        asked.set()
        assert let_in.wait(5)
        return open_socket(*args)

    monkeypatch.setattr(realtime, "open_socket", linger)
    tab = Tab()
    assert (await tab.connect())[0]
    await tab.say("auth", token=token)
    assert await asyncio.to_thread(asked.wait, 5)

    await open_sockets.say_goodbye()
    let_in.set()

    assert [frame["type"] for frame in await tab.hear_until("goodbye")] == ["error", "goodbye"]
    assert await tab.close_code() == 1012
    await tab.disconnect()


async def test_one_socket_that_fails_keeps_nobody_from_hearing_it(caplog):
    class Broken:
        async def stop(self, code, detail):
            raise ConnectionError

    broken = Broken()
    open_sockets.admit_socket(broken)
    tab = Tab()
    assert (await tab.connect())[0]

    await open_sockets.say_goodbye()

    assert await tab.close_code() == 1012
    assert "ConnectionError" in caplog.text
    await tab.disconnect()


class Reactor:
    """Twisted's, as far as a stop needs it."""

    running = True

    def stop(self) -> None:
        if not self.running:
            raise ReactorNotRunning
        self.running = False


async def test_two_signals_at_once_stop_the_reactor_once(monkeypatch):
    monkeypatch.setattr(graceful_stop, "reactor", Reactor())
    monkeypatch.setattr(graceful_stop, "_farewells", [])

    graceful_stop._leave()
    graceful_stop._leave()

    assert not graceful_stop.reactor.running
    await asyncio.gather(*graceful_stop._farewells)
    assert len(graceful_stop._farewells) == 1


async def test_a_worker_in_the_same_process_ends_its_round_first(monkeypatch):
    started, ended = threading.Event(), []

    def work_until(stop: threading.Event) -> None:
        started.set()
        if stop.wait(5):
            ended.append("in order")

    monkeypatch.setattr(worker, "work_until", work_until)
    monkeypatch.setattr(graceful_stop, "reactor", Reactor())
    monkeypatch.setattr(graceful_stop, "_farewells", [])
    thread = worker.WorkerThread()
    monkeypatch.setattr(graceful_stop, "_workers", [thread])
    thread.start()
    assert started.wait(5)

    graceful_stop._leave()
    await asyncio.gather(*graceful_stop._farewells)

    assert ended == ["in order"]
    assert not thread.is_alive()
