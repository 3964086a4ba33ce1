"""How an inline list and what is sent from it read in a conversation, with a bot by plain HTTP in the guide's place."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from bot.simulator.telegram import Telegram
from tests.conversations.script import shown
from tests.kit.events import Event
from tests.kit.inline_bot import BUTTON, GREETING, LINK, RESULTS, inline_bot
from tests.kit.person import NoSuchResult, Person, person

pytestmark = pytest.mark.asyncio


@asynccontextmanager
async def somebody(*results: Any, button: Any = None) -> AsyncIterator[Person]:
    """A person whose inline queries a bot answers with these results."""
    async with inline_bot(results, button) as running:
        telegram = running.telegram
        writer = person(
            running.url,
            5,
            language="en",
            chat_type="private",
            settled=lambda: _all_confirmed(telegram),
            mark=telegram.chat(5).notify,
        )
        async with writer as made:
            yield made


async def _all_confirmed(telegram: Telegram) -> None:
    async with asyncio.timeout(10):
        while len(telegram.updates):  # noqa: ASYNC110 - the queue sets no event
            await asyncio.sleep(0.01)


async def test_a_list_shows_its_button_and_each_title_with_its_description() -> None:
    async with somebody(*RESULTS, button=BUTTON) as writer:
        listed = await writer.asks_inline("pay")
        assert listed.titles() == ["Your pay", "Your papers"]
        assert shown([Event("listed", listed=listed)]) == [
            "The list shows:",
            "    [Ask the guide (opens the private chat)]",
            "    Your pay",
            "        What you can do",
            "        when they do not pay",
            "    Your papers",
            "        Nobody may keep them",
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
        assert [message.text for message in writer.chat.values()] == ["/start en", GREETING]


async def test_a_title_that_the_list_does_not_show_cannot_be_chosen() -> None:
    async with somebody(*RESULTS) as writer:
        await writer.asks_inline("pay")
        with pytest.raises(NoSuchResult, match="'Home' is none of \\['Your pay', 'Your papers'\\]"):
            await writer.chooses("Home")
