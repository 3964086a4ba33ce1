"""What clients of all kinds get over real sockets."""

import asyncio
import logging

import pytest

from bot.http import server_connection
from bot.http.response import response
from bot.http.server_connection import ServerConnection
from tests.http.served import Echo, get, ok, post, running


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
        await line.hears(b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n" + ok(b"/b"))


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


async def test_requests_that_run_into_one_another_have_each_their_own_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server_connection, "ARRIVAL_SECONDS", 0.2)
    one = get("/a")
    async with running() as at:
        line = await at.line()
        line.send(one[:9])
        for _ in range(6):
            await asyncio.sleep(0.06)  # all together longer than one may take, each alone much shorter
            line.send(one[9:], one[:9])
            await line.hears(ok(b"/a"))


class Full(asyncio.Transport):
    """What was written to it lies there unread."""

    def __init__(self, connection: ServerConnection) -> None:
        super().__init__()
        self.connection = connection
        self.aborted = False

    def set_write_buffer_limits(self, high: int | None = None, low: int | None = None) -> None:
        """It is full at once."""

    def write(self, _data: object) -> None:
        assert not self.aborted
        self.connection.pause_writing()

    def abort(self) -> None:
        self.aborted = True


async def test_nothing_more_is_answered_to_who_reads_no_answers() -> None:
    echo = Echo()
    connection = ServerConnection(echo, max_body=1000, opened=lambda _: None)
    transport = Full(connection)
    connection.connection_made(transport)
    connection.received(memoryview(get("/a") * 50))
    assert transport.aborted and len(echo.answered) == 1


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
