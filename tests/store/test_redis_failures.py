"""When Redis is slow, killed, flushed or read-only, the bot goes on without it, and uses it again afterwards."""

import asyncio
import time

import pytest
import structlog
from redis.asyncio import Redis

from bot.store.redis_store import RedisStore
from bot.store.store import Claim
from tests.kit.redis_server import redis_server
from tests.store.conftest import CHAT, UPDATE, RedisCase, do_everything

pytestmark = pytest.mark.redis

OTHER_CHAT = 535_353_535_353
LONGEST_WAIT = 5.0


async def is_back(store: RedisStore) -> None:
    """Returns when the store's own probe has found that Redis works again."""
    async with asyncio.timeout(LONGEST_WAIT):
        await store._breaker.available.wait()


async def tell(own_redis: RedisCase, *command: str) -> None:
    """A command of Redis's operator."""
    await own_redis.client.execute_command(*command)  # type: ignore[no-untyped-call]


async def test_a_redis_that_cannot_be_used_is_detected_at_the_start(own_redis: RedisCase) -> None:
    async with own_redis.replica(url=f"{own_redis.server.url.rsplit('/', 1)[0]}/99") as store:
        with structlog.testing.capture_logs() as log:
            await store.probe()
        assert not store.up
    assert [(entry["event"], entry["setting"]) for entry in log] == [("store lost; going on without it", "STORE_URL")]


async def test_nobody_waits_long_for_a_redis_that_is_slow(own_redis: RedisCase) -> None:
    async with own_redis.replica() as store:
        await store.remember_language(CHAT, "es")
        await tell(own_redis, "CLIENT", "PAUSE", "60000", "WRITE")
        began = time.monotonic()
        claims = [await store.claim(UPDATE + number, chat=CHAT, message=1) for number in range(100)]
        took = time.monotonic() - began
        assert claims == [Claim()] * 100
        assert 0.3 <= took < 1.0
        assert not store.up


async def test_a_redis_that_was_slow_is_used_again_and_mixes_up_no_answers(own_redis: RedisCase) -> None:
    async with own_redis.replica() as store:
        await store.remember_language(CHAT, "es")
        await store.remember_language(OTHER_CHAT, "vi")
        await tell(own_redis, "CLIENT", "PAUSE", "60000", "WRITE")
        await asyncio.gather(*(store.claim(number, chat=CHAT, message=1) for number in range(1, 50)))
        assert not store.up
        await tell(own_redis, "CLIENT", "UNPAUSE")
        await is_back(store)
        claims = await asyncio.gather(
            *(store.claim(1000 + n, chat=OTHER_CHAT if n % 2 else CHAT, message=1) for n in range(100))
        )
    assert [claim.language for claim in claims] == ["es", "vi"] * 50


async def test_a_connection_that_breaks_under_a_call_costs_nothing(own_redis: RedisCase) -> None:
    async with own_redis.replica() as store:
        await tell(own_redis, "CLIENT", "PAUSE", "60000", "WRITE")
        calls = asyncio.gather(*(store.remember_language(chat, "es") for chat in (CHAT, OTHER_CHAT)))
        await asyncio.sleep(0.02)  # both are on their way by then
        await tell(own_redis, "CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes")
        await tell(own_redis, "CLIENT", "UNPAUSE")
        await calls
        assert [await store.language(CHAT), await store.language(OTHER_CHAT)] == ["es", "es"]
    assert own_redis.failures == []


async def test_the_bot_goes_on_without_a_killed_redis_until_it_is_back(own_redis: RedisCase) -> None:
    async with own_redis.replica() as store:
        await store.remember_language(CHAT, "es")
        own_redis.server.stop()
        for _ in range(3):
            await do_everything(store)
        assert (store.up, own_redis.failures) == (False, ["lost"] * 3)
        own_redis.server.start()
        await is_back(store)
        assert await store.language(CHAT) is None
        await store.remember_language(CHAT, "vi")
        assert await store.language(CHAT) == "vi"


async def test_the_log_says_once_that_the_store_is_lost_and_once_that_it_is_back(own_redis: RedisCase) -> None:
    with structlog.testing.capture_logs() as log:
        async with own_redis.replica() as store:
            own_redis.server.stop()
            for _ in range(3):
                await do_everything(store)
            own_redis.server.start()
            await is_back(store)
    assert [entry["event"] for entry in log] == ["store lost; going on without it", "store is back"]
    assert "127.0.0.1" not in repr(log)


async def test_a_restart_between_two_calls_costs_nothing(own_redis: RedisCase) -> None:
    async with own_redis.replica() as store:
        await asyncio.gather(*(store.claim(number, chat=CHAT, message=1) for number in range(20)))
        own_redis.server.stop()
        own_redis.server.start()
        async with Redis.from_url(own_redis.server.url) as visitor:
            await visitor.ping()
        claims = await asyncio.gather(*(store.claim(number, chat=CHAT, message=1) for number in range(20)))
        assert own_redis.failures == []
        assert claims == [Claim()] * 20


async def test_a_single_lost_call_does_not_open_the_breaker(own_redis: RedisCase) -> None:
    async with own_redis.replica() as store:
        own_redis.server.stop()
        await store.mark_done(UPDATE)
        own_redis.server.start()
        await store.mark_done(UPDATE)
        assert (store.up, own_redis.failures) == (True, ["lost"])


async def test_a_flushed_redis_goes_on_empty(shared_redis: RedisCase) -> None:
    async with shared_redis.replica() as store:
        await do_everything(store)
        await shared_redis.client.flushall()
        assert await store.claim(UPDATE, chat=CHAT, message=1) == Claim()
        assert (store.up, shared_redis.failures) == (True, [])


async def test_the_bot_goes_on_without_a_redis_that_lost_its_replicas(own_redis: RedisCase) -> None:
    async with own_redis.replica() as store:
        await own_redis.client.config_set("min-replicas-to-write", "1")
        await do_everything(store)
        assert (store.up, own_redis.failures) == (False, ["lost"])
        await own_redis.client.config_set("min-replicas-to-write", "0")
        await is_back(store)
        assert await store.claim(UPDATE, chat=CHAT, message=1) == Claim()


async def test_a_redis_that_became_a_replica_is_not_used_though_it_can_be_read(own_redis: RedisCase) -> None:
    with redis_server() as primary:
        port = primary.url.rsplit(":", 1)[1].removesuffix("/0")
        async with own_redis.replica() as store:
            await tell(own_redis, "REPLICAOF", "127.0.0.1", port)
            await do_everything(store)
            assert not store.up
            await tell(own_redis, "REPLICAOF", "NO", "ONE")
            await is_back(store)


async def test_the_bot_goes_on_without_a_redis_that_is_out_of_memory(own_redis: RedisCase) -> None:
    async with own_redis.replica() as store:
        await own_redis.client.config_set("maxmemory", "1")
        await do_everything(store)
        assert not store.up


async def test_the_bot_goes_on_without_a_redis_that_asks_for_a_password(own_redis: RedisCase) -> None:
    await own_redis.client.config_set("requirepass", "secret")
    async with own_redis.replica() as store:
        for _ in range(3):
            assert await store.claim(UPDATE, chat=CHAT, message=1) == Claim()
        assert not store.up


async def test_a_value_that_another_program_wrote_is_ignored(shared_redis: RedisCase) -> None:
    async with shared_redis.replica() as store:
        await store.remember_language(CHAT, "es")
        (key,) = [key async for key in shared_redis.client.scan_iter()]
        await shared_redis.client.set(key, b"\xff\xfe")
        assert await store.language(CHAT) is None


async def test_the_bot_goes_on_without_a_server_that_is_no_redis(shared_redis: RedisCase) -> None:
    async def babble(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(1)
        writer.write(b":not a number\r\n" * 3)
        writer.close()

    async with await asyncio.start_server(babble, "127.0.0.1", 0) as server:
        url = f"redis://127.0.0.1:{server.sockets[0].getsockname()[1]}/0"
        async with shared_redis.replica(url=url) as store:
            for _ in range(3):
                assert await store.claim(UPDATE, chat=CHAT, message=1) == Claim()
            assert not store.up


async def test_a_cancelled_call_does_not_wait_for_redis_nor_count_as_failed(own_redis: RedisCase) -> None:
    async with own_redis.replica() as store:
        await tell(own_redis, "CLIENT", "PAUSE", "60000", "WRITE")
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.01):
                await store.mark_done(UPDATE)
        assert own_redis.failures == []
