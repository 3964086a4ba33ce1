"""A server at work, and clients that are written by hand."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from bot.http.request import Request
from bot.http.response import Response, response
from bot.http.server import Server
from bot.http.server_connection import Answer


@dataclass
class Echo:
    """Says what it was sent; to `/later` when the test lets it, to `/fault` nothing; `/stranger` is refused."""

    later: asyncio.Event = field(default_factory=asyncio.Event)
    came: asyncio.Event = field(default_factory=asyncio.Event)
    answered: list[bytes] = field(default_factory=list)

    def refusal(self, request: Request) -> Response | None:
        return response(401) if request.path == b"/stranger" else None

    def answer(self, request: Request, body: bytes) -> Answer:
        self.came.set()
        if request.path == b"/fault":
            raise LookupError("canary")
        if request.path in {b"/later", b"/later-fault"}:
            return asyncio.ensure_future(self._later(request, body))
        return self._said(request, body)

    def _said(self, request: Request, body: bytes) -> Response:
        self.answered.append(request.path)
        return response(200, body or request.path)

    async def _later(self, request: Request, body: bytes) -> Response:
        await self.later.wait()
        if request.path == b"/later-fault":
            raise LookupError("canary")
        return self._said(request, body)


@dataclass
class Line:
    """A client's connection."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    def send(self, *pieces: bytes) -> None:
        self.writer.write(b"".join(pieces))

    async def sends_without_end(self) -> None:
        while True:
            await self.writer.drain()
            self.send(b"a" * 65_536)

    async def hears(self, expected: bytes) -> None:
        """Exactly this comes next."""
        async with asyncio.timeout(10):
            assert await self.reader.readexactly(len(expected)) == expected

    async def rest(self) -> bytes:
        """All that comes until the server ends the connection."""
        async with asyncio.timeout(10):
            try:
                return await self.reader.read()
            except ConnectionError:
                return b"reset"


@dataclass
class Running:
    """A server at work, what answers in it, and who comes."""

    server: Server
    echo: Echo
    port: int
    lines: list[Line] = field(default_factory=list)

    async def line(self) -> Line:
        self.lines.append(Line(*await asyncio.open_connection("127.0.0.1", self.port)))
        return self.lines[-1]

    async def says(self, *pieces: bytes) -> bytes:
        """All that comes back for these bytes on a connection of their own, whose client sends no more."""
        line = await self.line()
        line.send(*pieces)
        line.writer.write_eof()
        return await line.rest()


@asynccontextmanager
async def running(*, max_body: int = 1000) -> AsyncIterator[Running]:
    echo = Echo()
    server = Server(echo, max_body=max_body)
    made = Running(server, echo, await server.start("127.0.0.1", 0))
    try:
        yield made
    finally:
        echo.later.set()
        await server.finish(1)
        for line in made.lines:
            line.writer.transport.abort()


def get(path: str, *headers: str, version: str = "1.1") -> bytes:
    return "\r\n".join([f"GET {path} HTTP/{version}", "Host: x", *headers, "", ""]).encode()


def post(body: bytes, *headers: str, path: str = "/") -> bytes:
    lines = [f"POST {path} HTTP/1.1", "Host: x", f"Content-Length: {len(body)}", *headers, "", ""]
    return "\r\n".join(lines).encode() + body


def ok(body: bytes, *, last: bool = False) -> bytes:
    return response(200, body).written(last=last, bare=False)
