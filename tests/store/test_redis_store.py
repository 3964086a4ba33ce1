"""What replicas share through Redis, and what Redis holds of it."""

import asyncio
import math
from collections.abc import Callable
from contextlib import AsyncExitStack

import pytest
from redis.asyncio import Redis

from bot.store.keys import ROTATION_SECONDS
from bot.store.redis_commands import PREFIX
from bot.store.redis_store import make_client
from bot.store.store import CLAIM_SECONDS, Claim, ClaimState
from tests.store.conftest import CHAT, MESSAGE, UPDATE, RedisCase, do_everything

pytestmark = pytest.mark.redis


async def test_only_one_replica_gets_an_update(shared_redis: RedisCase) -> None:
    async with AsyncExitStack() as stack:
        stores = [await stack.enter_async_context(shared_redis.replica()) for _ in range(8)]
        for store in stores:
            await store.probe()  # one after the other: eight connections at once may take a busy machine too long
        claims = await asyncio.gather(*(store.claim(UPDATE, chat=CHAT, message=1) for store in stores))
        states = [claim.state for claim in claims]
    assert shared_redis.failures == []
    assert states.count(ClaimState.OURS) == 1
    assert states.count(ClaimState.CLAIMED_BY_OTHER) == 7


async def test_what_one_replica_answered_is_done_for_the_other(shared_redis: RedisCase) -> None:
    async with shared_redis.replica() as one, shared_redis.replica() as other:
        await one.claim(UPDATE, chat=CHAT, message=1)
        await one.mark_done(UPDATE)
        assert (await other.claim(UPDATE, chat=CHAT, message=1)).state is ClaimState.DONE


async def test_a_released_update_may_be_answered_at_once_by_the_other(shared_redis: RedisCase) -> None:
    async with shared_redis.replica() as one, shared_redis.replica() as other:
        await one.claim(UPDATE, chat=CHAT, message=1)
        await one.release(UPDATE)
        assert await other.claim(UPDATE, chat=CHAT, message=1) == Claim(ClaimState.OURS, attempts=2)


async def test_the_claim_of_a_replica_that_died_expires_and_counts_as_an_attempt(shared_redis: RedisCase) -> None:
    async with shared_redis.replica() as died:
        await died.claim(UPDATE, chat=CHAT, message=1)
    async with shared_redis.replica() as other:
        await shared_redis.pass_time(CLAIM_SECONDS - 1)
        assert (await other.claim(UPDATE, chat=CHAT, message=1)).state is ClaimState.CLAIMED_BY_OTHER
        await shared_redis.pass_time(2)
        assert await other.claim(UPDATE, chat=CHAT, message=1) == Claim(ClaimState.OURS, attempts=2)


async def test_a_claim_that_is_renewed_in_time_holds(shared_redis: RedisCase) -> None:
    async with shared_redis.replica() as one, shared_redis.replica() as other:
        await one.claim(UPDATE, chat=CHAT, message=1)
        for _ in range(3):
            await shared_redis.pass_time(CLAIM_SECONDS - 1)
            await one.extend(UPDATE)
            assert (await other.claim(UPDATE, chat=CHAT, message=1)).state is ClaimState.CLAIMED_BY_OTHER
        await shared_redis.pass_time(CLAIM_SECONDS + 1)
        assert (await other.claim(UPDATE, chat=CHAT, message=1)).state is ClaimState.OURS


async def test_a_claim_is_renewed_across_the_change_of_keys(shared_redis: RedisCase) -> None:
    shared_redis.clock.now = math.ceil(shared_redis.clock.now / ROTATION_SECONDS) * ROTATION_SECONDS - 1.0
    async with shared_redis.replica() as one, shared_redis.replica() as other:
        await one.claim(UPDATE, chat=CHAT, message=1)
        await shared_redis.pass_time(CLAIM_SECONDS - 1)
        await one.extend(UPDATE)
        await shared_redis.pass_time(2)
        assert (await other.claim(UPDATE, chat=CHAT, message=1)).state is ClaimState.CLAIMED_BY_OTHER


async def test_a_claim_that_another_process_took_over_is_not_renewed(shared_redis: RedisCase) -> None:
    async with shared_redis.replica() as slow, shared_redis.replica() as other, shared_redis.replica() as third:
        await slow.claim(UPDATE, chat=CHAT, message=1)
        await shared_redis.pass_time(CLAIM_SECONDS + 1)
        await other.claim(UPDATE, chat=CHAT, message=1)
        await shared_redis.pass_time(CLAIM_SECONDS - 1)
        await slow.extend(UPDATE)
        await shared_redis.pass_time(2)
        assert (await third.claim(UPDATE, chat=CHAT, message=1)).state is ClaimState.OURS


async def test_what_was_never_claimed_or_is_answered_is_not_claimed_by_renewing(shared_redis: RedisCase) -> None:
    async with shared_redis.replica() as one, shared_redis.replica() as other:
        await one.extend(UPDATE)
        assert (await other.claim(UPDATE, chat=CHAT, message=1)).state is ClaimState.OURS


async def test_a_claim_holds_across_the_change_of_keys(shared_redis: RedisCase) -> None:
    shared_redis.clock.now = math.ceil(shared_redis.clock.now / ROTATION_SECONDS) * ROTATION_SECONDS - 1.0
    async with shared_redis.replica() as one, shared_redis.replica() as other:
        await one.claim(UPDATE, chat=CHAT, message=1)
        await shared_redis.pass_time(2)
        assert (await other.claim(UPDATE, chat=CHAT, message=1)).state is ClaimState.CLAIMED_BY_OTHER


async def test_a_restarted_process_takes_over_its_own_claims(shared_redis: RedisCase) -> None:
    async with shared_redis.replica(name="one") as died:
        await died.claim(UPDATE, chat=CHAT, message=1)
    async with shared_redis.replica(name="one") as again:
        assert await again.claim(UPDATE, chat=CHAT, message=1) == Claim(ClaimState.OURS, attempts=2)


async def test_language_messages_and_closing_are_known_to_all_replicas(shared_redis: RedisCase) -> None:
    async with shared_redis.replica() as one, shared_redis.replica() as other:
        await one.remember_language(CHAT, "vi")
        await one.record_message(CHAT, MESSAGE)
        await one.close_chat(CHAT, update=UPDATE)
        assert await other.recorded_messages(CHAT) == [MESSAGE]
        assert await other.claim(UPDATE - 1, chat=CHAT, message=None) == Claim(chat_closed=True, language="vi")


async def test_an_answer_sent_while_another_replica_closes_the_chat_is_found_by_one_of_them(
    shared_redis: RedisCase,
) -> None:
    async with shared_redis.replica() as answering, shared_redis.replica() as closing:

        async def close() -> list[int]:
            await closing.close_chat(CHAT, update=UPDATE)
            return await closing.recorded_messages(CHAT)

        for message in range(1, 101):
            must_go, found = await asyncio.gather(answering.record_message(CHAT, message, update=UPDATE - 1), close())
            assert must_go or message in found
            await closing.forget_messages(CHAT)
            await shared_redis.client.flushall()


PROBE_KEYS = 4
"""What a probe leaves: a claim, an update, a language and a closed chat."""

KEYS = 7
"""What `do_everything` leaves: two claims, two updates, messages, a leave and a language."""


async def everything_in(client: Redis) -> dict[bytes, object]:
    """Each key with its value: texts, and members with scores."""
    found: dict[bytes, object] = {}
    async for key in client.scan_iter():
        is_text = await client.type(key) == b"string"
        found[key] = await (client.get(key) if is_text else client.zrange(key, 0, -1, withscores=True))
    return found


async def test_no_id_stands_in_redis_as_it_is(
    shared_redis: RedisCase, record_property: Callable[[str, object], None]
) -> None:
    async with shared_redis.replica() as store:
        await do_everything(store)
    found = await everything_in(shared_redis.client)
    everything = repr(found)
    canaries = [CHAT, UPDATE, UPDATE + 1, MESSAGE, MESSAGE + 1, MESSAGE + 2]
    record_property("met", f"{len(found)} keys")
    assert len(found) == KEYS
    assert not [canary for canary in canaries if str(canary) in everything or f"{canary:x}" in everything]


async def test_every_key_expires(shared_redis: RedisCase, record_property: Callable[[str, object], None]) -> None:
    async with shared_redis.replica() as store:
        await do_everything(store)
        await store._run_probe()
    endings = {key: await shared_redis.client.ttl(key) async for key in shared_redis.client.scan_iter(PREFIX + b"*")}
    record_property("met", f"{len(endings)} keys")
    assert len(endings) == KEYS + PROBE_KEYS
    assert all(ends > 0 for ends in endings.values())


async def test_each_operation_is_one_round_trip(shared_redis: RedisCase) -> None:
    async with shared_redis.replica() as store:
        await store.language(CHAT)
        before = (await shared_redis.client.info("stats"))["total_reads_processed"]
        await do_everything(store)
        after = (await shared_redis.client.info("stats"))["total_reads_processed"]
    assert after - before - 1 == 12


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("redis://u:secret@h/0?unheard_of=1", "unheard_of"),
        ("redis://u:secret@h/0?socket_timeout=soon", "socket_timeout"),
        ("redis://u:secret@h/0?retry=1", "retry|update_supported_errors"),
        ("redis://u:secret@h/0?protocol=9", "protocol"),
        ("rediss://u:secret@h/0?ssl_cert_reqs=maybe", "maybe"),
        ("http://u:secret@h", "schemes"),
    ],
)
def test_a_bad_url_is_an_error_at_once_that_does_not_show_its_password(url: str, said: str) -> None:
    with pytest.raises(ValueError, match=said) as told:
        make_client(url)
    assert "secret" not in str(told.value)
