"""A line to a server on this machine that may be slow: what goes through it waits a while, both ways."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass


@dataclass(slots=True)
class SlowLine:
    """`target` gives the server's port; each piece waits for `delay` seconds."""

    target: Callable[[], int]
    port: int = 0
    delay: float = 0.0

    async def connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            there = await asyncio.open_connection("127.0.0.1", self.target())
            await asyncio.gather(self._carry(reader, there[1]), self._carry(there[0], writer))
        except OSError:
            writer.transport.abort()

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Until one side has ended; then the other one too."""
        try:
            while data := await reader.read(65_536):
                await asyncio.sleep(self.delay)
                writer.write(data)
        finally:
            writer.close()


@asynccontextmanager
async def slow_line(target: Callable[[], int]) -> AsyncIterator[SlowLine]:
    line = SlowLine(target)
    listener = await asyncio.start_server(line.connect, "127.0.0.1", 0)
    line.port = listener.sockets[0].getsockname()[1]
    try:
        yield line
    finally:
        listener.close()
