"""A web server for a test, and clients that write their requests byte by byte."""

import asyncio
import itertools
import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web

from bot.operations.web_server import WebServer, defer_100_continue, read_body

SECRET = "Secret"
Answer = tuple[int, bytes]

PATIENCE = 40
"""Seconds to wait for the server: far more than a busy machine needs, so that only a server that hangs fails."""

_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)


@dataclass
class Echo:
    """Answers with what it was sent.

    `/later` waits until the test lets it go on, `/fault` and `/later/fault` fail, `/guarded` asks for the header
    `Secret` before it reads the body, `/unread` never reads it.
    """

    go_on: asyncio.Event = field(default_factory=asyncio.Event)
    came: asyncio.Event = field(default_factory=asyncio.Event)
    answered: list[str] = field(default_factory=list)

    def app(self) -> web.Application:
        app = web.Application()
        app.router.add_route("*", "/expects", self._answer)  # with aiohttp's own answer to Expect
        app.router.add_route("*", "/{path:.*}", self._answer, expect_handler=defer_100_continue)
        return app

    async def _answer(self, request: web.Request) -> web.Response:
        self.came.set()
        if request.path == "/guarded" and SECRET not in request.headers:
            raise web.HTTPUnauthorized
        body = b"" if request.path == "/unread" else await read_body(request)
        if request.path.startswith("/later"):
            await self.go_on.wait()
        if request.path.endswith("/fault"):
            raise LookupError("canary")
        self.answered.append(request.path)
        return web.Response(body=body or request.path.encode())


@dataclass
class RawClient:
    """One connection to the server."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    def send(self, *pieces: bytes) -> None:
        self.writer.write(b"".join(pieces))

    async def sends_without_end(self, pieces: Sequence[bytes]) -> None:
        for piece in itertools.cycle(pieces):
            self.send(piece)
            await self.writer.drain()

    async def answer(self, *, body: bool = True) -> Answer:
        """The status and body that come next; `body=False` after HEAD. Raises when the connection ends instead."""
        async with asyncio.timeout(PATIENCE):
            head = await self.reader.readuntil(b"\r\n\r\n")
            length = _LENGTH.search(head)
            content = await self.reader.readexactly(int(length[1])) if length and body else b""
            return int(head.split()[1]), content

    async def ended(self) -> bool:
        """Whether the server closes the connection without another byte."""
        async with asyncio.timeout(PATIENCE):
            try:
                return await self.reader.read() == b""
            except ConnectionError:
                return True


@dataclass
class Running:
    """A server at work, what answers in it, and its clients."""

    server: WebServer
    echo: Echo
    port: int
    clients: list[RawClient] = field(default_factory=list)

    async def client(self) -> RawClient:
        self.clients.append(RawClient(*await asyncio.open_connection("127.0.0.1", self.port)))
        return self.clients[-1]

    async def answer_to(self, *pieces: bytes) -> Answer:
        """The first answer on a connection of its own."""
        client = await self.client()
        client.send(*pieces)
        return await client.answer()


@asynccontextmanager
async def running(*, max_body: int = 1000, max_connections: int = 100) -> AsyncIterator[Running]:
    echo = Echo()
    server = WebServer(echo.app(), max_body=max_body, max_connections=max_connections)
    made = Running(server, echo, await server.start("127.0.0.1", 0))
    try:
        yield made
    finally:
        echo.go_on.set()
        for client in made.clients:
            client.writer.transport.abort()
        await server.finish(1)


def get(path: str, *headers: str, method: str = "GET", version: str = "1.1") -> bytes:
    return "\r\n".join([f"{method} {path} HTTP/{version}", "Host: x", *headers, "", ""]).encode()


def post(body: bytes, *headers: str, path: str = "/") -> bytes:
    return get(path, f"Content-Length: {len(body)}", *headers, method="POST") + body


def post_in_chunks(chunks: bytes, path: str = "/") -> bytes:
    """`chunks` as they stand in the stream, with their lengths."""
    return get(path, "Transfer-Encoding: chunked", method="POST") + chunks


WHOLE = get("/", "A: b")
SLOW = {
    "nothing": b"",
    "half a head": WHOLE[:9],
    "half a body": post(b"hello")[:-1],
    "half a chunk": post_in_chunks(b"5\r\nhel"),
}
