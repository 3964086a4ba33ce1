"""What clients of all kinds get over real sockets, and how it ends."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest

from bot.http import server_connection
from bot.http.request import Request
from bot.http.response import Response, response
from bot.http.server import Server
from bot.http.server_connection import Answer

OK = b"HTTP/1.1 200 OK\r\nContent-Length: "


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


async def test_one_connection_carries_request_after_request() -> None:
    async with running() as at:
        line = await at.line()
        for body in (b"one", b"two", b"three"):
            line.send(post(body))
            await line.hears(ok(body))


async def test_requests_sent_in_one_go_are_answered_one_at_a_time_and_in_order() -> None:
    async with running() as at:
        line = await at.line()
        line.send(post(b"one", path="/later"), *(get(f"/{number}") for number in range(500)), get("/later"))
        await at.echo.came.wait()
        assert at.echo.answered == []
        at.echo.later.set()
        await line.hears(b"".join([ok(b"one"), *(ok(b"/%d" % number) for number in range(500)), ok(b"/later")]))


async def test_requests_dribbled_in_are_answered_all_the_same() -> None:
    stream = post(b"one") + get("/two") + post(b"three")
    async with running() as at:
        line = await at.line()
        for place in range(len(stream)):
            line.send(stream[place : place + 1])
            await asyncio.sleep(0)
        await line.hears(ok(b"one") + ok(b"/two") + ok(b"three"))


async def test_the_old_http_gets_one_answer_and_the_end() -> None:
    async with running() as at:
        line = await at.line()
        line.send(get("/a", "Connection: keep-alive", version="1.0"))
        assert await line.rest() == ok(b"/a", last=True)


async def test_who_says_it_is_the_last_request_gets_the_last_answer() -> None:
    async with running() as at:
        line = await at.line()
        line.send(get("/later", "Connection: close"), get("/canary"))
        at.echo.later.set()
        assert await line.rest() == ok(b"/later", last=True)


async def test_who_sends_no_more_still_gets_what_it_asked_for() -> None:
    async with running() as at:
        line = await at.line()
        line.send(get("/later"), get("/b"))
        line.writer.write_eof()
        await at.echo.came.wait()
        at.echo.later.set()
        assert await line.rest() in {ok(b"/later") + ok(b"/b", last=last) for last in (True, False)}


async def test_head_is_answered_without_a_body() -> None:
    async with running() as at:
        line = await at.line()
        line.send(get("/abc").replace(b"GET", b"HEAD"), get("/b"))
        await line.hears(OK + b"4\r\n\r\n" + ok(b"/b"))


async def test_who_asks_whether_to_go_on_is_told_to() -> None:
    async with running() as at:
        line = await at.line()
        whole = post(b"hello", "Expect: 100-continue")
        line.send(whole[:-5])
        await line.hears(b"HTTP/1.1 100 Continue\r\n\r\n")
        line.send(whole[-5:])
        await line.hears(ok(b"hello"))


async def test_who_is_refused_is_not_told_to_go_on() -> None:
    async with running() as at:
        line = await at.line()
        line.send(post(b"hello", "Expect: 100-continue", path="/stranger")[:-5])
        await line.hears(response(401).written(last=True, bare=False))


async def test_a_refusal_stands_behind_the_answers_to_what_came_before() -> None:
    async with running() as at:
        line = await at.line()
        line.send(get("/later"), get("/b"), b"canary\r\n\r\n", get("/c"))
        await at.echo.came.wait()
        at.echo.later.set()
        refused = response(400).written(last=True, bare=False)
        await line.hears(ok(b"/later") + ok(b"/b") + refused)


@pytest.mark.parametrize(
    ("stream", "status"),
    [
        (b"canary\r\n\r\n", 400),
        (post(b"a" * 1001), 413),
        (get("/", "A: " + "a" * 20_000), 431),
        (post(b"", path="/stranger"), 401),
    ],
)
async def test_what_is_refused_gets_one_answer_and_the_end(stream: bytes, status: int) -> None:
    async with running() as at:
        assert await at.says(stream, get("/never")) == response(status).written(last=True, bare=False)
        assert at.echo.answered == []


async def test_who_is_refused_in_the_middle_of_sending_still_hears_it() -> None:
    async with running() as at:
        line = await at.line()
        line.send(post(b"a" * 300_000))
        assert await asyncio.wait_for(line.reader.readline(), 10) == b"HTTP/1.1 413 Request Entity Too Large\r\n"


@pytest.mark.parametrize("path", ["/fault", "/later-fault"])
async def test_a_fault_in_the_answer_is_the_servers_and_the_connection_goes_on(
    path: str, caplog: pytest.LogCaptureFixture
) -> None:
    async with running() as at:
        at.echo.later.set()
        line = await at.line()
        line.send(get(path), get("/b"))
        await line.hears(response(500).written(last=False, bare=False) + ok(b"/b"))
    assert [record.levelno for record in caplog.records] == [logging.ERROR]


async def test_a_client_that_goes_away_costs_nobody_anything() -> None:
    async with running() as at:
        line = await at.line()
        line.send(get("/later"))
        await at.echo.came.wait()
        line.writer.transport.abort()
        at.echo.later.set()
        assert await at.says(get("/b")) in {ok(b"/b"), ok(b"/b", last=True)}


@pytest.mark.parametrize("begun", [b"", get("/")[:9], post(b"hello")[:-1]], ids=["nothing", "head", "body"])
async def test_who_never_comes_to_the_end_is_left(begun: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("IDLE_SECONDS", "ARRIVAL_SECONDS"):
        monkeypatch.setattr(server_connection, name, 0.05)
    async with running() as at:
        line = await at.line()
        line.send(begun)
        assert await line.rest() in {b"", b"reset"}


async def test_dribbling_buys_no_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server_connection, "ARRIVAL_SECONDS", 0.1)
    async with running() as at:
        line = await at.line()
        line.send(get("/")[:-2])
        async with asyncio.timeout(10):
            while not line.reader.at_eof() and line.reader.exception() is None:
                line.send(b"a: b\r\n")
                await asyncio.sleep(0.005)
        assert at.echo.answered == []


async def test_an_answer_may_take_longer_than_a_client_may_idle(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server_connection, "IDLE_SECONDS", 0.02)
    async with running() as at:
        line = await at.line()
        line.send(get("/later"))
        await at.echo.came.wait()
        asyncio.get_running_loop().call_later(0.06, at.echo.later.set)
        await line.hears(ok(b"/later"))


async def test_who_reads_no_answers_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server_connection, "MAX_UNREAD", 10_000)
    async with running(max_body=2_000_000) as at:
        line = await at.line()
        line.send(*[post(b"a" * 1_000_000)] * 20)
        async with asyncio.timeout(10):
            with pytest.raises(ConnectionError):
                await line.sends_without_end()


async def test_at_the_end_what_is_at_work_gets_its_answer_and_who_idles_goes() -> None:
    async with running() as at:
        idle, busy = await at.line(), await at.line()
        idle.send(get("/a"))
        await idle.hears(ok(b"/a"))
        at.echo.came.clear()
        busy.send(get("/later"), get("/b"))
        await at.echo.came.wait()
        at.server.stop()
        ending = asyncio.create_task(at.server.finish(10))
        assert await idle.rest() == b""
        at.echo.later.set()
        assert await busy.rest() == ok(b"/later") + ok(b"/b", last=True)
        await ending


async def test_at_the_end_an_answer_that_never_comes_is_not_waited_for() -> None:
    async with running() as at:
        line = await at.line()
        line.send(get("/later"))
        await at.echo.came.wait()
        await at.server.finish(0.01)
        assert await line.rest() in {b"", b"reset"}


async def test_after_the_stop_nobody_new_comes_in_and_who_is_in_is_served() -> None:
    async with running() as at:
        line = await at.line()
        line.send(get("/a"))
        await line.hears(ok(b"/a"))
        at.server.stop()
        with pytest.raises(ConnectionRefusedError):
            await asyncio.open_connection("127.0.0.1", at.port)
        line.send(get("/b"))
        await line.hears(ok(b"/b"))
