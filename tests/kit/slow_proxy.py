"""A TCP proxy to a server on this machine that delays what goes through it, both ways."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass


@dataclass(slots=True)
class SlowProxy:
    """`target` gives the server's port; whatever is read is passed on after `delay` seconds."""

    target: Callable[[], int]
    port: int = 0
    delay: float = 0.0

    async def connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            there = await asyncio.open_connection("127.0.0.1", self.target())
            await asyncio.gather(self._pass_on(reader, there[1]), self._pass_on(there[0], writer))
        except OSError:
            writer.transport.abort()

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Until the reading side ends; then the other one is closed too."""
        try:
            while data := await reader.read(65_536):
                await asyncio.sleep(self.delay)
                writer.write(data)
        finally:
            writer.close()


@asynccontextmanager
async def slow_proxy(target: Callable[[], int]) -> AsyncIterator[SlowProxy]:
    made = SlowProxy(target)
    listener = await asyncio.start_server(made.connect, "127.0.0.1", 0)
    made.port = listener.sockets[0].getsockname()[1]
    try:
        yield made
    finally:
        listener.close()
