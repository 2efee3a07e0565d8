"""The line between people and the installation: a TCP relay that can lose answers."""

import asyncio
import contextlib
import threading

from drills.installation import free_port, is_listening, wait_for


class Line:
    """Passes bytes on between its own port and another one, until it is told to cut."""

    def __init__(self, to_port: int) -> None:
        self.port, self.to_port = free_port(), to_port
        self.cuts = 0
        self._answers_to_lose = 0
        self._open: set[asyncio.StreamWriter] = set()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def start(self) -> None:
        self._thread.start()
        wait_for(lambda: is_listening(self.port), "the line did not open")

    def stop(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

    def lose_answers(self, count: int) -> None:
        """The next so many answers do not arrive: what was asked is done, and nobody hears of it."""
        self._loop.call_soon_threadsafe(self._lose, count)

    def cut_all(self) -> None:
        """Every open connection breaks, without a word."""
        self._loop.call_soon_threadsafe(self._cut_all)

    def _lose(self, count: int) -> None:
        self._answers_to_lose += count

    def _cut_all(self) -> None:
        for writer in list(self._open):
            writer.transport.abort()
        self.cuts += len(self._open)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.create_task(asyncio.start_server(self._relay, "127.0.0.1", self.port))
        self._loop.run_forever()

    async def _relay(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            there_reader, there_writer = await asyncio.open_connection("127.0.0.1", self.to_port)
        except OSError:
            writer.transport.abort()
            return
        self._open |= {writer, there_writer}
        try:
            await asyncio.gather(
                self._pass_on(reader, there_writer), self._pass_on(there_reader, writer, answers=True)
            )
        finally:
            for each in (writer, there_writer):
                self._open.discard(each)
                each.transport.abort()

    async def _pass_on(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, answers: bool = False
    ) -> None:
        with contextlib.suppress(OSError):
            while data := await reader.read(65_536):
                # Short ones are TLS shaking hands.
                if answers and self._answers_to_lose and len(data) > 300:
                    self._answers_to_lose -= 1
                    self.cuts += 1
                    break
                writer.write(data)
                await writer.drain()
        # One direction has ended: so has the conversation.
        writer.transport.abort()
        reader.feed_eof()
