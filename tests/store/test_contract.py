"""What every store promises, in memory or in Redis."""

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
from tests.store.conftest import CHAT, UPDATE, StoreCase

OTHER_CHAT = 535_353
HOUR, WEEK = 3600, 7 * 24 * 3600

IDS = st.integers(min_value=1, max_value=2**52 - 1)


async def test_a_new_update_is_ours_and_nothing_is_known(case: StoreCase) -> None:
    assert await case.store.claim(UPDATE, chat=CHAT, message=None) == Claim(ClaimState.OURS, attempts=1)


async def test_an_answered_update_is_not_answered_again(case: StoreCase) -> None:
    await case.store.claim(UPDATE, chat=CHAT, message=1)
    await case.store.mark_done(UPDATE)
    assert (await case.store.claim(UPDATE, chat=CHAT, message=1)).state is ClaimState.DONE


async def test_an_update_whose_answer_was_recorded_is_not_answered_again(case: StoreCase) -> None:
    await case.store.claim(UPDATE, chat=CHAT, message=1)
    assert not await case.store.record_message(CHAT, 2, update=UPDATE)
    assert (await case.store.claim(UPDATE, chat=CHAT, message=1)).state is ClaimState.DONE


async def test_a_message_that_answers_nothing_marks_nothing(case: StoreCase) -> None:
    await case.store.record_message(CHAT, 2)
    assert (await case.store.claim(UPDATE, chat=CHAT, message=1)).state is ClaimState.OURS


async def test_an_answered_update_stays_done_for_as_long_as_telegram_keeps_it(case: StoreCase) -> None:
    await case.store.mark_done(UPDATE)
    await case.pass_time(UPDATES_SECONDS - 1)
    assert (await case.store.claim(UPDATE, chat=CHAT, message=1)).state is ClaimState.DONE
    await case.pass_time(2)
    assert (await case.store.claim(UPDATE, chat=CHAT, message=1)).state is ClaimState.OURS


async def test_an_update_that_keeps_failing_is_counted(case: StoreCase) -> None:
    attempts = []
    for _ in range(3):
        attempts.append((await case.store.claim(UPDATE, chat=CHAT, message=1)).attempts)
        await case.store.release(UPDATE)
    assert attempts == [1, 2, 3]


async def test_a_claim_that_a_former_process_left_is_ours_and_counts_as_an_attempt(case: StoreCase) -> None:
    await case.store.claim(UPDATE, chat=CHAT, message=1)
    assert await case.store.claim(UPDATE, chat=CHAT, message=1) == Claim(ClaimState.OURS, attempts=2)


async def test_a_claim_records_the_message_and_tells_the_language(case: StoreCase) -> None:
    await case.store.remember_language(CHAT, "vi")
    claim = await case.store.claim(UPDATE, chat=CHAT, message=7)
    assert claim.language == "vi"
    assert await case.store.recorded_messages(CHAT) == [7]


async def test_a_claim_of_an_answered_update_records_nothing(case: StoreCase) -> None:
    await case.store.mark_done(UPDATE)
    await case.store.claim(UPDATE, chat=CHAT, message=7)
    assert await case.store.recorded_messages(CHAT) == []


async def test_the_language_is_remembered_for_thirty_days_after_it_was_chosen(case: StoreCase) -> None:
    await case.store.remember_language(CHAT, "es")
    await case.pass_time(LANGUAGE_SECONDS - 1)
    assert await case.store.language(CHAT) == "es"
    await case.pass_time(2)
    assert await case.store.language(CHAT) is None


async def test_the_last_chosen_language_counts_also_after_weeks(case: StoreCase) -> None:
    await case.store.remember_language(CHAT, "es")
    await case.pass_time(2 * WEEK)
    await case.store.remember_language(CHAT, "en")
    assert await case.store.language(CHAT) == "en"
    assert await case.store.language(OTHER_CHAT) is None


async def test_messages_are_given_oldest_first_across_a_change_of_keys(case: StoreCase) -> None:
    case.clock.now = case.clock.now // WEEK * WEEK + WEEK - 1
    await case.store.record_message(CHAT, 30)
    await case.store.record_message(CHAT, 20)
    await case.pass_time(2)
    await case.store.record_message(CHAT, 10)
    assert sorted(await case.store.recorded_messages(CHAT)) == [10, 20, 30]
    assert (await case.store.recorded_messages(CHAT))[-1] == 10


async def test_a_message_is_recorded_once(case: StoreCase) -> None:
    for message in (5, 6, 5):
        await case.store.record_message(CHAT, message)
    assert sorted(await case.store.recorded_messages(CHAT)) == [5, 6]


async def test_a_message_that_telegram_will_not_delete_any_more_is_forgotten(case: StoreCase) -> None:
    await case.store.record_message(CHAT, 1)
    await case.pass_time(MESSAGES_SECONDS - HOUR)
    await case.store.record_message(CHAT, 2)
    await case.pass_time(2 * HOUR)
    assert await case.store.recorded_messages(CHAT) == [2]


async def test_of_a_long_chat_the_last_messages_are_recorded(case: StoreCase) -> None:
    for message in range(1, MAX_MESSAGES_IN_CHAT + 11):
        case.clock.now += 0.001
        await case.store.record_message(CHAT, message)
    assert await case.store.recorded_messages(CHAT) == list(range(11, MAX_MESSAGES_IN_CHAT + 11))


async def test_named_messages_are_forgotten_and_newer_ones_stay(case: StoreCase) -> None:
    await case.store.record_message(CHAT, 1)
    await case.store.record_message(CHAT, 2)
    found = await case.store.recorded_messages(CHAT)
    await case.store.record_message(CHAT, 3)
    await case.store.forget_messages(CHAT, found)
    assert await case.store.recorded_messages(CHAT) == [3]


async def test_all_messages_are_forgotten_in_this_chat_alone(case: StoreCase) -> None:
    await case.store.record_message(CHAT, 1)
    await case.store.record_message(OTHER_CHAT, 1)
    await case.store.forget_messages(CHAT)
    assert await case.store.recorded_messages(CHAT) == []
    assert await case.store.recorded_messages(OTHER_CHAT) == [1]


async def test_forgetting_no_messages_forgets_none(case: StoreCase) -> None:
    await case.store.record_message(CHAT, 1)
    await case.store.forget_messages(CHAT, [])
    assert await case.store.recorded_messages(CHAT) == [1]


async def test_what_was_written_before_the_chat_was_closed_is_not_answered_any_more(case: StoreCase) -> None:
    await case.store.close_chat(CHAT, update=UPDATE)
    assert (await case.store.claim(UPDATE - 1, chat=CHAT, message=1)).chat_closed
    assert await case.store.chat_closed_after(CHAT, update=UPDATE - 1)
    assert await case.store.record_message(CHAT, 5, update=UPDATE - 1)


@pytest.mark.parametrize(("chat", "update"), [(CHAT, UPDATE), (CHAT, UPDATE + 1), (OTHER_CHAT, UPDATE - 1)])
async def test_what_closes_a_chat_and_what_comes_later_or_from_others_is_answered(
    case: StoreCase, chat: int, update: int
) -> None:
    await case.store.close_chat(CHAT, update=UPDATE)
    assert not (await case.store.claim(update, chat=chat, message=1)).chat_closed
    assert not await case.store.chat_closed_after(chat, update=update)
    assert not await case.store.record_message(chat, 5, update=update)


async def test_a_closed_chat_is_known_for_as_long_as_telegram_keeps_an_older_message(
    case: StoreCase,
) -> None:
    await case.store.close_chat(CHAT, update=UPDATE)
    await case.pass_time(UPDATES_SECONDS - 1)
    assert await case.store.chat_closed_after(CHAT, update=UPDATE - 1)
    await case.pass_time(2)
    assert not await case.store.chat_closed_after(CHAT, update=UPDATE - 1)


async def test_a_working_store_says_so(case: StoreCase) -> None:
    assert case.store.up


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chat=st.integers(min_value=-(2**52), max_value=2**52), messages=st.lists(IDS, unique=True, max_size=5))
async def test_ids_of_any_size_are_given_back(case: StoreCase, chat: int, messages: list[int]) -> None:
    await case.store.forget_messages(chat)
    for message in messages:
        case.clock.now += 0.001
        await case.store.record_message(chat, message)
    assert await case.store.recorded_messages(chat) == messages
