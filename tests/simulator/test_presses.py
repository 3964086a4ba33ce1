"""Presses on buttons: which the client handles, which the bot hears of, and how long it may take to answer."""

import asyncio
from typing import Any

import pytest

from tests.simulator.conftest import SimulatorClient, keyboard

pytestmark = pytest.mark.asyncio

TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"
ROW: list[dict[str, Any]] = [
    {"text": "a", "callback_data": "es/home"},
    {"text": "b", "url": "https://example.org"},
    {"text": "c", "copy_text": {"text": "+18883737888"}},
]


async def pressed(simulator: SimulatorClient, column: int = 0, **other: Any) -> dict[str, Any]:
    chat = await simulator.started()
    sent = await simulator.bot("sendMessage", chat_id=chat, text="x", reply_markup=keyboard(ROW))
    result: dict[str, Any] = await simulator.person(
        "press", **({"message_id": sent["message_id"], "row": 0, "column": column} | other)
    )
    return result


async def test_the_bot_hears_of_a_press_with_its_message(simulator: SimulatorClient) -> None:
    query = await pressed(simulator, language_code="es")
    (update,) = await simulator.bot("getUpdates")
    heard = update["callback_query"]
    assert (heard["id"], heard["data"], heard["message"]["text"]) == (query["query_id"], "es/home", "x")
    assert heard["from"]["language_code"] == "es"


async def test_links_and_copy_buttons_stay_on_the_phone(simulator: SimulatorClient) -> None:
    assert await pressed(simulator, 1) == {"url": "https://example.org/"}
    assert await pressed(simulator, 2) == {"copy_text": "+18883737888"}
    assert await simulator.bot("getUpdates") == []


async def test_pressing_a_button_that_does_not_exist_is_an_error(simulator: SimulatorClient) -> None:
    assert await pressed(simulator, 9) == {"error": "there is no such button"}


async def test_forged_data_on_a_deleted_message_reaches_the_bot(simulator: SimulatorClient) -> None:
    await pressed(simulator, message_id=999, callback_data="' OR 1=1")
    heard = (await simulator.bot("getUpdates"))[-1]["callback_query"]
    assert heard["data"] == "' OR 1=1" and heard["message"]["date"] == 0


async def test_a_press_is_answered_once(simulator: SimulatorClient) -> None:
    identity = (await pressed(simulator))["query_id"]
    assert await simulator.bot("answerCallbackQuery", callback_query_id=identity) is True
    assert await simulator.error("answerCallbackQuery", callback_query_id=identity) == TOO_OLD


@pytest.mark.parametrize(("seconds", "description"), [(14, None), (16, TOO_OLD)])
async def test_an_answer_must_come_within_fifteen_seconds(
    simulator: SimulatorClient, seconds: int, description: str | None
) -> None:
    identity = (await pressed(simulator))["query_id"]
    simulator.clock.move(seconds)
    assert (await simulator.answer("answerCallbackQuery", callback_query_id=identity)).get("description") == description


async def test_an_answer_longer_than_an_alert_is_rejected(simulator: SimulatorClient) -> None:
    identity = (await pressed(simulator))["query_id"]
    assert (
        await simulator.error("answerCallbackQuery", callback_query_id=identity, text="x" * 201)
        == "Bad Request: MESSAGE_TOO_LONG"
    )


async def test_the_page_hears_the_answer(simulator: SimulatorClient) -> None:
    identity = (await pressed(simulator))["query_id"]
    async with simulator.session.get(f"{simulator.server.url}/person/5/events") as events:
        await events.content.readuntil(b"\n\n")
        await simulator.bot("answerCallbackQuery", callback_query_id=identity, text="1-888", show_alert=True)
        event = (await asyncio.wait_for(events.content.readuntil(b"\n\n"), 5)).decode()
    assert '"type": "callback_answer"' in event and '"show_alert": true' in event
