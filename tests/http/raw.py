"""A server that a test writes by hand, byte by byte, and a client that calls it."""

import asyncio
import re
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from bot.http.client import Client

Reader = asyncio.StreamReader
Writer = asyncio.StreamWriter
Serve = Callable[[Reader, Writer], Awaitable[None]]

_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)


@asynccontextmanager
async def raw_server(serve: Serve, *, tls: ssl.SSLContext | None = None) -> AsyncIterator[int]:
    """Each connection is one call of `serve`; what is left of them ends with the block. Gives the port."""
    tasks: set[asyncio.Task[None]] = set()

    async def one(reader: Reader, writer: Writer) -> None:
        task = asyncio.current_task()
        assert task is not None
        tasks.add(task)
        try:
            await serve(reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            writer.transport.abort()

    server = await asyncio.start_server(one, "127.0.0.1", 0, ssl=tls)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)


async def request(reader: Reader) -> tuple[bytes, bytes]:
    """The next request's head and body."""
    head = await reader.readuntil(b"\r\n\r\n")
    length = _LENGTH.search(head)
    return head, await reader.readexactly(int(length[1]) if length else 0)


def plain(body: bytes, *, status: str = "200 OK", more: str = "") -> bytes:
    """An answer with a Content-Length."""
    return f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\n{more}\r\n".encode() + body


@asynccontextmanager
async def client_of(serve: Serve, *, connections: int = 8) -> AsyncIterator[Client]:
    async with raw_server(serve) as port:
        made = Client(f"http://127.0.0.1:{port}/bot1:canary", connections=connections)
        try:
            yield made
        finally:
            await made.close()


async def echo(reader: Reader, writer: Writer) -> None:
    """Answers each request with its own body."""
    while True:
        _, body = await request(reader)
        writer.write(plain(body))
