"""How one connection carries requests, and what its client can take of time and memory."""

import asyncio
import gc

import pytest

from bot.operations import web_connection
from tests.operations.raw_http import SLOW, WHOLE, get, post, post_in_chunks, running


async def test_one_connection_carries_request_after_request() -> None:
    async with running() as at:
        client = await at.client()
        for body in (b"one", b"two", b"three"):
            client.send(post(body))
            assert await client.answer() == (200, body)


async def test_pipelined_requests_are_answered_one_at_a_time_and_in_order() -> None:
    async with running() as at:
        client = await at.client()
        client.send(post(b"one", path="/later"), *(get(f"/{number}") for number in range(200)))
        await at.echo.came.wait()
        assert at.echo.answered == []
        at.echo.go_on.set()
        assert await client.answer() == (200, b"one")
        for number in range(200):
            assert await client.answer() == (200, b"/%d" % number)


async def test_a_request_may_arrive_byte_by_byte() -> None:
    async with running() as at:
        client = await at.client()
        for byte in post(b"one") + post_in_chunks(b"3;note=x\r\ntwo\r\n0\r\nTrailer: t\r\n\r\n"):
            client.send(bytes([byte]))
            await asyncio.sleep(0)
        assert [await client.answer(), await client.answer()] == [(200, b"one"), (200, b"two")]


async def test_http_1_0_gets_one_answer_and_the_connection_is_closed() -> None:
    async with running() as at:
        client = await at.client()
        client.send(get("/a", version="1.0"))
        assert await client.answer() == (200, b"/a")
        assert await client.ended()


async def test_a_client_that_announces_its_last_request_gets_the_last_answer() -> None:
    async with running() as at:
        client = await at.client()
        client.send(get("/later", "Connection: close"))
        await at.echo.came.wait()
        client.send(get("/never"))
        at.echo.go_on.set()
        assert await client.answer() == (200, b"/later")
        assert await client.ended()


async def test_a_client_that_shuts_down_its_side_still_gets_its_answers() -> None:
    async with running() as at:
        client = await at.client()
        client.send(get("/later"), get("/b"))
        client.writer.write_eof()
        await at.echo.came.wait()
        at.echo.go_on.set()
        assert [await client.answer(), await client.answer()] == [(200, b"/later"), (200, b"/b")]
        assert await client.ended()


async def test_head_is_answered_without_a_body() -> None:
    async with running() as at:
        client = await at.client()
        client.send(get("/abc", method="HEAD"), get("/b"))
        assert await client.answer(body=False) == (200, b"")
        assert await client.answer() == (200, b"/b")


LARGE_HEADS = {
    "path": b"GET /" + b"a" * 20_000,
    "name": b"GET / HTTP/1.1\r\n" + b"a" * 20_000,
    "value": b"GET / HTTP/1.1\r\nA: " + b"a" * 20_000,
    "several": b"GET / HTTP/1.1\r\n" + b"".join(b"a%d: %b\r\n" % (number, b"b" * 1000) for number in range(40)),
    "many": b"GET / HTTP/1.1\r\n" + b"".join(b"a%d: b\r\n" % number for number in range(3000)),
}


@pytest.mark.parametrize("end", [b"", b"\r\n"], ids=["goes on", "whole"])
@pytest.mark.parametrize("head", LARGE_HEADS.values(), ids=list(LARGE_HEADS))
async def test_the_head_of_a_request_has_a_limit(head: bytes, end: bytes) -> None:
    async with running() as at:
        assert (await at.answer_to(head + end))[0] in {400, 431}
        assert at.echo.answered == []


@pytest.mark.parametrize("head", LARGE_HEADS.values(), ids=list(LARGE_HEADS))
async def test_a_large_head_in_pieces_is_not_read_to_its_end(head: bytes) -> None:
    async with running() as at:
        client = await at.client()
        with pytest.raises(ConnectionError):
            await client.sends_without_end([head[start : start + 1000] for start in range(0, len(head), 1000)])
        assert at.echo.answered == []


@pytest.mark.parametrize(
    "broken", [b"z\r\n", b"5\r\nhelloworld", b"0\r\n" + b"Trailer: x\r\n" * 3000, b"0\r\nTrailer: " + b"x" * 20_000]
)
async def test_a_body_with_broken_chunks_is_a_400_although_its_head_was_good(broken: bytes) -> None:
    async with running() as at:
        client = await at.client()
        client.send(post_in_chunks(b"1\r\na\r\n"))
        await at.echo.came.wait()
        client.send(broken)
        assert (await client.answer())[0] == 400


@pytest.mark.parametrize("begun", SLOW.values(), ids=list(SLOW))
async def test_a_client_that_shuts_down_its_side_in_a_request_is_closed_at_once(begun: bytes) -> None:
    async with running() as at:
        client = await at.client()
        client.send(begun)
        client.writer.write_eof()
        assert await client.ended()


@pytest.mark.parametrize("begun", SLOW.values(), ids=list(SLOW))
async def test_a_client_that_never_ends_its_request_is_closed(begun: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("IDLE_SECONDS", "REQUEST_READ_SECONDS"):
        monkeypatch.setattr(web_connection, name, 0.05)
    async with running() as at:
        client = await at.client()
        client.send(begun)
        assert await client.ended()


@pytest.mark.parametrize(
    ("begun", "drop"),
    [(WHOLE[:-2], b"a: b\r\n"), (post_in_chunks(b""), b"1\r\na\r\n"), (post(b"a" * 900)[:-900], b"a"), (b"", b"\r\n")],
    ids=["head", "chunks", "body", "empty lines"],
)
async def test_slow_sending_does_not_extend_the_time_limit(
    begun: bytes, drop: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web_connection, "REQUEST_READ_SECONDS", 0.1)
    async with running(max_body=1_000_000) as at:
        client = await at.client()
        client.send(begun)
        async with asyncio.timeout(10):
            while not client.reader.at_eof() and client.reader.exception() is None:
                client.send(drop)
                await asyncio.sleep(0.005)
        assert at.echo.answered == []


async def test_a_connection_has_its_limits_after_an_answer_without_a_handler(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web_connection, "REQUEST_READ_SECONDS", 0.05)
    async with running() as at:
        client = await at.client()
        client.send(get("/expects", "Expect: a miracle"))
        assert (await client.answer())[0] == 417
        client.send(WHOLE[:9])
        assert await client.ended()


async def test_each_request_on_a_connection_has_its_own_time_to_arrive(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web_connection, "REQUEST_READ_SECONDS", 0.2)
    one = get("/a")
    async with running() as at:
        client = await at.client()
        client.send(one[:9])
        for _ in range(6):
            await asyncio.sleep(0.06)  # together longer than one may take, each alone much shorter
            client.send(one[9:], one[:9])
            assert await client.answer() == (200, b"/a")


async def test_an_answer_may_take_longer_than_a_connection_may_be_idle(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("IDLE_SECONDS", "REQUEST_READ_SECONDS"):
        monkeypatch.setattr(web_connection, name, 0.02)
    async with running() as at:
        client = await at.client()
        client.send(post(b"hello", path="/later"))
        await at.echo.came.wait()
        asyncio.get_running_loop().call_later(0.06, at.echo.go_on.set)
        assert await client.answer() == (200, b"hello")


async def test_a_client_that_reads_no_answers_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web_connection, "IDLE_SECONDS", 0.1)
    async with running(max_body=2_000_000) as at:
        client = await at.client()
        client.send(*[post(b"a" * 1_000_000)] * 20)
        async with asyncio.timeout(10):
            with pytest.raises(ConnectionError):
                await client.sends_without_end([b"a" * 65_536])


async def test_connections_that_are_over_leave_nothing_behind() -> None:
    async with running() as at:
        for sent in [*SLOW.values(), get("/"), b"hello\r\n\r\n", post_in_chunks(b"z\r\n"), post(b"a" * 2000)] * 3:
            client = await at.client()
            client.send(sent)
            client.writer.write_eof()
            assert await client.reader.read() is not None
            client.writer.close()
        await asyncio.sleep(0.01)
        assert at.server._connections.open == {}
        gc.collect()
        assert [one for one in gc.get_objects() if isinstance(one, web_connection.WebConnection)] == []
