"""Presses on buttons. Anybody can send any callback data."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.messenger.transport.flood_guard import BURST
from tests.messenger.chat import Chat, open_chat


@pytest.fixture
async def chat() -> Chat:
    return await open_chat()


async def test_a_press_opens_its_address_in_its_language_in_the_pressed_message(chat: Chat) -> None:
    calls = await chat.presses("ar/topic/passport-kept~home", message_id=200)
    [edited] = [sent for method, sent in calls if method == "editMessageText"]
    assert edited["message_id"] == 200
    assert chat.content.guide.localized("ar").topics["passport-kept"].title in edited["text"]
    assert ("answerCallbackQuery", {"callback_query_id": "press-1"}) in calls


async def test_reading_a_spanish_message_does_not_choose_spanish_but_its_button_does(chat: Chat) -> None:
    await chat.presses("ar/topic/passport-kept")
    assert await chat.store.language(chat.id) is None
    await chat.presses("ar/set/home")
    assert await chat.store.language(chat.id) == "ar"


@pytest.mark.parametrize("data", ["DROP TABLE; --", "", "~", "en/", "EN/home", "x" * 65, "en/hotline~~", "\ud800"])
async def test_callback_data_that_holds_no_address_opens_home_with_a_notice(chat: Chat, data: str) -> None:
    calls = await chat.presses(data)
    assert chat.words("notice-broken") in next(sent["text"] for method, sent in calls if method == "editMessageText")
    assert chat.metrics.fallbacks.value == 0


@pytest.mark.parametrize("data", [None, 7, ["en/home"], {"a": 1}])
async def test_callback_data_that_is_no_text_opens_home_with_a_notice(chat: Chat, data: object) -> None:
    person = {"id": 7, "is_bot": False, "first_name": "Ana"}
    query = {"id": "press-1", "from": person, "message": chat.message(), "data": data}
    calls = await chat.gets(callback_query=query)
    assert chat.words("notice-broken") in next(sent["text"] for method, sent in calls if method == "editMessageText")


async def test_a_press_whose_message_is_gone_is_answered_in_the_persons_chat(chat: Chat) -> None:
    person = {"id": 7, "is_bot": False, "first_name": "Ana"}
    calls = await chat.gets(callback_query={"id": "press-1", "from": person, "data": "en/home"})
    assert [sent["chat_id"] for method, sent in calls if method == "sendMessage"] == [7]
    assert ("answerCallbackQuery", {"callback_query_id": "press-1"}) in calls


async def test_close_shows_the_everyday_page_deletes_the_rest_and_is_acknowledged_last(chat: Chat) -> None:
    await chat.says("they took my passport", message_id=77)
    calls = await chat.presses("en/leave", message_id=200)
    assert [method for method, _ in calls] == ["editMessageText", "deleteMessages", "answerCallbackQuery"]
    assert chat.content.guide.localized("en").everyday.title in calls[0][1]["text"]
    assert await chat.store.recorded_messages(chat.id) == [200]


async def test_presses_in_a_flood_show_the_number_and_close_still_closes(chat: Chat) -> None:
    for _ in range(BURST + 1):
        await chat.presses("en/home")
    [(method, shown)] = await chat.presses("en/home")
    assert method == "answerCallbackQuery" and shown["show_alert"] and "+44 808 157 0123" in shown["text"]
    assert "editMessageText" in [method for method, _ in await chat.presses("en/leave")]


async def test_an_old_press_is_no_late_message(chat: Chat) -> None:
    calls = await chat.presses("en/hotline", date=1)
    assert chat.words("hotline-title") in next(sent["text"] for method, sent in calls if method == "editMessageText")


@given(st.text(max_size=70) | st.from_regex(r"([a-z]{2}/)?[a-z0-9-]+(/[a-z0-9-]+)*(~[a-z]+)?", fullmatch=True))
async def test_any_callback_data_at_all_opens_something(data: str) -> None:
    chat = await open_chat()
    methods = {method for method, _ in await chat.presses(data)}
    assert "answerCallbackQuery" in methods and methods & {"editMessageText", "sendMessage"}
    assert chat.metrics.fallbacks.value == 0
