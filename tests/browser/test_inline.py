"""Inline mode on the page: the list above the composer, the choice of a chat, and the chats themselves."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import expect

from bot.simulator.server import Simulator
from tests.browser.conftest import MODULE, OpenPhone
from tests.kit.inline_bot import GREETING, inline_bot
from tests.kit.phone import DESKTOP, SMALL, Phone

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]

QUERY = "@magnolia_sim_bot pay"


@pytest_asyncio.fixture(loop_scope=MODULE)
async def simulator() -> AsyncIterator[Simulator]:
    async with inline_bot() as running:
        yield running


async def started(phone: OpenPhone, simulator: Simulator, size: tuple[int, int] = SMALL) -> Phone:
    person = await phone(size)
    await person.open(simulator.url)
    await person.start()
    await person.reads(GREETING)
    return person


async def test_typing_the_bots_name_shows_a_list_with_a_button_above_it(phone: OpenPhone, simulator: Simulator) -> None:
    person = await started(phone, simulator)
    await person.types(QUERY)
    buttons = person.results.get_by_role("button")
    await expect(buttons).to_have_count(3)
    await expect(buttons.nth(0)).to_have_text("Ask the guide")
    await expect(buttons.nth(1)).to_contain_text("Your pay")
    await expect(buttons.nth(1)).to_contain_text("What you can do when they do not pay")
    await expect(person.page.locator("#results-count")).to_have_text("2 results")
    for button in await buttons.all():
        await expect(button).to_be_in_viewport(ratio=1)
    await person.types("hello")
    await expect(person.results).to_be_hidden()


@pytest.mark.parametrize("size", [SMALL, DESKTOP], ids=["phone", "desktop"])
async def test_a_result_is_sent_to_the_friend_whose_chat_then_opens(
    phone: OpenPhone, simulator: Simulator, size: tuple[int, int]
) -> None:
    person = await started(phone, simulator, size)
    await person.types(QUERY)
    await person.chooses("Your pay")
    await person.sends_to("A friend")
    await expect(person.title).to_have_text("A friend")
    await expect(person.messages).to_have_count(1)
    await expect(person.messages).to_contain_text("via @magnolia_sim_botYour pay")
    await expect(person.page.get_by_test_id("composer")).to_have_value("")
    await person.page.get_by_test_id("back").click()
    await person.reads(GREETING)


async def test_a_result_may_be_sent_into_the_chat_with_the_bot(phone: OpenPhone, simulator: Simulator) -> None:
    person = await started(phone, simulator)
    await person.types(QUERY)
    await person.chooses("Your papers")
    await person.sends_to("This chat")
    await expect(person.messages.last).to_contain_text("They are yours.")
    await expect(person.title).to_have_text("Guide")


async def test_a_button_that_chooses_a_chat_puts_the_query_there(phone: OpenPhone, simulator: Simulator) -> None:
    person = await started(phone, simulator)
    await person.presses("Send to a chat")
    targets = person.page.get_by_test_id("targets").get_by_role("button")
    await expect(targets).to_have_text(["A friend", "A group"])
    await person.sends_to("A group")
    await expect(person.title).to_have_text("A group")
    await expect(person.page.get_by_test_id("composer")).to_have_value(QUERY)
    await person.chooses("Your pay")
    await expect(person.messages).to_contain_text(["They owe it to you."])


async def test_a_link_in_a_friends_chat_opens_the_bot(phone: OpenPhone, simulator: Simulator) -> None:
    person = await started(phone, simulator)
    await person.types(QUERY)
    await person.chooses("Your pay")
    await person.sends_to("A friend")
    await person.presses("Open the guide")
    await expect(person.title).to_have_text("Guide")
    await expect(person.messages.filter(has_text="/start en")).to_have_count(1)


async def test_the_button_above_the_list_opens_the_bot(phone: OpenPhone, simulator: Simulator) -> None:
    person = await started(phone, simulator)
    await person.presses("Send to a chat")
    await person.sends_to("A friend")
    await person.page.get_by_test_id("above-results").click()
    await expect(person.title).to_have_text("Guide")
    await expect(person.messages.filter(has_text="/start en")).to_have_count(1)


async def test_a_result_can_be_chosen_by_keyboard_alone(phone: OpenPhone, simulator: Simulator) -> None:
    person = await started(phone, simulator, DESKTOP)
    keyboard = person.page.keyboard
    await person.page.get_by_test_id("composer").focus()
    await keyboard.type(QUERY)
    await expect(person.results).to_be_visible()
    for key in ("ArrowDown", "ArrowDown", "Enter"):
        await keyboard.press(key)
    await expect(person.page.get_by_test_id("targets")).to_be_visible()
    for key in ("ArrowDown", "Enter"):
        await keyboard.press(key)
    await expect(person.messages).to_contain_text(["They owe it to you."])
    await expect(person.page.get_by_test_id("composer")).to_be_focused()


async def test_the_chat_of_a_friend_is_still_open_after_a_reload(phone: OpenPhone, simulator: Simulator) -> None:
    person = await started(phone, simulator)
    await person.page.locator("#panel-open").click()
    await person.page.get_by_test_id("chats").get_by_role("button", name="A friend").click()
    await person.says("hello")
    await person.page.reload()
    await expect(person.title).to_have_text("A friend")
    await expect(person.messages).to_contain_text(["hello"])


async def test_a_blocked_bot_leaves_the_chat_of_a_friend_open(phone: OpenPhone, simulator: Simulator) -> None:
    person = await started(phone, simulator)
    await person.page.locator("#panel-open").click()
    await person.page.get_by_test_id("block").click()
    await expect(person.page.locator("#unblock")).to_be_visible()
    await person.page.locator("#panel-open").click()
    await person.page.get_by_test_id("chats").get_by_role("button", name="A friend").click()
    await expect(person.page.get_by_test_id("composer")).to_be_visible()
