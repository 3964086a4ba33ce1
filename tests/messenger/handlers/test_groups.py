"""Groups. Whatever happens there: a link into a private chat, or nothing at all."""

from collections.abc import Awaitable, Callable

import pytest

from bot.messenger.delivery import message_cache
from bot.messenger.handlers.update_handler import MAX_ATTEMPTS
from bot.messenger.transport.flood_guard import BURST
from bot.messenger.transport.incoming import IncomingUpdate
from bot.messenger.transport.update_queue import LATE_SECONDS
from bot.store.store import Claim
from tests.messenger.chat import ANONYMOUS_ADMINISTRATOR, Call, Chat, open_chat
from tests.messenger.fakes import Json, Outcome, Refused, claiming

NUMBER = "+44 808 157 0123"
BUTTON_REFUSED = Refused(400, "Bad Request: BUTTON_URL_INVALID")


@pytest.fixture(params=["group", "supergroup"])
async def group(request: pytest.FixtureRequest) -> Chat:
    return await open_chat(request.param)


def shown(calls: list[Call]) -> list[Json]:
    """What can be read in the chat after these calls."""
    read = [parameters for method, parameters in calls if "text" in parameters]
    return [{name: parameters[name] for name in ("text", "reply_markup") if name in parameters} for parameters in read]


@pytest.mark.parametrize(
    "text",
    [
        *("/start", "/hotline", "/clear", "/nonsense", "/start@magnolia_bot", "/START@Magnolia_Bot"),
        *("/start@magnolia_bot k1p", "/hotline@magnolia_bot my boss hits me"),
        *("@magnolia_bot", "hey @magnolia_bot help", "Is it you,@MAGNOLIA_BOT?", "(@magnolia_bot)"),
    ],
)
async def test_the_bot_answers_with_a_link_alone_when_addressed(group: Chat, text: str) -> None:
    assert shown(await group.says(text)) == [group.link_alone]


@pytest.mark.parametrize(
    "text",
    [
        *("they took my passport", "magnolia_bot", "/ start", "I want to kill myself"),
        *("/start@other", "/start@magnolia_bot2", "/start@my_magnolia_bot", "/start@other hey @magnolia_bot"),
        *("@magnolia_bot2", "@my_magnolia_bot", "me@magnolia_bot", "@magnolia_botанна"),
    ],
)
async def test_the_bot_is_silent_when_not_addressed(group: Chat, text: str) -> None:
    assert await group.says(text) == []


async def test_a_caption_that_names_the_bot_is_answered_and_another_is_not(group: Chat) -> None:
    photo = [{"file_id": "x", "file_unique_id": "y", "width": 1, "height": 1}]
    assert await group.sends(photo=photo, caption="look") == []
    assert shown(await group.sends(photo=photo, caption="look, @magnolia_bot")) == [group.link_alone]


@pytest.mark.parametrize("data", ["en/hotline", "en/topic/passport-kept", "en/leave", "en/clear", "ar/set/home", "?"])
async def test_a_press_shows_the_link_alone_in_place_of_the_pressed_message(group: Chat, data: str) -> None:
    calls = await group.presses(data)
    assert shown(calls) == [group.link_alone]
    assert sorted(method for method, _ in calls) == ["answerCallbackQuery", "editMessageText"]


async def test_an_anonymous_administrator_is_answered(group: Chat) -> None:
    sender = {"from": ANONYMOUS_ADMINISTRATOR, "sender_chat": {"id": group.id, "type": group.type, "title": "x"}}
    assert shown(await group.says("/start", **sender)) == [group.link_alone]


async def test_another_bot_is_not_answered(group: Chat) -> None:
    other = {"id": 8, "is_bot": True, "first_name": "Other", "username": "other_bot"}
    assert await group.says("/start", **{"from": other}) == []


async def test_an_answer_stays_in_its_topic() -> None:
    group = await open_chat("supergroup")
    [(_, sent)] = await group.says("/start", message_thread_id=77, is_topic_message=True)
    assert sent["message_thread_id"] == 77


async def test_a_reply_in_a_group_without_topics_is_answered_in_the_group() -> None:
    group = await open_chat("supergroup")
    [(_, sent)] = await group.says("/start", message_thread_id=77)
    assert "message_thread_id" not in sent


async def test_a_press_on_a_message_that_is_gone_is_answered_in_its_topic() -> None:
    script: dict[str, list[Outcome]] = {"editMessageText": [Refused(400, "Bad Request: message to edit not found")]}
    group = await open_chat("supergroup", script=script)
    calls = await group.presses("en/home", message_thread_id=77, is_topic_message=True)
    assert [sent["message_thread_id"] for method, sent in calls if method == "sendMessage"] == [77]


async def test_messages_of_a_group_are_not_recorded(group: Chat) -> None:
    await group.says("hello", message_id=77)
    assert await group.store.recorded_messages(group.id) == []


Trouble = Callable[[Chat, pytest.MonkeyPatch], Awaitable[list[Call]]]


async def flood(group: Chat, patch: pytest.MonkeyPatch) -> list[Call]:
    return [call for _ in range(BURST + 1) for call in await group.says("/start@magnolia_bot")]


async def flood_of_presses(group: Chat, patch: pytest.MonkeyPatch) -> list[Call]:
    return [call for _ in range(2 * BURST) for call in await group.presses("en/hotline")]


async def refused_message(group: Chat, patch: pytest.MonkeyPatch) -> list[Call]:
    group.request.script["sendMessage"] = [BUTTON_REFUSED]
    return await group.says("/start")


async def refused_edit_and_message(group: Chat, patch: pytest.MonkeyPatch) -> list[Call]:
    group.request.script |= {"editMessageText": [BUTTON_REFUSED], "sendMessage": [BUTTON_REFUSED]}
    return await group.presses("en/home")


async def broken_screen(group: Chat, patch: pytest.MonkeyPatch) -> list[Call]:
    patch.setattr(message_cache, "render", lambda screen: 1 / 0)
    return await group.says("/start")


async def late_message(group: Chat, patch: pytest.MonkeyPatch) -> list[Call]:
    return await group.says("/start", date=int(group.clock() - LATE_SECONDS - 60))


async def fourth_attempt(group: Chat, patch: pytest.MonkeyPatch) -> list[Call]:
    patch.setattr(group.store, "claim", claiming(Claim(attempts=MAX_ATTEMPTS + 1)))
    return await group.says("/start")


async def closed_chat(group: Chat, patch: pytest.MonkeyPatch) -> list[Call]:
    patch.setattr(group.store, "claim", claiming(Claim(chat_closed=True)))
    return await group.says("/start")


async def unreadable_update(group: Chat, patch: pytest.MonkeyPatch) -> list[Call]:
    return await group.takes(IncomingUpdate(1, group.id, is_private=group.type == "private"))


TROUBLES: dict[Trouble, str | None] = {
    flood: NUMBER,
    flood_of_presses: NUMBER,
    refused_message: NUMBER,
    refused_edit_and_message: NUMBER,
    broken_screen: NUMBER,
    late_message: "The guide works again",
    fourth_attempt: NUMBER,
    closed_chat: None,
    unreadable_update: NUMBER,
}
"""What can go wrong, and what a person gets of it in a private chat."""

named = pytest.mark.parametrize("trouble", TROUBLES, ids=lambda trouble: trouble.__name__)


@named
async def test_no_trouble_brings_the_hotline_into_a_group(
    group: Chat, monkeypatch: pytest.MonkeyPatch, trouble: Trouble
) -> None:
    calls = await trouble(group, monkeypatch)
    assert all(read == group.link_alone for read in shown(calls))
    assert {method for method, _ in calls} <= {"sendMessage", "editMessageText", "answerCallbackQuery", "deleteMessage"}


@named
async def test_in_a_private_chat_the_same_troubles_bring_the_number(
    monkeypatch: pytest.MonkeyPatch, trouble: Trouble
) -> None:
    calls = await trouble(await open_chat(), monkeypatch)
    texts, expected = [parameters["text"] for _, parameters in calls if "text" in parameters], TROUBLES[trouble]
    assert texts == [] if expected is None else expected in texts[-1]


async def test_a_flood_in_a_group_gets_no_more_than_human_speed(group: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(await flood(group, monkeypatch)) == BURST
