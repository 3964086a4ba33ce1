"""Clients that connect and then take their time, or never end: nobody else waits for them."""

import asyncio
import io
import itertools
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from tests.faults.webhook_bot import TARGET, webhook_bot

EACH = 50
DRIP_EVERY = 0.05
SOON = 3.0
"""Seconds: far more than an answer takes, far less than the bot waits for a slow request."""

SILENT = b""
"""Nothing comes, as where a client has lost its network."""

SLOW_HEAD = TARGET.head("", "POST", TARGET.headers, "X-Slow: ").removesuffix(b"\r\n\r\n")
SLOW_BODY = TARGET.head("", "POST", TARGET.headers, "Content-Length: 1000") + b"{"
SLOW_CHUNK = TARGET.head("", "POST", TARGET.headers, "Transfer-Encoding: chunked") + b"3e8\r\n{"
BEGINNINGS = (SILENT, SLOW_HEAD, SLOW_BODY, SLOW_CHUNK)


@asynccontextmanager
async def slow_clients(port: int) -> AsyncIterator[None]:
    """EACH of those that begin in one way, and then send a byte now and then; half of the silent ones have gone."""
    writers = []
    for beginning, place in itertools.product(BEGINNINGS, range(EACH)):
        _, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(beginning)
        if beginning == SILENT and place % 2:
            writer.write_eof()
        writers.append(writer)
    dripping = asyncio.create_task(_drip(writers[EACH:]))
    try:
        yield
    finally:
        dripping.cancel()
        for writer in writers:
            writer.transport.abort()


async def _drip(writers: list[asyncio.StreamWriter]) -> None:
    """A byte to each in turn, so that all of them go on for ever."""
    while True:
        for writer in writers:
            writer.write(b"x")
        await asyncio.sleep(DRIP_EVERY)


async def test_an_honest_person_is_answered_beside_two_hundred_slow_clients(stream: io.StringIO) -> None:
    async with webhook_bot() as bot, slow_clients(bot.port):
        answer = await bot.answer_to("/hotline", seconds=SOON)
    assert "+44 808 157 0123" in answer
    assert '"level": "error"' not in stream.getvalue()


async def test_slow_clients_do_not_keep_the_bot_from_stopping() -> None:
    async with AsyncExitStack() as clients:
        async with webhook_bot() as bot:
            await clients.enter_async_context(slow_clients(bot.port))
            await bot.answer_to("/hotline", seconds=SOON)
            began = time.monotonic()
        assert time.monotonic() - began < SOON
