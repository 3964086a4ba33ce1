"""Where an answer ends, and what is none."""

import asyncio
import socket
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.http import client_connection
from bot.http.answer import Answer, NoAnswer
from bot.http.client_connection import ClientConnection
from tests.http.raw import Reader, Serve, Writer, client_of, plain, request


def once(answer: bytes) -> Serve:
    """Reads one request and answers with these bytes, then closes."""

    async def serve(reader: Reader, writer: Writer) -> None:
        await request(reader)
        writer.write(answer)
        await writer.drain()
        writer.close()
        await writer.wait_closed()

    return serve


async def asked(answer: bytes) -> Answer:
    async with client_of(once(answer)) as client:
        return await client.post("getMe", b"{}", seconds=5)


@pytest.mark.parametrize(
    ("answer", "body"),
    [
        (plain(b"one"), b"one"),
        (plain(b"one", more="Connection: close\r\n"), b"one"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\non\r\n1\r\ne\r\n0\r\n\r\n", b"one"),
        (b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\none", b"one"),
        (b"HTTP/1.0 200 OK\r\n\r\none", b"one"),
        (b"HTTP/1.1 100 Continue\r\n\r\n" + plain(b"one"), b"one"),
        (b"HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" + plain(b"one"), b"one"),
        (plain(b""), b""),
        (plain(b"one") + plain(b"two"), b"one"),
        (plain(b"one") + b"canary", b"one"),
        (plain(b"one", more="Connection: close\r\n") + b"canary", b"one"),
    ],
)
async def test_an_answer_ends_where_it_says(answer: bytes, body: bytes) -> None:
    assert await asked(answer) == Answer(200, body)


async def test_a_redirect_is_an_answer_and_is_not_followed() -> None:
    answer = await asked(plain(b"", status="302 Found", more="Location: http://127.0.0.1:1/canary\r\n"))
    assert answer.status == 302


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"canary",
        b"HTTP/1.1 200 OK\r\nContent-Len",
        b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\ncanary",
        b"HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\ncanary",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n6\r\ncanary\r\n",
        b"HTTP/1.1 100 Continue\r\n\r\n",
        b"HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: canary\r\n\r\n",
    ],
)
async def test_what_is_no_whole_answer_is_none_and_is_not_quoted(answer: bytes) -> None:
    with pytest.raises(NoAnswer) as caught:
        await asked(answer)
    assert "canary" not in str(caught.value) and caught.value.__cause__ is None


async def test_an_answer_without_end_is_not_read_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client_connection, "MAX_ANSWER", 100_000)
    with pytest.raises(NoAnswer, match="too long"):
        await asked(plain(b"a" * 200_000))


async def test_a_long_answer_comes_whole() -> None:
    body = bytes(range(256)) * 4096
    assert (await asked(plain(body))).body == body


STREAM = (
    b"HTTP/1.1 100 Continue\r\n\r\n"
    b"HTTP/1.1 200 OK\r\nServer: x\r\nTransfer-Encoding: chunked\r\n\r\n"
    b"3;note=x\r\nabc\r\n2\r\nde\r\n0\r\nTrailer: t\r\n\r\n"
)


@given(st.lists(st.integers(0, len(STREAM)), max_size=12))
async def test_it_does_not_matter_where_the_answer_is_cut(cuts: list[int]) -> None:
    free: list[ClientConnection] = []
    here, there = socket.socketpair()
    loop = asyncio.get_running_loop()
    _, connection = await loop.create_connection(lambda: ClientConnection(free.append), sock=here)
    call = connection.ask(b"", 5)
    for begin, end in pairwise([0, *sorted(cuts), len(STREAM)]):
        if begin < end:
            connection.received(memoryview(STREAM)[begin:end])
    assert call.result() == Answer(200, b"abcde") and free == [connection]
    connection.abort()
    await connection.lost
    there.close()
