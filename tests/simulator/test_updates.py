"""Long polling: delivery and confirmation of updates, and how long Telegram keeps them."""

import asyncio
from typing import Any

import pytest

from tests.simulator.conftest import SimulatorClient, keyboard

pytestmark = pytest.mark.asyncio


def texts(updates: list[dict[str, Any]]) -> list[str]:
    return [update["message"]["text"] for update in updates]


async def test_an_update_stays_until_a_later_offset_confirms_it(simulator: SimulatorClient) -> None:
    await simulator.person("say", text="one")
    await simulator.person("say", text="two")
    first = (await simulator.bot("getUpdates"))[0]["update_id"]
    assert texts(await simulator.bot("getUpdates", offset=first)) == ["one", "two"]
    assert texts(await simulator.bot("getUpdates", offset=first + 1)) == ["two"]
    assert texts(await simulator.bot("getUpdates")) == ["two"]


async def test_an_offset_repeated_at_once_gives_one_update(simulator: SimulatorClient) -> None:
    for number in range(3):
        await simulator.person("say", text=str(number))
    first = (await simulator.bot("getUpdates"))[0]["update_id"]
    assert len(await simulator.bot("getUpdates", offset=first)) == 3
    assert len(await simulator.bot("getUpdates", offset=first)) == 1


async def test_a_call_returns_at_most_a_hundred_updates(simulator: SimulatorClient) -> None:
    for number in range(105):
        await simulator.person("say", text=str(number))
    assert len(await simulator.bot("getUpdates", limit=500)) == 100


async def test_a_negative_offset_counts_from_the_end(simulator: SimulatorClient) -> None:
    for number in range(3):
        await simulator.person("say", text=str(number))
    assert texts(await simulator.bot("getUpdates", offset=-1)) == ["2"]


async def test_an_offset_far_in_the_future_confirms_nothing(simulator: SimulatorClient) -> None:
    await simulator.person("say", text="one")
    assert texts(await simulator.bot("getUpdates", offset=900_000_000)) == ["one"]


async def test_a_poll_waits_for_the_next_update(simulator: SimulatorClient) -> None:
    poll = asyncio.create_task(simulator.bot("getUpdates", timeout=30))
    await simulator.bot("getMe")
    await simulator.person("say", text="hello")
    assert texts(await poll) == ["hello"]


async def test_a_second_poll_ends_the_first(simulator: SimulatorClient) -> None:
    first = asyncio.create_task(simulator.error("getUpdates", timeout=30))
    while not simulator.server.telegram.polling.waiting:
        await simulator.bot("getMe")
    second = asyncio.create_task(simulator.bot("getUpdates", timeout=30))
    assert (
        await first
        == "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    )
    await simulator.person("say", text="hello")
    assert texts(await second) == ["hello"]


async def test_messages_are_kept_for_a_day_and_presses_for_less(simulator: SimulatorClient) -> None:
    chat = await simulator.started()
    sent = await simulator.bot(
        "sendMessage", chat_id=chat, text="x", reply_markup=keyboard([{"text": "a", "callback_data": "a"}])
    )
    await simulator.person("press", message_id=sent["message_id"], row=0, column=0)
    await simulator.person("say", text="still here")
    simulator.clock.move(151)
    assert texts(await simulator.bot("getUpdates")) == ["still here"]
    simulator.clock.move(24 * 3600)
    assert await simulator.bot("getUpdates", offset=1) == []


async def test_only_allowed_kinds_of_updates_arrive(simulator: SimulatorClient) -> None:
    await simulator.bot("getUpdates", allowed_updates=["callback_query"])
    assert (await simulator.person("say", text="hello"))["update_id"] is None
    await simulator.bot("getUpdates", offset=1, allowed_updates=[])
    assert (await simulator.person("say", text="hello"))["update_id"] is not None


async def test_any_update_at_all_can_be_pushed(simulator: SimulatorClient) -> None:
    await simulator.person("update", message={"text": 5}, odd=[None])
    (update,) = await simulator.bot("getUpdates")
    assert update["message"] == {"text": 5} and update["odd"] == [None]
