"""Typed words: read as they are, unless the message is late or part of a flood."""

from typing import Any

import pytest

from bot.messenger.handlers.texts import without_mention
from bot.messenger.transport.flood_guard import BURST, QUIET_SECONDS
from bot.messenger.transport.update_queue import LATE_SECONDS
from bot.screens.telegram_limits import MAX_TEXT
from tests.kit.content import content, found
from tests.messenger.chat import Chat, open_chat


@pytest.fixture
async def chat() -> Chat:
    return await open_chat(content=content(found("passport-kept")))


async def test_a_text_is_read_in_the_language_of_the_persons_telegram(chat: Chat) -> None:
    [(method, _)] = await chat.says("they took my passport", **{"from": {"id": 7, "language_code": "ar"}})
    assert method == "sendMessage"
    assert chat.asked == [("they took my passport", "ar")]


async def test_the_chosen_language_comes_first(chat: Chat) -> None:
    await chat.presses("ar/set/home")
    await chat.says("they took my passport")
    assert chat.asked == [("they took my passport", "ar")]


FORWARDED = {"type": "hidden_user", "sender_user_name": "Ana", "date": 1}


@pytest.mark.parametrize(
    "fields",
    [
        {"forward_origin": FORWARDED},
        {"reply_to_message": {"message_id": 1, "date": 1, "chat": {"id": 7, "type": "private"}, "text": "another"}},
        {"quote": {"text": "another", "position": 0}},
        {"entities": [{"type": "text_link", "offset": -1, "length": 2**31, "url": "x"}]},
        {"entities": [{"type": 7}]},
        {"entities": "none"},
        {"via_bot": {"id": 8, "is_bot": True, "first_name": "Other"}},
        {"from": None},
    ],
    ids=lambda fields: next(iter(fields)),
)
async def test_a_text_is_read_whatever_stands_beside_it(chat: Chat, fields: dict[str, Any]) -> None:
    await chat.sends(text="they took my passport", **fields)
    assert [text for text, _ in chat.asked] == ["they took my passport"]


async def test_lone_surrogates_become_what_utf8_can_carry(chat: Chat) -> None:
    await chat.sends(text="a\ud800b")
    assert [text for text, _ in chat.asked] == ["a?b"]


async def test_a_text_longer_than_telegram_allows_is_cut(chat: Chat) -> None:
    await chat.sends(text="x" * (MAX_TEXT + 1))
    assert [len(text) for text, _ in chat.asked] == [MAX_TEXT]


@pytest.mark.parametrize("text", ["they took my passport", "/hotline", "/start k1p", "/help I am hurt"])
async def test_a_late_message_gets_nothing_of_its_subject(chat: Chat, text: str) -> None:
    [(_, sent)] = await chat.says(text, date=int(chat.clock() - LATE_SECONDS - 1))
    assert chat.words("late-title") in sent["text"]
    labels = [button["text"] for row in sent["reply_markup"]["inline_keyboard"] for button in row]
    assert chat.words("late-go-on") in labels and chat.asked == []


async def test_a_late_clear_says_that_the_guide_is_back(chat: Chat) -> None:
    [(_, sent)] = await chat.says("/clear", date=int(chat.clock() - LATE_SECONDS - 1))
    assert chat.words("late-title") in sent["text"]


async def test_a_flood_gets_the_hotline_once_and_then_nothing_until_it_is_over(chat: Chat) -> None:
    answers = [await chat.says("hello") for _ in range(BURST + 5)]
    assert [len(calls) for calls in answers] == [1] * (BURST + 1) + [0] * 4
    [(_, hotline)] = answers[BURST]
    assert chat.words("hotline-title") in hotline["text"]
    assert len(chat.asked) == BURST
    chat.clock.now += QUIET_SECONDS
    assert len(await chat.says("hello")) == 1


async def test_channels_get_no_answer(chat: Chat) -> None:
    channel = {"id": -7, "type": "channel", "title": "News"}
    assert await chat.says("hello", chat=channel) == []
    assert await chat.gets(channel_post=chat.message(text="hello", chat=channel)) == []


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("@magnolia_bot no me pagan", "no me pagan"),
        ("@Magnolia_Bot, they took my passport", "they took my passport"),
        ("hello @magnolia_bot", "hello"),
        ("no me pagan", "no me pagan"),
        ("@magnolia_bots no me pagan", "@magnolia_bots no me pagan"),
        ("write to ana@magnolia_bot", "write to ana"),
        ("@magnolia_bot", ""),
    ],
)
def test_the_bots_own_name_is_not_read(typed: str, read: str) -> None:
    assert without_mention(typed, "magnolia_bot") == read


async def test_a_text_that_names_the_bot_is_read_without_the_name(chat: Chat) -> None:
    await chat.says("@magnolia_bot they took my passport")
    assert [text for text, _ in chat.asked] == ["they took my passport"]


async def test_a_corrected_text_changes_its_answer(chat: Chat) -> None:
    [(_, sent)] = await chat.says("they took my pasport", message_id=500)
    assert "text" in sent
    [(method, edited)] = await chat.gets(
        edited_message=chat.message(message_id=500, text="they took my passport", edit_date=int(chat.clock()))
    )
    assert (method, edited["chat_id"]) == ("editMessageText", chat.id)
    assert [text for text, _ in chat.asked] == ["they took my pasport", "they took my passport"]


async def test_an_older_text_that_is_corrected_gets_an_answer_of_its_own(chat: Chat) -> None:
    await chat.says("they took my pasport", message_id=500)
    await chat.says("hello", message_id=502)
    corrected = chat.message(message_id=500, text="they took my passport", edit_date=int(chat.clock()))
    [(method, _)] = await chat.gets(edited_message=corrected)
    assert method == "sendMessage"


async def test_a_correction_of_an_old_message_is_not_late(chat: Chat) -> None:
    written = int(chat.clock() - 10 * LATE_SECONDS)
    corrected = chat.message(message_id=500, text="they took my passport", date=written, edit_date=int(chat.clock()))
    await chat.gets(edited_message=corrected)
    assert [text for text, _ in chat.asked] == ["they took my passport"]


async def test_a_place_that_moves_is_answered_once(chat: Chat) -> None:
    place = {"latitude": 1.0, "longitude": 2.0, "live_period": 60}
    assert len(await chat.sends(message_id=500, location=place)) == 1
    assert await chat.gets(edited_message=chat.message(message_id=500, location=place, edit_date=1)) == []


async def test_after_a_close_nothing_of_the_page_before_is_known(chat: Chat) -> None:
    await chat.says("they took my passport")
    await chat.presses("en/leave")
    chat.clock.now += 1
    assert chat.messenger.recent.get(chat.id) is None
