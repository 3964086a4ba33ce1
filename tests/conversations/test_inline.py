"""How an inline list and what is sent from it read in a conversation, with a bot by plain HTTP in the guide's place."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import pytest

from bot.simulator import server
from bot.simulator.telegram import Telegram
from tests.conversations.script import shown
from tests.kit.person import Event, NoSuchResult, Person, person
from tests.kit.world import TOKEN

pytestmark = pytest.mark.asyncio

LINK = {"text": "Open the guide", "url": "https://t.me/magnolia_sim_bot?start=en"}
RESULTS = [
    {
        "type": "article",
        "id": "en/topic/unpaid-wages",
        "title": "Your pay",
        "description": "What you can do\nwhen they do not pay",
        "input_message_content": {"message_text": "<b>Your pay</b>\n\nThey owe it to you.", "parse_mode": "HTML"},
        "reply_markup": {"inline_keyboard": [[LINK]]},
    }
]
BUTTON = {"text": "Ask the guide", "start_parameter": "en"}


@asynccontextmanager
async def somebody(*results: Any, button: Any = None) -> AsyncIterator[Person]:
    """A person whose inline queries a bot answers with these results."""
    running = await server.start(token=TOKEN)
    bot = asyncio.create_task(_answer_inline_queries(running.url, {"results": results, "button": button}))
    chat = running.telegram.chat(5)
    try:
        async with person(
            running.url,
            5,
            language="en",
            chat_type="private",
            settled=lambda: _all_confirmed(running.telegram),
            mark=chat.tell,
        ) as made:
            yield made
    finally:
        bot.cancel()
        await running.stop()


async def _answer_inline_queries(url: str, answer: dict[str, Any]) -> None:
    offset = 0
    async with aiohttp.ClientSession(f"{url}/bot{TOKEN}/") as http:
        while True:
            async with http.post("getUpdates", json={"timeout": 10, "offset": offset}) as response:
                updates = (await response.json())["result"]
            for update in updates:
                offset = update["update_id"] + 1
                if "inline_query" in update:
                    answered = answer | {"inline_query_id": update["inline_query"]["id"]}
                    await (await http.post("answerInlineQuery", json=answered)).read()


async def _all_confirmed(telegram: Telegram) -> None:
    async with asyncio.timeout(10):
        while len(telegram.updates):  # noqa: ASYNC110 - the queue sets no event
            await asyncio.sleep(0.01)


async def test_a_list_shows_its_button_and_each_title_with_its_description() -> None:
    async with somebody(*RESULTS, button=BUTTON) as writer:
        listed = await writer.asks_inline("pay")
        assert listed.titles() == ["Your pay"]
        assert shown([Event("listed", listed=listed)]) == [
            "The list shows:",
            "    [Ask the guide (opens the private chat)]",
            "    Your pay",
            "        What you can do",
            "        when they do not pay",
        ]


async def test_a_list_without_results_says_so() -> None:
    async with somebody() as writer:
        assert shown([Event("listed", listed=await writer.asks_inline("pay"))]) == ["The list shows nothing."]


async def test_what_is_chosen_is_seen_in_the_other_chat_and_its_links_can_be_pressed() -> None:
    async with somebody(*RESULTS) as writer:
        await writer.asks_inline("pay")
        assert shown(await writer.chooses("Your pay")) == [
            "In the other chat:",
            "    Your pay",
            "",
            "    They owe it to you.",
            "    [Open the guide (link)]",
        ]
        assert shown(await writer.presses("Open the guide")) == [f"Opens: {LINK['url']}"]


async def test_a_result_may_be_sent_into_the_chat_itself() -> None:
    async with somebody(*RESULTS) as writer:
        await writer.asks_inline("pay")
        await writer.chooses("Your pay", to="this chat")
        (message,) = writer.chat.values()
        assert message.mine and message.labels() == ["Open the guide"]


async def test_the_button_above_the_list_starts_the_private_chat() -> None:
    async with somebody(button=BUTTON) as writer:
        await writer.asks_inline("pay")
        await writer.presses_above_list()
        (message,) = writer.chat.values()
        assert message.text == "/start en"


async def test_a_title_that_the_list_does_not_show_cannot_be_chosen() -> None:
    async with somebody(*RESULTS) as writer:
        await writer.asks_inline("pay")
        with pytest.raises(NoSuchResult, match="'Home' is none of \\['Your pay'\\]"):
            await writer.chooses("Home")
