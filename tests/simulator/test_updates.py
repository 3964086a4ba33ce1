"""How updates reach a bot that asks for them, and how long Telegram keeps them."""

import asyncio
from typing import Any

import pytest

from tests.simulator.conftest import Line, keyboard

pytestmark = pytest.mark.asyncio


def texts(updates: list[dict[str, Any]]) -> list[str]:
    return [update["message"]["text"] for update in updates]


async def test_an_update_stays_until_a_later_offset_passes_it(line: Line) -> None:
    await line.person("say", text="one")
    await line.person("say", text="two")
    first = (await line.bot("getUpdates"))[0]["update_id"]
    assert texts(await line.bot("getUpdates", offset=first)) == ["one", "two"]
    assert texts(await line.bot("getUpdates", offset=first + 1)) == ["two"]
    assert texts(await line.bot("getUpdates")) == ["two"]


async def test_an_offset_asked_for_again_at_once_gives_one(line: Line) -> None:
    for number in range(3):
        await line.person("say", text=str(number))
    first = (await line.bot("getUpdates"))[0]["update_id"]
    assert len(await line.bot("getUpdates", offset=first)) == 3
    assert len(await line.bot("getUpdates", offset=first)) == 1


async def test_at_most_a_hundred_come_at_once(line: Line) -> None:
    for number in range(105):
        await line.person("say", text=str(number))
    assert len(await line.bot("getUpdates", limit=500)) == 100


async def test_a_negative_offset_counts_from_the_end(line: Line) -> None:
    for number in range(3):
        await line.person("say", text=str(number))
    assert texts(await line.bot("getUpdates", offset=-1)) == ["2"]


async def test_an_offset_far_in_the_future_forgets_nothing(line: Line) -> None:
    await line.person("say", text="one")
    assert texts(await line.bot("getUpdates", offset=900_000_000)) == ["one"]


async def test_a_poll_waits_for_the_next_update(line: Line) -> None:
    poll = asyncio.create_task(line.bot("getUpdates", timeout=30))
    await line.bot("getMe")
    await line.person("say", text="hello")
    assert texts(await poll) == ["hello"]


async def test_a_second_poll_ends_the_first(line: Line) -> None:
    first = asyncio.create_task(line.refusal("getUpdates", timeout=30))
    while not line.running.telegram.polling.waiting:
        await line.bot("getMe")
    second = asyncio.create_task(line.bot("getUpdates", timeout=30))
    assert (
        await first
        == "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    )
    await line.person("say", text="hello")
    assert texts(await second) == ["hello"]


async def test_messages_are_kept_for_a_day_and_presses_for_less(line: Line) -> None:
    chat = await line.started()
    sent = await line.bot(
        "sendMessage", chat_id=chat, text="x", reply_markup=keyboard([{"text": "a", "callback_data": "a"}])
    )
    await line.person("press", message_id=sent["message_id"], row=0, column=0)
    await line.person("say", text="still here")
    line.clock.move(151)
    assert texts(await line.bot("getUpdates")) == ["still here"]
    line.clock.move(24 * 3600)
    assert await line.bot("getUpdates", offset=1) == []


async def test_only_kinds_that_were_asked_for_come(line: Line) -> None:
    await line.bot("getUpdates", allowed_updates=["callback_query"])
    assert (await line.person("say", text="hello"))["update_id"] is None
    await line.bot("getUpdates", offset=1, allowed_updates=[])
    assert (await line.person("say", text="hello"))["update_id"] is not None


async def test_any_update_at_all_can_be_pushed(line: Line) -> None:
    await line.person("update", message={"text": 5}, odd=[None])
    (update,) = await line.bot("getUpdates")
    assert update["message"] == {"text": 5} and update["odd"] == [None]
