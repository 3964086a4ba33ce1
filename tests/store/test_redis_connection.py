"""How commands are batched on one connection."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from redis.exceptions import ConnectionError as Lost
from redis.exceptions import ResponseError

from bot.store.redis_connection import MAX_BATCH, BatchingConnection
from bot.store.redis_store import make_client
from tests.store.conftest import RedisCase

pytestmark = pytest.mark.redis


@pytest.fixture
async def connection(shared_redis: RedisCase) -> AsyncIterator[BatchingConnection]:
    connection = BatchingConnection(make_client(shared_redis.server.url), seconds=1.0)
    yield connection
    await connection.aclose()


async def test_commands_sent_at_the_same_time_are_one_round_trip(
    connection: BatchingConnection, shared_redis: RedisCase
) -> None:
    await connection.execute(("PING",))
    before = (await shared_redis.client.info("stats"))["total_reads_processed"]
    answers = await asyncio.gather(*(connection.execute(("INCR", "n")) for _ in range(MAX_BATCH)))
    after = (await shared_redis.client.info("stats"))["total_reads_processed"]
    assert answers == list(range(1, MAX_BATCH + 1))
    assert after - before - 1 == 1


async def test_more_than_one_batch_holds_goes_in_the_next(connection: BatchingConnection) -> None:
    answers = await asyncio.gather(*(connection.execute(("INCR", "n")) for _ in range(3 * MAX_BATCH + 1)))
    assert answers == list(range(1, 3 * MAX_BATCH + 2))


async def test_an_error_reaches_only_the_command_that_it_answers(connection: BatchingConnection) -> None:
    await connection.execute(("SET", "text", "words", "EX", 60))
    answers = await asyncio.gather(
        connection.execute(("INCR", "text")),
        connection.execute(("INCR", "n")),
        return_exceptions=True,
    )
    assert isinstance(answers[0], ResponseError)
    assert answers[1] == 1


async def test_a_command_that_was_cancelled_before_it_was_sent_is_never_sent(
    connection: BatchingConnection, shared_redis: RedisCase
) -> None:
    given_up = asyncio.ensure_future(connection.execute(("SET", "late", "1", "EX", 60)))
    given_up.cancel()
    await connection.execute(("PING",))
    assert not await shared_redis.client.exists("late")


async def test_a_connection_lost_twice_is_told_to_all_who_wait_and_the_next_call_makes_another(
    connection: BatchingConnection, shared_redis: RedisCase
) -> None:
    await connection.execute(("PING",))
    waiting = [
        connection.execute(("BLPOP", "nothing", 60)),
        connection.execute(("PING",)),
    ]
    killer = asyncio.create_task(_kill_others_twice(shared_redis))
    told = await asyncio.gather(*waiting, return_exceptions=True)
    await killer
    assert [type(answer) for answer in told] == [Lost, Lost]
    assert await connection.execute(("PING",))


async def _kill_others_twice(shared_redis: RedisCase) -> None:
    """Cut every connection but this one, as soon as one of them waits; then the one that is made instead."""
    for _ in range(2):
        waits = False
        while not waits:
            waits = any(client["cmd"] == "blpop" for client in await shared_redis.client.client_list())
        await shared_redis.client.client_kill_filter(skipme=True, _type="normal")
