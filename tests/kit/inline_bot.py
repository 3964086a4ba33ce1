"""A bot by plain HTTP that answers inline queries, for tests of the simulator that need no guide."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp

from bot.simulator import server
from bot.simulator.server import Simulator
from tests.kit.world import TOKEN

GREETING = "Share this with somebody."
SEND_TO_A_CHAT = {
    "text": "Send to a chat",
    "switch_inline_query_chosen_chat": {"query": "pay", "allow_user_chats": True, "allow_group_chats": True},
}
LINK = {"text": "Open the guide", "url": "https://t.me/magnolia_sim_bot?start=en"}
RESULTS = (
    {
        "type": "article",
        "id": "en/topic/unpaid-wages",
        "title": "Your pay",
        "description": "What you can do\nwhen they do not pay",
        "input_message_content": {"message_text": "<b>Your pay</b>\n\nThey owe it to you.", "parse_mode": "HTML"},
        "reply_markup": {"inline_keyboard": [[LINK]]},
    },
    {
        "type": "article",
        "id": "en/topic/papers-taken",
        "title": "Your papers",
        "description": "Nobody may keep them",
        "input_message_content": {"message_text": "They are yours."},
    },
)
BUTTON = {"text": "Ask the guide", "start_parameter": "en"}


@asynccontextmanager
async def inline_bot(results: tuple[Any, ...] = RESULTS, button: Any = BUTTON) -> AsyncIterator[Simulator]:
    """A simulator with a bot that answers each inline query so, and each text with a button to send to a chat."""
    running = await server.start(token=TOKEN, bot_name="Guide")
    bot = asyncio.create_task(_answer(running.url, {"results": results, "button": button}))
    try:
        yield running
    finally:
        bot.cancel()
        await running.stop()


async def _answer(url: str, offered: dict[str, Any]) -> None:
    offset = 0
    async with aiohttp.ClientSession(f"{url}/bot{TOKEN}/") as http:
        while True:
            for update in await _call(http, "getUpdates", timeout=10, offset=offset):
                offset = update["update_id"] + 1
                if "inline_query" in update:
                    await _call(http, "answerInlineQuery", inline_query_id=update["inline_query"]["id"], **offered)
                elif "via_bot" not in (message := update.get("message", {"via_bot": {}})):
                    markup = {"inline_keyboard": [[SEND_TO_A_CHAT]]}
                    chat = message["chat"]["id"]
                    await _call(http, "sendMessage", chat_id=chat, text=GREETING, reply_markup=markup)


async def _call(http: aiohttp.ClientSession, method: str, **parameters: object) -> Any:
    async with http.post(method, json=parameters) as response:
        answer = await response.json()
    assert answer["ok"], answer
    return answer["result"]
