"""Buttons: what a press does on the phone, what the bot hears of it, and how long it may take to answer."""

import asyncio
from typing import Any

import pytest

from tests.simulator.conftest import Line, keyboard

pytestmark = pytest.mark.asyncio

TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"
ROW: list[dict[str, Any]] = [
    {"text": "a", "callback_data": "es/home"},
    {"text": "b", "url": "https://example.org"},
    {"text": "c", "copy_text": {"text": "+18883737888"}},
]


async def pressed(line: Line, column: int = 0, **other: Any) -> dict[str, Any]:
    chat = await line.started()
    sent = await line.bot("sendMessage", chat_id=chat, text="x", reply_markup=keyboard(ROW))
    result: dict[str, Any] = await line.person(
        "press", **({"message_id": sent["message_id"], "row": 0, "column": column} | other)
    )
    return result


async def test_the_bot_hears_of_a_press_with_its_message(line: Line) -> None:
    query = await pressed(line, language_code="es")
    (update,) = await line.bot("getUpdates")
    heard = update["callback_query"]
    assert (heard["id"], heard["data"], heard["message"]["text"]) == (query["query_id"], "es/home", "x")
    assert heard["from"]["language_code"] == "es"


async def test_links_and_copy_buttons_stay_on_the_phone(line: Line) -> None:
    assert await pressed(line, 1) == {"url": "https://example.org/"}
    assert await pressed(line, 2) == {"copy_text": "+18883737888"}
    assert await line.bot("getUpdates") == []


async def test_a_press_that_no_client_can_make_is_said_so(line: Line) -> None:
    assert await pressed(line, 9) == {"error": "there is no such button"}


async def test_forged_data_on_a_lost_message_reaches_the_bot(line: Line) -> None:
    await pressed(line, message_id=999, callback_data="' OR 1=1")
    heard = (await line.bot("getUpdates"))[-1]["callback_query"]
    assert heard["data"] == "' OR 1=1" and heard["message"]["date"] == 0


async def test_a_press_is_answered_once(line: Line) -> None:
    identity = (await pressed(line))["query_id"]
    assert await line.bot("answerCallbackQuery", callback_query_id=identity) is True
    assert await line.refusal("answerCallbackQuery", callback_query_id=identity) == TOO_OLD


@pytest.mark.parametrize(("seconds", "description"), [(14, None), (16, TOO_OLD)])
async def test_an_answer_must_come_within_fifteen_seconds(line: Line, seconds: int, description: str | None) -> None:
    identity = (await pressed(line))["query_id"]
    line.clock.move(seconds)
    assert (await line.answer("answerCallbackQuery", callback_query_id=identity)).get("description") == description


async def test_an_answer_longer_than_an_alert_is_refused(line: Line) -> None:
    identity = (await pressed(line))["query_id"]
    assert (
        await line.refusal("answerCallbackQuery", callback_query_id=identity, text="x" * 201)
        == "Bad Request: MESSAGE_TOO_LONG"
    )


async def test_the_page_hears_the_answer(line: Line) -> None:
    identity = (await pressed(line))["query_id"]
    async with line.session.get(f"{line.running.url}/person/5/events") as events:
        await events.content.readuntil(b"\n\n")
        await line.bot("answerCallbackQuery", callback_query_id=identity, text="1-888", show_alert=True)
        event = (await asyncio.wait_for(events.content.readuntil(b"\n\n"), 5)).decode()
    assert '"type": "callback_answer"' in event and '"show_alert": true' in event
