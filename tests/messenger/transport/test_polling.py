"""What is asked of Telegram, and when Telegram may forget an update."""

import asyncio
from typing import Any

import pytest

from bot.messenger.transport.polling import EMPTY_DELAY, REPEAT_DELAY
from tests.messenger.fakes import Refused, unreachable
from tests.messenger.transport.polled import KINDS, Polling, asked, polls
from tests.messenger.transport.telegram_queue import TelegramQueue, text_update

WEBHOOK_SET = Refused(409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook first")
OTHER_POLLER = Refused(409, "Conflict: terminated by other getUpdates request")


def test_an_update_is_confirmed_only_after_its_answer() -> None:
    async def flow(polling: Polling) -> None:
        await polling.until(lambda: len(polling.telegram.offsets) > 5)
        assert set(polling.telegram.offsets[1:]) == {10}
        polling.queue.answer(10)
        await polling.until(lambda: polling.telegram.offsets[-1] == 11)

    assert polls(TelegramQueue(updates=[text_update(10)]), flow).telegram.updates == []


def test_a_slow_chat_holds_up_no_other_and_nothing_is_given_twice() -> None:
    async def flow(polling: Polling) -> None:
        await polling.until(lambda: 11 in polling.queue.confirmed)
        polling.queue.answer(11)
        polling.telegram.updates.append(text_update(12, chat=3))
        await polling.until(lambda: 12 in polling.queue.confirmed)
        assert polling.telegram.offsets[-1] == 10

    polls(TelegramQueue(updates=[text_update(10), text_update(11, chat=2)]), flow)


def test_at_most_a_hundred_updates_are_open() -> None:
    telegram = TelegramQueue(updates=[text_update(number, chat=number) for number in range(1, 151)])
    polling = polls(telegram, asked(5))
    assert len(polling.queue.confirmed) == 100


def test_updates_of_nobody_are_confirmed() -> None:
    channel = {"message_id": 1, "chat": {"id": -1, "type": "channel"}}
    telegram = TelegramQueue(updates=[{"update_id": 10, "channel_post": 5}, {"update_id": 11, "message": channel}])
    polling = polls(telegram, asked(3))
    assert polling.telegram.offsets[-1] == 12 and polling.queue.confirmed == {}


def test_rubbish_among_the_updates_stops_nothing() -> None:
    telegram = TelegramQueue(script={"getUpdates": [[None, 5, {"update_id": "x"}, {}, text_update(10)]]})
    assert set(polls(telegram, asked(2)).queue.confirmed) == {10}


@pytest.mark.parametrize("answer", [True, {"x": 1}, None, "canary"])
def test_an_answer_that_is_no_list_is_tried_again(answer: object, log: list[dict[str, Any]]) -> None:
    polling = polls(TelegramQueue(script={"getUpdates": [answer]}), asked(2))
    assert polling.metrics.failed_polls.value == 1 and "canary" not in str(log)


def test_what_there_is_no_room_for_stays_with_telegram() -> None:
    async def flow(polling: Polling) -> None:
        await polling.until(lambda: len(polling.telegram.offsets) > 3)
        assert set(polling.telegram.offsets) == {None, 10}
        polling.queue.full = False
        await polling.until(lambda: 10 in polling.queue.confirmed)

    polls(TelegramQueue(updates=[text_update(10)]), flow, full=True)


def test_an_update_there_is_no_room_for_keeps_its_place_among_others() -> None:
    async def flow(polling: Polling) -> None:
        polling.queue.refused = {11}
        await polling.until(lambda: 12 in polling.queue.confirmed)
        polling.queue.answer(10, 12)
        await polling.until(lambda: polling.telegram.offsets[-3:] == [11] * 3)
        polling.queue.refused.clear()
        await polling.until(lambda: 11 in polling.queue.confirmed)
        polling.queue.answer(11)
        await polling.until(lambda: polling.telegram.offsets[-1] == 13)

    polls(TelegramQueue(updates=[text_update(number, chat=number) for number in (10, 11, 12)]), flow)


def test_an_update_that_was_not_answered_is_given_again() -> None:
    async def flow(polling: Polling) -> None:
        await polling.until(lambda: 10 in polling.queue.confirmed)
        polling.queue.confirmed.pop(10).cancel()
        await polling.until(lambda: 10 in polling.queue.confirmed)
        polling.queue.answer(10)
        await polling.until(lambda: polling.telegram.offsets[-1] == 11)
        assert 10 in polling.telegram.offsets[1:-1]

    polls(TelegramQueue(updates=[text_update(10)]), flow)


def test_an_update_that_was_not_answered_keeps_those_after_it() -> None:
    async def flow(polling: Polling) -> None:
        await polling.until(lambda: 11 in polling.queue.confirmed)
        polling.queue.answer(11)
        polling.queue.confirmed.pop(10).cancel()
        await polling.until(lambda: 10 in polling.queue.confirmed)
        assert set(polling.telegram.offsets[1:]) == {10}

    polls(TelegramQueue(updates=[text_update(10), text_update(11, chat=2)]), flow)


def test_an_update_that_was_never_given_again_is_asked_for_no_more() -> None:
    """Telegram keeps updates for a day; what there was no room for may be gone."""

    async def flow(polling: Polling) -> None:
        await polling.until(lambda: len(polling.telegram.offsets) > 1)
        polling.telegram.updates, polling.queue.full = [text_update(60)], False
        await polling.until(lambda: 60 in polling.queue.confirmed)
        polling.queue.answer(60)
        await polling.until(lambda: polling.telegram.offsets[-1] == 61)

    polls(TelegramQueue(updates=[text_update(50)]), flow, full=True)


def test_updates_that_are_numbered_anew_are_taken_once_and_confirmed() -> None:
    async def flow(polling: Polling) -> None:
        await polling.until(lambda: 1_000 in polling.queue.confirmed)
        polling.queue.answer(1_000)
        await polling.until(lambda: polling.telegram.offsets[-1] == 1_001)
        polling.telegram.updates = [text_update(20), text_update(21, chat=2)]
        await polling.until(lambda: 21 in polling.queue.confirmed)
        polling.queue.answer(20, 21)
        await polling.until(lambda: polling.telegram.offsets[-1] == 22)
        assert polling.telegram.updates == []

    polls(TelegramQueue(updates=[text_update(1_000)]), flow)


def test_while_an_update_is_open_telegram_is_not_asked_twice_within_half_a_second() -> None:
    async def flow(polling: Polling) -> None:
        async with polling.running():
            await asyncio.sleep(10 * REPEAT_DELAY)

    assert len(polls(TelegramQueue(updates=[text_update(10)]), flow).telegram.offsets) <= 12


def test_a_server_that_never_holds_a_call_is_not_asked_without_end() -> None:
    async def flow(polling: Polling) -> None:
        async with polling.running():
            await asyncio.sleep(10 * EMPTY_DELAY)

    assert len(polls(TelegramQueue(), flow).telegram.offsets) <= 12


def test_telegram_is_asked_for_the_kinds_that_have_handlers() -> None:
    [first, *_] = polls(TelegramQueue(), asked(1)).telegram.sent("getUpdates")
    assert first["allowed_updates"] == list(KINDS) and first["limit"] == 100 and 20 <= first["timeout"] <= 50


def test_a_lost_network_is_told_once_and_once_when_it_is_back(log: list[dict[str, Any]]) -> None:
    polls(TelegramQueue(script={"getUpdates": [unreachable()] * 8}), asked(10))
    assert [entry["event"] for entry in log] == [
        "no updates from Telegram; trying again",
        "updates from Telegram again",
    ]


def test_telegram_is_asked_after_as_long_a_wait_as_it_wants() -> None:
    async def flow(polling: Polling) -> None:
        async with polling.running():
            await asyncio.sleep(99)
            assert len(polling.telegram.offsets) == 1
            await asyncio.sleep(2)
            assert len(polling.telegram.offsets) > 1

    polls(TelegramQueue(script={"getUpdates": [Refused(429, "Too Many Requests", 100)]}), flow)


@pytest.mark.parametrize(
    ("refusal", "reason"),
    [
        (OTHER_POLLER, "only one may run with this BOT_TOKEN"),
        (WEBHOOK_SET, "a webhook is set"),
        (Refused(401, "Unauthorized"), "BOT_TOKEN is refused now"),
        (Refused(400, "Bad Request: canary"), "BadRequest"),
        (Refused(502, "Bad Gateway"), "Bad Gateway"),
    ],
)
def test_a_refusal_is_explained_in_one_line(refusal: Refused, reason: str, log: list[dict[str, Any]]) -> None:
    polls(TelegramQueue(script={"getUpdates": [refusal] * 2}), asked(4))
    assert reason in log[0]["reason"] and "canary" not in str(log)


@pytest.mark.parametrize(("refusal", "deleted"), [(WEBHOOK_SET, 1), (OTHER_POLLER, 0)])
def test_only_a_webhook_in_the_way_is_deleted(refusal: Refused, deleted: int) -> None:
    polling = polls(TelegramQueue(script={"getUpdates": [refusal]}), asked(3))
    assert polling.telegram.sent("deleteWebhook") == [{"drop_pending_updates": False}] * deleted


def test_it_starts_by_deleting_a_webhook_and_drops_nothing() -> None:
    polling = polls(TelegramQueue(), lambda polling: polling.poller.start())
    assert polling.telegram.methods == ["deleteWebhook"]
    assert polling.telegram.sent("deleteWebhook") == [{"drop_pending_updates": False}]


def test_a_server_that_knows_no_webhooks_is_one_warning(log: list[dict[str, Any]]) -> None:
    telegram = TelegramQueue(script={"deleteWebhook": [Refused(404, "Not Found: method not found")]})
    polls(telegram, lambda polling: polling.poller.start())
    assert [entry["log_level"] for entry in log] == ["warning"]


def test_at_the_end_the_last_answers_are_confirmed() -> None:
    async def flow(polling: Polling) -> None:
        await polling.until(lambda: 10 in polling.queue.confirmed)
        polling.queue.answer(10)
        await asyncio.sleep(0)
        await polling.poller.finish()

    polling = polls(TelegramQueue(updates=[text_update(10)]), flow)
    assert polling.telegram.offsets[-1] == 11 and polling.telegram.sent("getUpdates")[-1]["timeout"] == 0


@pytest.mark.parametrize("failure", [unreachable(), Refused(500, "x"), Refused(409, "Conflict")])
def test_a_last_confirmation_that_fails_is_one_warning(failure: object, log: list[dict[str, Any]]) -> None:
    async def flow(polling: Polling) -> None:
        await polling.until(lambda: 10 in polling.queue.confirmed)
        polling.telegram.script["getUpdates"] = [failure] * 2
        await polling.poller.finish()

    polls(TelegramQueue(updates=[text_update(10)]), flow)
    assert [entry["event"][:26] for entry in log] == ["last answers not confirmed"]


def test_before_the_first_update_there_is_nothing_to_confirm_at_the_end() -> None:
    assert polls(TelegramQueue(), lambda polling: polling.poller.finish()).telegram.offsets == []
