"""Calls over real sockets to a server that does what servers and networks do; no call gets another's answer."""

import asyncio

import pytest

from bot.http import client as client_module
from bot.http import client_connection
from bot.http.answer import Answer, NoAnswer, TimedOut
from bot.http.client import Client
from tests.http.raw import Reader, Writer, client_of, echo, plain, request


async def test_a_call_is_a_post_of_json_to_its_name_behind_the_base() -> None:
    heads: list[bytes] = []

    async def note(reader: Reader, writer: Writer) -> None:
        head, body = await request(reader)
        heads.append(head)
        writer.write(plain(body))

    async with client_of(note) as client:
        assert await client.post("sendMessage", '{"text":"señal"}'.encode(), seconds=5) == Answer(
            200, '{"text":"señal"}'.encode()
        )
    lines = heads[0].decode().split("\r\n")
    assert lines[0] == "POST /bot1:canary/sendMessage HTTP/1.1" and lines[1].startswith("Host: 127.0.0.1:")
    assert lines[2:] == ["Content-Type: application/json", "Content-Length: 17", "", ""]


async def test_one_connection_carries_call_after_call() -> None:
    connections: list[Writer] = []

    async def serve(reader: Reader, writer: Writer) -> None:
        connections.append(writer)
        await echo(reader, writer)

    async with client_of(serve) as client:
        for number in range(5):
            assert (await client.post("a", b"%d" % number, seconds=5)).body == b"%d" % number
    assert len(connections) == 1


async def test_many_at_once_get_each_its_own_answer_over_no_more_connections_than_allowed() -> None:
    open_at_once: set[Writer] = set()
    most = 0

    async def serve(reader: Reader, writer: Writer) -> None:
        nonlocal most
        open_at_once.add(writer)
        most = max(most, len(open_at_once))
        await echo(reader, writer)

    async with client_of(serve, connections=4) as client:
        answers = await asyncio.gather(*(client.post("a", b"%d" % number, seconds=5) for number in range(100)))
    assert [answer.body for answer in answers] == [b"%d" % number for number in range(100)]
    assert most == 4


async def test_who_waits_for_a_connection_gets_it_in_order() -> None:
    got: list[bytes] = []

    async def serve(reader: Reader, writer: Writer) -> None:
        while True:
            _, body = await request(reader)
            got.append(body)
            writer.write(plain(b""))

    async with client_of(serve, connections=1) as client:
        await asyncio.gather(*(client.post("a", b"%d" % number, seconds=5) for number in range(20)))
    assert got == [b"%d" % number for number in range(20)]


async def test_who_waits_too_long_for_a_connection_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client_module, "CONNECT_SECONDS", 0.02)
    asked = asyncio.Event()

    async def silent(reader: Reader, _writer: Writer) -> None:
        await request(reader)
        asked.set()
        await reader.read()

    async with client_of(silent, connections=1) as client:
        first = asyncio.create_task(client.post("a", b"", seconds=5))
        await asked.wait()
        with pytest.raises(TimedOut, match="no connection"):
            await client.post("b", b"", seconds=5)
        first.cancel()
        await asyncio.wait([first])


async def _silent(reader: Reader, _writer: Writer) -> None:
    await reader.read()


async def _late(reader: Reader, writer: Writer) -> None:
    """Answers what is asked with 'slow' only when something else is asked, on whatever connection."""
    while True:
        _, body = await request(reader)
        if body == b"slow":
            _LATE.append(writer)
            continue
        for waiting in _LATE:
            waiting.write(plain(b"slow"))
        writer.write(plain(body))


_LATE: list[Writer] = []


@pytest.fixture(autouse=True)
def _none_late() -> None:
    _LATE.clear()


async def test_a_call_without_an_answer_in_time_is_timed_out_and_its_answer_is_nobody_elses() -> None:
    async with client_of(_late, connections=1) as client:
        with pytest.raises(TimedOut):
            await client.post("a", b"slow", seconds=0.02)
        for number in range(3):
            assert (await client.post("a", b"%d" % number, seconds=5)).body == b"%d" % number


async def test_a_cancelled_calls_answer_is_nobody_elses() -> None:
    async with client_of(_late, connections=1) as client:
        call = asyncio.create_task(client.post("a", b"slow", seconds=5))
        async with asyncio.timeout(5):
            while not _LATE:  # noqa: ASYNC110 - what is waited for is in the server
                await asyncio.sleep(0)
        call.cancel()
        await asyncio.wait([call])
        assert call.cancelled()
        for number in range(3):
            assert (await client.post("a", b"%d" % number, seconds=5)).body == b"%d" % number


async def test_calls_cancelled_at_any_moment_leave_every_other_its_own_answer() -> None:
    async with client_of(echo, connections=3) as client:
        for rounds in range(60):
            calls = [asyncio.create_task(client.post("a", b"%d" % number, seconds=5)) for number in range(9)]
            for _ in range(rounds % 12):
                await asyncio.sleep(0)
            for call in calls[::2]:
                call.cancel()
            await asyncio.wait(calls)
            assert [call.result().body for call in calls[1::2]] == [b"%d" % number for number in range(1, 9, 2)]


async def test_a_connection_that_the_server_closed_is_not_used_again() -> None:
    closed = asyncio.Event()

    async def serve(reader: Reader, writer: Writer) -> None:
        _, body = await request(reader)
        writer.write(plain(body))
        await writer.drain()
        writer.close()
        await writer.wait_closed()
        closed.set()

    async with client_of(serve) as client:
        for number in range(5):
            closed.clear()
            assert (await client.post("a", b"%d" % number, seconds=5)).body == b"%d" % number
            await closed.wait()


async def test_what_comes_unasked_is_read_as_no_calls_answer() -> None:
    said = asyncio.Event()

    async def serve(reader: Reader, writer: Writer) -> None:
        _, body = await request(reader)
        writer.write(plain(body))
        await said.wait()
        writer.write(plain(b"unasked", status="408 Request Timeout"))
        await echo(reader, writer)

    async with client_of(serve) as client:
        for number in range(5):
            said.clear()
            assert (await client.post("a", b"%d" % number, seconds=5)).body == b"%d" % number
            said.set()
            await asyncio.sleep(0)


async def test_a_connection_that_nobody_uses_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client_connection, "IDLE_SECONDS", 0.01)
    ended = asyncio.Event()

    async def serve(reader: Reader, writer: Writer) -> None:
        _, body = await request(reader)
        writer.write(plain(body))
        assert await reader.read() == b""
        ended.set()

    async with client_of(serve) as client:
        await client.post("a", b"", seconds=5)
        async with asyncio.timeout(5):
            await ended.wait()


async def test_nobody_there_is_told_by_the_errors_name_alone() -> None:
    client = Client("http://127.0.0.1:1/bot1:canary")
    with pytest.raises(NoAnswer) as caught:
        await client.post("getMe", b"canary", seconds=5)
    assert str(caught.value) == "ConnectionRefusedError" and caught.value.__cause__ is None


async def test_a_closed_client_ends_its_calls_and_takes_no_more() -> None:
    async with client_of(_silent) as client:
        call = asyncio.create_task(client.post("a", b"", seconds=5))
        await asyncio.sleep(0.01)  # until it is on its way, or still connecting: both must end
        await client.close()
        with pytest.raises(NoAnswer):
            await call
        with pytest.raises(NoAnswer, match="closed"):
            await client.post("a", b"", seconds=5)
