"""What clients of all kinds get from the web server, over real sockets."""

import asyncio
import logging
import socket

import pytest
import structlog
from aiohttp import web

from bot.operations.web_server import WebServer
from tests.operations.raw_http import SECRET, WHOLE, get, post, post_in_chunks, running


async def test_a_body_is_asked_for_when_the_handler_wants_it() -> None:
    async with running() as at:
        client = await at.client()
        whole = post(b"hello", "Expect: 100-continue")
        client.send(whole[:-5])
        assert (await client.answer())[0] == 100
        client.send(whole[-5:])
        assert await client.answer() == (200, b"hello")


@pytest.mark.parametrize(
    ("rejected", "status"),
    [
        (get("/guarded", "Content-Length: 1000", "Expect: 100-continue", method="POST"), 401),
        (get("/", "Content-Length: 1001", "Expect: 100-continue", method="POST"), 413),
    ],
)
async def test_a_rejected_sender_is_not_asked_for_its_body(rejected: bytes, status: int) -> None:
    async with running() as at:
        client = await at.client()
        client.send(rejected)
        assert (await client.answer())[0] == status
        client.writer.write_eof()
        assert await client.ended()


@pytest.mark.parametrize("length", [1001, 10**12])
async def test_a_body_that_is_announced_too_large_is_rejected_before_it_comes(length: int) -> None:
    async with running() as at:
        assert (await at.answer_to(get("/", f"Content-Length: {length}", method="POST")))[0] == 413


async def test_a_body_in_chunks_is_rejected_when_it_has_become_too_large() -> None:
    async with running() as at:
        assert (await at.answer_to(post_in_chunks(b"400\r\n" + b"a" * 0x400 + b"\r\n")))[0] == 413


async def test_a_sender_in_the_middle_of_a_rejected_body_still_hears_why() -> None:
    async with running() as at:
        client = await at.client()
        client.send(post(b"a" * 300_000))
        assert (await client.answer())[0] == 413
        assert await client.ended()


async def test_a_sender_is_checked_before_its_body_is_there() -> None:
    async with running() as at:
        without_body = get("/guarded", "Content-Length: 1000", method="POST")
        assert (await at.answer_to(without_body))[0] == 401
        assert await at.answer_to(post(b"hello", f"{SECRET}: yes", path="/guarded")) == (200, b"hello")


async def test_after_a_body_that_was_not_read_the_connection_is_closed() -> None:
    async with running() as at:
        client = await at.client()
        client.send(post(b"a" * 900, path="/unread")[:-1])
        assert await client.answer() == (200, b"/unread")
        client.send(b"a", get("/never"))
        assert await client.ended()


@pytest.mark.parametrize(
    "stream",
    [
        b"hello\r\n\r\n",
        b"GET / HTTP/3.0\r\n\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
        post(b"", "Content-Length: 1"),
        get("/", "Content-Length: -1", method="POST"),
        get("/", "Content-Length: 99999999999999999999999", method="POST"),
        get("/", "Content-Length: 1", "Transfer-Encoding: chunked", method="POST") + b"0\r\n\r\n",
        get("/", "bad name: x"),
        post_in_chunks(b"z\r\n"),
    ],
)
async def test_what_is_not_http_gets_a_400_and_the_connection_is_closed(stream: bytes) -> None:
    async with running() as at:
        client = await at.client()
        client.send(stream, get("/never"))
        status, body = await client.answer()
        assert (status, body) == (400, b"") and await client.ended()
        assert at.echo.answered == []


@pytest.mark.parametrize(
    "offer",
    [
        ("Connection: Upgrade, HTTP2-Settings", "Upgrade: h2c", "HTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA"),
        ("Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA=="),
        ("Connection: Upgrade", "Upgrade: TLS/1.0"),
    ],
    ids=["h2c", "websocket", "tls"],
)
@pytest.mark.parametrize("body", [b"", b"hello"])
async def test_an_offer_to_speak_another_protocol_is_not_taken(offer: tuple[str, ...], body: bytes) -> None:
    async with running() as at:
        client = await at.client()
        for _ in range(2):
            client.send(post(body, *offer, path="/a"))
            assert await client.answer() == (200, body or b"/a")


@pytest.mark.parametrize("path", ["/fault", "/later/fault"])
async def test_a_failing_handler_is_a_500_and_the_connection_goes_on(path: str) -> None:
    with structlog.testing.capture_logs() as logged:
        async with running() as at:
            at.echo.go_on.set()
            client = await at.client()
            client.send(get(path), get("/b"))
            assert await client.answer() == (500, b"")
            assert await client.answer() == (200, b"/b")
    assert [(entry["log_level"], entry["error"]) for entry in logged] == [("error", "LookupError")]


@pytest.mark.parametrize("sent", [get("/later"), post(b"hello", path="/later")[:-1]], ids=["whole", "half"])
async def test_a_client_that_goes_away_is_neither_an_error_nor_in_the_way(
    sent: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    with structlog.testing.capture_logs() as logged:
        async with running() as at:
            client = await at.client()
            client.send(sent)
            await at.echo.came.wait()
            client.writer.transport.abort()
            at.echo.go_on.set()
            assert await at.answer_to(get("/b")) == (200, b"/b")
    assert logged == [] and caplog.records == []


async def test_when_the_server_is_full_the_slowest_client_is_disconnected() -> None:
    async with running(max_connections=3) as at:
        busy, slow, slower = [await at.client() for _ in range(3)]
        busy.send(get("/later"))
        await at.echo.came.wait()
        slow.send(WHOLE[:9])
        assert await at.answer_to(get("/b")) == (200, b"/b")
        assert await slow.ended()
        assert not slower.reader.at_eof()
        at.echo.go_on.set()
        assert await busy.answer() == (200, b"/later")


async def test_when_all_connections_are_busy_a_new_client_is_disconnected() -> None:
    async with running(max_connections=1) as at:
        busy = await at.client()
        busy.send(get("/later"))
        await at.echo.came.wait()
        assert await (await at.client()).ended()
        at.echo.go_on.set()
        assert await busy.answer() == (200, b"/later")


async def test_after_the_stop_open_requests_are_answered_and_nothing_new_is_taken() -> None:
    async with running() as at:
        idle, slow, busy = [await at.client() for _ in range(3)]
        idle.send(get("/a"))
        assert await idle.answer() == (200, b"/a")
        at.echo.came.clear()
        slow.send(WHOLE[:9])
        busy.send(get("/later"), get("/b"))
        await at.echo.came.wait()
        at.server.stop()
        assert await idle.ended() and await slow.ended()
        with pytest.raises(ConnectionRefusedError):
            await asyncio.open_connection("127.0.0.1", at.port)
        at.echo.go_on.set()
        assert [await busy.answer(), await busy.answer()] == [(200, b"/later"), (200, b"/b")]
        assert await busy.ended()


async def test_the_end_waits_for_answers_but_not_for_ever() -> None:
    async with running() as at:
        client = await at.client()
        client.send(get("/later"))
        await at.echo.came.wait()
        await at.server.finish(0.01)
        assert await client.ended()


async def test_the_end_comes_as_soon_as_all_have_their_answers() -> None:
    async with running() as at:
        client = await at.client()
        client.send(get("/later"))
        await at.echo.came.wait()
        ending = asyncio.create_task(at.server.finish(10))
        await asyncio.sleep(0)
        at.echo.go_on.set()
        async with asyncio.timeout(5):
            await ending
        assert await client.answer() == (200, b"/later")


LOOPBACKS = {"127.0.0.1": ["127.0.0.1"], "::1": ["::1"], "::": ["127.0.0.1", "::1"], "localhost": ["localhost"]}


@pytest.mark.parametrize(("host", "reached_at"), LOOPBACKS.items())
async def test_it_listens_where_it_is_told_to(host: str, reached_at: list[str]) -> None:
    if ":" in host and not _has_ipv6():
        pytest.skip("this machine has no IPv6")
    server = WebServer(web.Application(), max_body=0)
    port = await server.start(host, 0)
    for address in reached_at:
        _, writer = await asyncio.open_connection(address, port)
        writer.close()
    await server.finish(1)


@pytest.mark.parametrize("host", ["192.0.2.1", "no-such-host.invalid"])
async def test_a_host_that_is_not_this_machine_is_an_error(host: str) -> None:
    with pytest.raises(OSError):  # noqa: PT011 - which kind depends on the machine
        await WebServer(web.Application(), max_body=0).start(host, 0)


async def test_a_port_in_use_is_an_error() -> None:
    async with running() as at:
        with pytest.raises(OSError, match="in use"):
            await WebServer(web.Application(), max_body=0).start("127.0.0.1", at.port)


def _has_ipv6() -> bool:
    try:
        with socket.create_server(("::1", 0), family=socket.AF_INET6):
            return True
    except OSError:
        return False


CANARY = b"canary"
HOSTILE = [
    CANARY + b"\r\n\r\n",
    get(f"/{CANARY.decode()}?canary#canary"),
    get(f"/{'canary' * 4000}"),
    get("/", f"Secret: {'canary' * 4000}"),
    get("/", "canary\x00: canary"),
    get("http://canary:canary/"),
    get("//canary:99999999/"),
    get("/", "Content-Length: canary", method="POST"),
    get("/fault", "Secret: canary"),
    post_in_chunks(b"canary\r\n"),
    post(CANARY, "Content-Encoding: gzip"),
    post(CANARY * 1000),
    post(CANARY, "Expect: canary"),
    post(CANARY, "Connection: Upgrade", "Upgrade: canary"),
]


async def test_nothing_of_a_request_is_logged_at_any_level(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    asyncio.get_running_loop().set_debug(True)
    with structlog.testing.capture_logs() as logged:
        async with running() as at:
            for sent in HOSTILE:
                client = await at.client()
                client.send(sent)
                client.writer.write_eof()
                await client.ended()
    heard = [f"{record.getMessage()} {record.exc_info} {record.exc_text}" for record in caplog.records]
    assert CANARY.decode() not in f"{heard} {logged}".lower()
    assert "LookupError" in str(logged)
