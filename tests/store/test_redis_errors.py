"""Redis answers, and refuses: what it refuses for good is found out by the probe, once, and until it is allowed."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
import structlog
from structlog.typing import EventDict

from bot.store.redis_commands import Command
from bot.store.redis_store import RedisStore
from bot.store.store import Claim, ClaimState
from tests.kit.redis_server import redis_server
from tests.store.conftest import CHAT, MESSAGE, PROBE_INTERVAL, UPDATE, RedisCase, do_everything, emptied
from tests.store.test_redis_failures import is_back, tell

pytestmark = pytest.mark.redis

LOST, BACK = "store lost; going on without it", "store is back"

SENT = ["eval", "set", "mget", "del", "zrangebyscore", "zrem"]
IN_SCRIPTS = ["get", "zadd", "zremrangebyscore", "zremrangebyrank", "expire"]


async def probes(store: RedisStore, *, count: int) -> None:
    """Returns after so many more."""
    probe, seen = store._breaker._run_probe, asyncio.Queue[None]()

    async def counted() -> None:
        seen.put_nowait(None)
        await probe()

    store._breaker._run_probe = counted
    async with asyncio.timeout(5):
        for _ in range(count):
            await seen.get()
    store._breaker._run_probe = probe


async def stays_down(store: RedisStore, log: list[EventDict]) -> None:
    """However many updates come, and however often it is probed."""
    for _ in range(5):
        await do_everything(store)
        await probes(store, count=3)
        assert not store.up
    assert [entry["event"] for entry in log] == [LOST]


@pytest.mark.parametrize("command", [*SENT, *IN_SCRIPTS])
async def test_a_user_without_the_right_to_one_command_has_no_store(own_redis: RedisCase, command: str) -> None:
    await tell(own_redis, "ACL", "SETUSER", "bot", "on", ">secret", "~*", "+@all", f"-{command}")
    with structlog.testing.capture_logs() as log:
        async with own_redis.replica(url=own_redis.server.url.replace("//", "//bot:secret@")) as store:
            await do_everything(store)
            await stays_down(store, log)
            await tell(own_redis, "ACL", "SETUSER", "bot", "+@all")
            await is_back(store)
            await do_everything(store)
            assert store.up
    assert [entry["event"] for entry in log] == [LOST, BACK]


@pytest.mark.parametrize("pattern", ["~other:*", "~magnolia:probe", "%R~magnolia:*"])
async def test_a_user_without_the_right_to_the_keys_has_no_store(own_redis: RedisCase, pattern: str) -> None:
    await tell(own_redis, "ACL", "SETUSER", "bot", "on", ">secret", pattern, "+@all")
    with structlog.testing.capture_logs() as log:
        async with own_redis.replica(url=own_redis.server.url.replace("//", "//bot:secret@")) as store:
            await store.probe()
            await stays_down(store, log)


async def test_a_right_that_is_taken_away_is_noticed_at_the_first_refusal(own_redis: RedisCase) -> None:
    await tell(own_redis, "ACL", "SETUSER", "bot", "on", ">secret", "~*", "+@all")
    with structlog.testing.capture_logs() as log:
        async with own_redis.replica(url=own_redis.server.url.replace("//", "//bot:secret@")) as store:
            await do_everything(store)
            assert store.up
            await tell(own_redis, "ACL", "SETUSER", "bot", "-eval")
            assert await store.claim(UPDATE, chat=CHAT, message=1) == Claim()
            assert not store.up
            await stays_down(store, log)


@asynccontextmanager
async def without_memory(own_redis: RedisCase) -> AsyncIterator[None]:
    await own_redis.client.config_set("maxmemory", "1")
    yield
    await own_redis.client.config_set("maxmemory", "0")


@asynccontextmanager
async def without_replicas(own_redis: RedisCase) -> AsyncIterator[None]:
    await own_redis.client.config_set("min-replicas-to-write", "1")
    yield
    await own_redis.client.config_set("min-replicas-to-write", "0")


@asynccontextmanager
async def read_only(own_redis: RedisCase) -> AsyncIterator[None]:
    with redis_server() as primary:
        await tell(own_redis, "REPLICAOF", "127.0.0.1", str(primary.port))
        yield
        await tell(own_redis, "REPLICAOF", "NO", "ONE")


@pytest.mark.parametrize("refusing", [without_memory, without_replicas, read_only])
async def test_a_server_that_lets_nobody_write_is_left_alone_until_it_does(
    own_redis: RedisCase, refusing: Callable[[RedisCase], AbstractAsyncContextManager[None]]
) -> None:
    with structlog.testing.capture_logs() as log:
        async with own_redis.replica() as store:
            async with refusing(own_redis):
                await store.probe()
                await stays_down(store, log)
            await is_back(store)
            await do_everything(store)
            assert store.up
    assert [entry["event"] for entry in log] == [LOST, BACK]


async def cluster_is_up(own_redis: RedisCase) -> None:
    async with asyncio.timeout(10):
        while (await own_redis.client.cluster("INFO"))["cluster_state"] != "ok":  # noqa: ASYNC110 - a server
            await asyncio.sleep(PROBE_INTERVAL)


async def test_a_node_of_a_cluster_is_no_store_though_it_takes_single_keys(
    tmp_path: Path, shared_redis: RedisCase
) -> None:
    nodes = str(tmp_path / "nodes.conf")
    with (
        redis_server("--cluster-enabled", "yes", "--cluster-config-file", nodes) as server,
        structlog.testing.capture_logs() as log,
    ):
        async with emptied(server) as own_redis, own_redis.replica() as store:
            await tell(own_redis, "CLUSTER", "ADDSLOTSRANGE", "0", "16383")
            await cluster_is_up(own_redis)
            await tell(own_redis, "SET", "one", "key")
            await store.probe()
            await stays_down(store, log)


ANSWERS = ["LOADING Redis is loading the dataset in memory", "MOVED 1 127.0.0.1:1", "ERR unknown command", "BUSY wait"]


@pytest.mark.parametrize("refusal", ANSWERS)
async def test_a_server_that_refuses_everything_is_left_alone(shared_redis: RedisCase, refusal: str) -> None:
    async def refuse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while data := await reader.read(65_536):
            writer.write(f"-{refusal}\r\n".encode() * data.count(b"*"))
        writer.close()

    with structlog.testing.capture_logs() as log:
        async with await asyncio.start_server(refuse, "127.0.0.1", 0) as server:
            url = f"redis://127.0.0.1:{server.sockets[0].getsockname()[1]}/0"
            async with shared_redis.replica(url=url) as store:
                for _ in range(10):
                    assert await store.claim(UPDATE, chat=CHAT, message=1) == Claim()
                    await asyncio.sleep(PROBE_INTERVAL)
                assert not store.up
    assert [entry["event"] for entry in log] == [LOST]


async def spoil(shared_redis: RedisCase, *command: str | bytes) -> None:
    """Put something into each key that no operation expects there."""
    for key in [key async for key in shared_redis.client.scan_iter()]:
        await shared_redis.client.delete(key)
        await shared_redis.client.execute_command(command[0], key, *command[1:])  # type: ignore[no-untyped-call]


@pytest.mark.parametrize("command", [("HSET", "a", "b"), ("SET", b"\xff\xfe"), ("SET", "text"), ("RPUSH", "a")])
async def test_keys_that_somebody_else_wrote_concern_their_chat_alone(
    shared_redis: RedisCase, command: tuple[str | bytes, ...]
) -> None:
    other = CHAT + 1
    with structlog.testing.capture_logs() as log:
        async with shared_redis.replica() as store:
            await do_everything(store)
            await spoil(shared_redis, *command)
            await store.remember_language(other, "vi")
            for _ in range(10):
                await do_everything(store)
                assert store.up
            assert await store.language(other) == "vi"
    assert log == [] and shared_redis.failures


async def test_the_probe_sends_every_command_that_the_store_sends(shared_redis: RedisCase) -> None:
    sent: set[tuple[object, ...]] = set()
    async with shared_redis.replica() as store:
        execute = store._connection.execute

        def noted(command: Command) -> Awaitable[object]:
            sent.add(command[:2] if command[0] == "EVAL" else command[:1])
            return execute(command)

        store._connection.execute = noted  # type: ignore[method-assign]
        await store.probe()
        probed = sent.copy()
        sent.clear()
        await do_everything(store)
        await store.forget_messages(CHAT)
        await store.record_message(CHAT, MESSAGE)
    assert sent == probed
    assert len(sent) >= len(SENT) + 2


async def test_a_probe_disturbs_no_chat(shared_redis: RedisCase) -> None:
    async with shared_redis.replica() as store, shared_redis.replica() as other:
        await do_everything(store)
        before = {key: await shared_redis.client.dump(key) async for key in shared_redis.client.scan_iter()}
        await other.probe()
        assert {key: await shared_redis.client.dump(key) for key in before} == before
        assert (await other.claim(UPDATE, chat=CHAT, message=1)).state is ClaimState.DONE
