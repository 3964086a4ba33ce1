"""Typed commands and links, and the words that people write after a command."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guide.model import Urgency
from bot.messenger.handlers.commands import split_command
from bot.screens.content import Content
from tests.kit.content import content, found
from tests.kit.world import region_catalog
from tests.messenger.chat import Call, Chat, open_chat

TOPIC = "wages-owed"


@pytest.fixture
async def chat() -> Chat:
    """Whatever is typed in it is answered with the topic of unpaid wages."""
    return await open_chat(content=content(found(TOPIC)))


def title(shown: Content, topic: str = TOPIC, language: str = "en") -> str:
    return shown.guide.localized(language).topics[topic].title


def text_of(calls: list[Call]) -> str:
    [(method, sent)] = calls
    assert method == "sendMessage"
    return str(sent["text"])


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("/start", "home-title"),
        ("/hotline", "hotline-title"),
        ("/HOTLINE@magnolia_bot", "hotline-title"),
        ("/hotline@another_bot", "hotline-title"),
        ("/topics", "topics-title"),
        ("/language", "language-title"),
        ("/privacy", "privacy-title"),
        ("/help", "about-title"),
        ("/menu", "topics-title"),
        ("/settings", "language-title"),
        ("/share", "share-guide-title"),
        ("/about", "about-title"),
    ],
)
async def test_a_command_opens_its_screen(chat: Chat, command: str, words: str) -> None:
    assert chat.words(words, name="Tidewell") in text_of(await chat.says(command))
    assert chat.asked == []


@pytest.mark.parametrize(("command", "read"), [("/nonsense", "nonsense"), ("/911", "911"), ("/no_pay", "no pay")])
async def test_an_unknown_command_is_read_and_where_it_means_nothing_that_is_said(command: str, read: str) -> None:
    chat = await open_chat()
    assert chat.words("notice-command") in text_of(await chat.says(command))
    assert [text for text, _ in chat.asked] == [read]


async def test_a_command_without_its_entity_opens_its_screen_too(chat: Chat) -> None:
    assert chat.words("hotline-title") in text_of(await chat.sends(text="/hotline"))


async def test_clear_deletes_what_is_recorded(chat: Chat) -> None:
    await chat.says("hello", message_id=77)
    methods = [method for method, _ in await chat.says("/clear", message_id=78)]
    assert methods == ["deleteMessages", "sendMessage"]
    assert not {77, 78} & set(await chat.store.recorded_messages(chat.id))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("/help I want to kill myself", "I want to kill myself"),
        ("/help@magnolia_bot I want to kill myself", "I want to kill myself"),
        ("/help\nI want to kill myself", "I want to kill myself"),
        ("/help, he hit me", ", he hit me"),
        ("/hotline my boss does not pay me", "my boss does not pay me"),
        ("/topics wages", "wages"),
        ("/start they took my passport", "they took my passport"),
        ("/start أخذوا جوازي", "أخذوا جوازي"),
        ("/start ¡ayuda!", "¡ayuda!"),
        ("/no me pagan", "no me pagan"),
        ("/ayúdame", "ayúdame"),
        ("/ they took my passport", "/ they took my passport"),
        ("/لا يدفعون لي", "/لا يدفعون لي"),
        ("/clear everything", "clear everything"),
    ],
)
async def test_words_after_a_command_are_read(chat: Chat, text: str, read: str) -> None:
    assert title(chat.content) in text_of(await chat.says(text))
    assert [words for words, _ in chat.asked] == [read]


@pytest.mark.parametrize("text", ["/help I want to kill myself", "/hotline I want to kill myself", "/x quiero morir"])
async def test_an_urgent_sentence_after_a_command_is_answered_as_one(text: str) -> None:
    chat = await open_chat(content=content(found(urgent=Urgency.SELF_HARM)))
    assert "556" in text_of(await chat.says(text))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("/help I want to kill myself", "556"),
        ("/hotline my boss does not pay me", "Your wages are late or too low"),
        ("/لا يدفعون لي أجري", "أجرك متأخر"),
        ("/clear all these messages quick", "Shall the messages here be deleted?"),
    ],
)
async def test_with_a_real_search_words_after_a_command_open_what_they_say(text: str, shown: str) -> None:
    chat = await open_chat(content=region_catalog().content)
    assert shown in text_of(await chat.says(text))


@pytest.mark.parametrize("command", ["/close", "/stop", "/STOP@magnolia_bot"])
async def test_close_and_stop_show_a_harmless_page_and_delete_what_is_recorded(chat: Chat, command: str) -> None:
    """/stop is what every other bot taught people to type."""
    await chat.says("hello", message_id=77)
    everyday = chat.content.guide.localized("en").everyday.title
    calls = await chat.says(command, message_id=78)
    assert {method for method, _ in calls} == {"sendMessage", "deleteMessages"}
    [sent] = [str(parameters["text"]) for method, parameters in calls if method == "sendMessage"]
    assert everyday in sent
    assert 77 not in await chat.store.recorded_messages(chat.id)
    assert chat.asked == [("hello", "en")]


@pytest.mark.parametrize("text", ["/stop he is hitting me", "/close he is hitting me"])
async def test_words_after_close_or_stop_are_read(chat: Chat, text: str) -> None:
    await chat.says(text)
    assert [asked for asked, _ in chat.asked] == ["he is hitting me"]


@pytest.mark.parametrize(
    ("payload", "topic", "language"),
    [
        ("k1p", "passport-kept", "en"),
        ("k1p__church", "passport-kept", "en"),
        ("ar_topic_passport-kept", "passport-kept", "ar"),
        ("ar_k1p", "passport-kept", "ar"),
    ],
)
async def test_a_link_opens_its_screen(chat: Chat, payload: str, topic: str, language: str) -> None:
    assert title(chat.content, topic, language) in text_of(await chat.says(f"/start {payload}"))
    assert chat.asked == []


@pytest.mark.parametrize("payload", ["gone", "topic_gone", "A_B", "-", "x" * 64])
async def test_a_link_that_leads_nowhere_opens_home_with_a_notice(chat: Chat, payload: str) -> None:
    text = text_of(await chat.says(f"/start {payload}"))
    notices = (chat.words("notice-gone"), chat.words("notice-broken"))
    assert any(notice in text for notice in notices)


async def test_a_link_carries_no_effect(chat: Chat) -> None:
    await chat.says("hello", message_id=77)
    await chat.says("/start clear")
    await chat.says("/start ar_set_home")
    assert 77 in await chat.store.recorded_messages(chat.id)
    assert await chat.store.language(chat.id) != "ar"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("/help", ("help", "")),
        ("/Help@magnolia_bot I am hurt", ("help", "I am hurt")),
        ("/help,now", ("help", ",now")),
        ("help", None),
        ("/", None),
        ("/ help", None),
        ("", None),
    ],
)
def test_a_command_is_split_from_the_words_after_it(text: str, parts: tuple[str, str] | None) -> None:
    assert split_command(text) == parts


@given(st.text(max_size=200))
async def test_any_text_at_all_after_a_command_is_answered(text: str) -> None:
    chat = await open_chat()
    for command in ("/start", "/help", "/x", "/"):
        assert [method for method, _ in await chat.says(f"{command} {text}")] == ["sendMessage"]
    assert chat.metrics.fallbacks.value == 0
