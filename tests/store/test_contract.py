"""What a store promises, kept by the one in memory and by Redis alike."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.store.store import (
    LANGUAGE_SECONDS,
    MAX_MESSAGES_IN_CHAT,
    MESSAGES_SECONDS,
    UPDATES_SECONDS,
    Claim,
    ClaimState,
)
from tests.store.conftest import CHAT, UPDATE, Kept

OTHER_CHAT = 535_353
HOUR, WEEK = 3600, 7 * 24 * 3600

IDS = st.integers(min_value=1, max_value=2**52 - 1)


async def test_a_new_update_is_ours_and_nothing_is_known(kept: Kept) -> None:
    assert await kept.store.claim(UPDATE, chat=CHAT, message=None) == Claim(ClaimState.OURS, attempts=1)


async def test_an_answered_update_is_not_answered_again(kept: Kept) -> None:
    await kept.store.claim(UPDATE, chat=CHAT, message=1)
    await kept.store.done(UPDATE)
    assert (await kept.store.claim(UPDATE, chat=CHAT, message=1)).state is ClaimState.DONE


async def test_an_update_whose_answer_was_recorded_is_not_answered_again(kept: Kept) -> None:
    await kept.store.claim(UPDATE, chat=CHAT, message=1)
    assert not await kept.store.record(CHAT, 2, update=UPDATE)
    assert (await kept.store.claim(UPDATE, chat=CHAT, message=1)).state is ClaimState.DONE


async def test_a_message_that_answers_nothing_marks_nothing(kept: Kept) -> None:
    await kept.store.record(CHAT, 2)
    assert (await kept.store.claim(UPDATE, chat=CHAT, message=1)).state is ClaimState.OURS


async def test_an_answered_update_is_known_for_as_long_as_telegram_keeps_it(kept: Kept) -> None:
    await kept.store.done(UPDATE)
    await kept.pass_time(UPDATES_SECONDS - 1)
    assert (await kept.store.claim(UPDATE, chat=CHAT, message=1)).state is ClaimState.DONE
    await kept.pass_time(2)
    assert (await kept.store.claim(UPDATE, chat=CHAT, message=1)).state is ClaimState.OURS


async def test_an_update_that_keeps_failing_is_counted(kept: Kept) -> None:
    attempts = []
    for _ in range(3):
        attempts.append((await kept.store.claim(UPDATE, chat=CHAT, message=1)).attempts)
        await kept.store.release(UPDATE)
    assert attempts == [1, 2, 3]


async def test_a_claim_without_release_is_of_a_former_life_and_counts_too(kept: Kept) -> None:
    await kept.store.claim(UPDATE, chat=CHAT, message=1)
    assert await kept.store.claim(UPDATE, chat=CHAT, message=1) == Claim(ClaimState.OURS, attempts=2)


async def test_a_claim_notes_the_message_and_tells_the_language(kept: Kept) -> None:
    await kept.store.remember_language(CHAT, "vi")
    claim = await kept.store.claim(UPDATE, chat=CHAT, message=7)
    assert claim.language == "vi"
    assert await kept.store.recorded(CHAT) == [7]


async def test_a_claim_of_what_was_answered_notes_nothing(kept: Kept) -> None:
    await kept.store.done(UPDATE)
    await kept.store.claim(UPDATE, chat=CHAT, message=7)
    assert await kept.store.recorded(CHAT) == []


async def test_the_language_is_remembered_for_thirty_days_after_it_was_chosen(kept: Kept) -> None:
    await kept.store.remember_language(CHAT, "es")
    await kept.pass_time(LANGUAGE_SECONDS - 1)
    assert await kept.store.language(CHAT) == "es"
    await kept.pass_time(2)
    assert await kept.store.language(CHAT) is None


async def test_the_last_chosen_language_counts_also_after_weeks(kept: Kept) -> None:
    await kept.store.remember_language(CHAT, "es")
    await kept.pass_time(2 * WEEK)
    await kept.store.remember_language(CHAT, "en")
    assert await kept.store.language(CHAT) == "en"
    assert await kept.store.language(OTHER_CHAT) is None


async def test_messages_are_given_oldest_first_across_a_change_of_keys(kept: Kept) -> None:
    kept.clock.now = kept.clock.now // WEEK * WEEK + WEEK - 1
    await kept.store.record(CHAT, 30)
    await kept.store.record(CHAT, 20)
    await kept.pass_time(2)
    await kept.store.record(CHAT, 10)
    assert sorted(await kept.store.recorded(CHAT)) == [10, 20, 30]
    assert (await kept.store.recorded(CHAT))[-1] == 10


async def test_a_message_is_noted_once(kept: Kept) -> None:
    for message in (5, 6, 5):
        await kept.store.record(CHAT, message)
    assert sorted(await kept.store.recorded(CHAT)) == [5, 6]


async def test_a_message_that_telegram_will_not_delete_any_more_is_forgotten(kept: Kept) -> None:
    await kept.store.record(CHAT, 1)
    await kept.pass_time(MESSAGES_SECONDS - HOUR)
    await kept.store.record(CHAT, 2)
    await kept.pass_time(2 * HOUR)
    assert await kept.store.recorded(CHAT) == [2]


async def test_a_chat_keeps_its_last_messages_however_many_it_writes(kept: Kept) -> None:
    for message in range(1, MAX_MESSAGES_IN_CHAT + 11):
        kept.clock.now += 0.001
        await kept.store.record(CHAT, message)
    assert await kept.store.recorded(CHAT) == list(range(11, MAX_MESSAGES_IN_CHAT + 11))


async def test_named_messages_are_forgotten_and_newer_ones_stay(kept: Kept) -> None:
    await kept.store.record(CHAT, 1)
    await kept.store.record(CHAT, 2)
    found = await kept.store.recorded(CHAT)
    await kept.store.record(CHAT, 3)
    await kept.store.forget(CHAT, found)
    assert await kept.store.recorded(CHAT) == [3]


async def test_all_messages_are_forgotten_in_this_chat_alone(kept: Kept) -> None:
    await kept.store.record(CHAT, 1)
    await kept.store.record(OTHER_CHAT, 1)
    await kept.store.forget(CHAT)
    assert await kept.store.recorded(CHAT) == []
    assert await kept.store.recorded(OTHER_CHAT) == [1]


async def test_forgetting_no_messages_forgets_none(kept: Kept) -> None:
    await kept.store.record(CHAT, 1)
    await kept.store.forget(CHAT, [])
    assert await kept.store.recorded(CHAT) == [1]


async def test_what_was_written_before_the_chat_was_closed_is_not_answered_any_more(kept: Kept) -> None:
    await kept.store.close_chat(CHAT, update=UPDATE)
    assert (await kept.store.claim(UPDATE - 1, chat=CHAT, message=1)).closed
    assert await kept.store.closed_after(CHAT, update=UPDATE - 1)
    assert await kept.store.record(CHAT, 5, update=UPDATE - 1)


@pytest.mark.parametrize(("chat", "update"), [(CHAT, UPDATE), (CHAT, UPDATE + 1), (OTHER_CHAT, UPDATE - 1)])
async def test_what_closes_a_chat_and_what_comes_later_or_from_others_is_answered(
    kept: Kept, chat: int, update: int
) -> None:
    await kept.store.close_chat(CHAT, update=UPDATE)
    assert not (await kept.store.claim(update, chat=chat, message=1)).closed
    assert not await kept.store.closed_after(chat, update=update)
    assert not await kept.store.record(chat, 5, update=update)


async def test_a_closed_chat_is_known_for_as_long_as_telegram_keeps_an_older_message(kept: Kept) -> None:
    await kept.store.close_chat(CHAT, update=UPDATE)
    await kept.pass_time(UPDATES_SECONDS - 1)
    assert await kept.store.closed_after(CHAT, update=UPDATE - 1)
    await kept.pass_time(2)
    assert not await kept.store.closed_after(CHAT, update=UPDATE - 1)


async def test_a_working_store_says_so(kept: Kept) -> None:
    assert kept.store.up


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chat=st.integers(min_value=-(2**52), max_value=2**52), messages=st.lists(IDS, unique=True, max_size=5))
async def test_any_number_of_telegrams_comes_back_as_it_was(kept: Kept, chat: int, messages: list[int]) -> None:
    await kept.store.forget(chat)
    for message in messages:
        kept.clock.now += 0.001
        await kept.store.record(chat, message)
    assert await kept.store.recorded(chat) == messages
